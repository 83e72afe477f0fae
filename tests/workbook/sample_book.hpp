// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "planner/committee/comparison.hpp"
#include "planner/publish/json.hpp"
#include "planner/workbook/committee_workbook.hpp"
#include "tests/built_in.hpp"

namespace landfall::samples {

struct Question {
  std::vector<std::string> sites, modules;
  std::string deal = "colocation", financing = "project-loan";
  std::vector<std::pair<std::string, double>> set{};
  publish::Language language = publish::Language::en;
  int top = 2;
  std::vector<std::string> order{};  ///< of places; as ranked when empty
  bool time_of_use = false;
  double solar_kw = 0.0, battery_kw = 0.0;  ///< on site, the battery for four hours
};

/// A comparison of built-in places and designs, and its workbook.
class BookSample {
 public:
  explicit BookSample(const Question& question) : messages_(test::built_in_messages()) {
    portfolio_ = test::built_in_with([&](portfolio::Request& request) {
      request.sites = question.sites;
      request.modules = question.modules;
      request.deal = question.deal;
      request.financing = question.financing;
      request.draws = 0;
      if (question.time_of_use) request.tariff = sites::Pricing::time_of_use;
      if (question.solar_kw > 0.0) {
        energy::Sizes sizes;
        sizes.technology = "on-site";
        const auto size = [](FactRecord& fact, double value) { fact.value = fact.low = fact.high = value; };
        size(sizes.wanted.solar, question.solar_kw);
        size(sizes.wanted.battery_power, question.battery_kw);
        size(sizes.wanted.battery_energy, 4.0 * question.battery_kw);
        size(sizes.wanted.tenant_share, 0.25);
        request.on_site = sizes;
      }
      for (const auto& [path, value] : question.set) request.overrides.push_back({path, value, {}});
    });
    record_.version = "0.1.0";
    record_.commit = "0000000";
    record_.valuation_date = portfolio_.valuation_date;
    comparison_ = committee::compare(portfolio_, {1, {}, true});
    if (!question.order.empty()) {
      const auto at = [&](const committee::Candidate& candidate) {
        return std::find(question.order.begin(), question.order.end(), candidate.appraisal.site);
      };
      std::stable_sort(comparison_.candidates.begin(), comparison_.candidates.end(),
                       [&](const committee::Candidate& a, const committee::Candidate& b) { return at(a) < at(b); });
    }
    context_ = std::make_unique<publish::Context>(publish::Context{portfolio_, messages_, record_, question.language});
    book_ = workbook::committee_workbook(comparison_, *context_, {question.top});
  }
  BookSample(const BookSample&) = delete;
  BookSample& operator=(const BookSample&) = delete;

  [[nodiscard]] const workbook::Workbook& book() const { return book_; }
  [[nodiscard]] const committee::Comparison& comparison() const { return comparison_; }
  [[nodiscard]] const publish::Context& context() const { return *context_; }
  [[nodiscard]] portfolio::Portfolio& portfolio() { return portfolio_; }
  [[nodiscard]] const workbook::Sheet& sheet(const std::string& name) const {
    for (const workbook::Sheet& sheet : book_.sheets) {
      if (sheet.name == name) return sheet;
    }
    throw std::out_of_range("no sheet " + name);
  }

 private:
  publish::Messages messages_;
  publish::Record record_;
  portfolio::Portfolio portfolio_;
  committee::Comparison comparison_;
  std::unique_ptr<publish::Context> context_;
  workbook::Workbook book_;
};

}  // namespace landfall::samples
