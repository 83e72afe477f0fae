// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/due_diligence.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "planner/committee/documents_file.hpp"
#include "planner/committee/what_to_verify.hpp"
#include "tests/built_in.hpp"

using namespace landfall;
using namespace landfall::committee;

namespace {

constexpr const char* site = "sa-riyadh";
constexpr const char* module = "ai-liquid-60kw-1200";

const portfolio::Portfolio& question() {
  static const portfolio::Portfolio question = [] {
    portfolio::Portfolio asked = test::built_in_with([](portfolio::Request& request) {
      request.sites = {site};
      request.modules = {module};
      request.draws = 0;
      request.investor = "gulf-sovereign";
    });
    portfolio::number_facts(asked);
    return asked;
  }();
  return question;
}

appraisal::Appraisal appraise(const portfolio::Portfolio& asked) {
  const sites::Site& place = asked.sites.at(site);
  return appraisal::appraise(asked, place, asked.modules.at(module), appraisal::weather_of(asked, place),
                             appraisal::design_of(asked, place));
}

/// The candidate appraised whole, from its weather on, with one fact elsewhere.
appraisal::Appraisal with(const std::string& path, double value) {
  portfolio::Portfolio asked = question();
  for (const InputRef& input : portfolio::find_inputs(asked, path)) portfolio::set_input(asked, input, value);
  return appraise(asked);
}

/// What keeps the number of modules, the gates and the length of the plan, which the list holds fixed.
bool keeps_its_form(const std::string& path) {
  const std::string plain = portfolio::without_id(path);
  for (const char* part : {"project.", "module.it.", "deal.plan.life", "costs.time.", "module.schedule.", "site.power.connection_time",
                           "deal.letting.occupancy", "deal.letting.utilisation"}) {
    if (plain.starts_with(part)) return false;
  }
  return true;
}

Documents no_documents() { return {}; }

}  // namespace

TEST_CASE("swings and ends are those of appraising the candidate anew at each end, to 1e-9") {
  const portfolio::Portfolio& asked = question();
  const appraisal::Appraisal base = appraise(asked);
  const Documents documents = no_documents();
  const DueDiligence list = due_diligence(asked, base, documents);
  REQUIRE(list.doubts.size() > 60);
  int compared = 0, plant = 0;
  for (const Doubt& doubt : list.doubts) {
    if (!keeps_its_form(doubt.path)) continue;
    const bool of_plant = doubt.path.find(".cooling.") != std::string::npos || doubt.path.find(".electrical.") != std::string::npos;
    if (of_plant && ++plant > 4) continue;  // a year of hours each
    if (!of_plant && compared > 40) continue;
    CAPTURE(doubt.path);
    const auto low = with(doubt.path, doubt.fact->low).returns.equity.rate, high = with(doubt.path, doubt.fact->high).returns.equity.rate;
    REQUIRE(low.has_value());
    REQUIRE(high.has_value());
    REQUIRE(doubt.equity_irr_low.has_value());
    REQUIRE(doubt.equity_irr_high.has_value());
    CHECK(std::abs(*doubt.equity_irr_low - *low) < 1e-9);
    CHECK(std::abs(*doubt.equity_irr_high - *high) < 1e-9);
    const auto [least, most] = std::minmax({*low, *base.returns.equity.rate, *high});
    CHECK(std::abs(doubt.swing - (most - least)) < 1e-9);
    ++compared;
  }
  CHECK(compared > 30);
}

TEST_CASE("a switching value flips the verdict: on one side of it the hurdle is met, on the other not") {
  const portfolio::Portfolio& asked = question();
  const appraisal::Appraisal base = appraise(asked);
  const double hurdle = asked.investor.returns.hurdle.value;
  const Documents documents = no_documents();
  const DueDiligence list = due_diligence(asked, base, documents);
  int tried = 0;
  for (const Doubt& doubt : list.doubts) {
    if (!doubt.switching_value || !keeps_its_form(doubt.path) || ++tried > 6) continue;
    CAPTURE(doubt.path);
    const double at = *doubt.switching_value, step = 1e-4 * (doubt.fact->high - doubt.fact->low);
    CHECK(at >= doubt.fact->low);
    CHECK(at <= doubt.fact->high);
    const bool below = *with(doubt.path, at - step).returns.equity.rate >= hurdle;
    const bool above = *with(doubt.path, at + step).returns.equity.rate >= hurdle;
    CHECK(below != above);
    const auto says_below = [&](double value) {
      const Findings findings = with(doubt.path, value).findings;
      return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.code == "finance.below-hurdle"; });
    };
    CHECK(says_below(at - step) != says_below(at + step));
  }
  CHECK(tried >= 3);
}

TEST_CASE("what to verify holds the plant's facts, as the candidate's own list has them, and the smallest change is the least way") {
  portfolio::Portfolio asked = test::built_in_with([](portfolio::Request& request) {
    request.sites = {site, "kw-kuwait"};
    request.modules = {module, "ai-rdhx-1000"};
    request.draws = 0;
  });
  const Comparison comparison = compare(asked);
  const Documents documents = no_documents();
  const WhatToVerify what = what_to_verify(asked, comparison, documents, 4);
  const Candidate& first = comparison.candidates.front();
  const DueDiligence own = due_diligence(asked, first.appraisal, documents);
  int plant = 0;
  for (const Verification& entry : what.facts) {
    const bool of_plant = entry.path.find(".cooling.") != std::string::npos || entry.path.find(".electrical.") != std::string::npos;
    if (!of_plant || entry.swing_site != first.appraisal.site || entry.swing_module != first.appraisal.module) continue;
    CAPTURE(entry.path);
    const auto found = std::find_if(own.doubts.begin(), own.doubts.end(), [&](const Doubt& doubt) { return doubt.path == entry.path; });
    REQUIRE(found != own.doubts.end());
    CHECK(entry.swing == doctest::Approx(found->swing).epsilon(1e-9));
    ++plant;
  }
  CHECK(plant >= 3);
  double least = 2.0;
  for (const Verification& entry : what.facts) {
    if (entry.flips_winner) least = std::min(least, entry.flips_winner->way);
  }
  CHECK(what.smallest_flip.has_value() == (least <= 1.0));
  if (what.smallest_flip) {
    const Verification& smallest = what.facts[*what.smallest_flip];
    CHECK(smallest.flips_winner->way == least);
    // Put there and a little beyond, another candidate is first.
    portfolio::Portfolio moved = test::built_in_with([&](portfolio::Request& request) {
      request.sites = {site, "kw-kuwait"};
      request.modules = {module, "ai-rdhx-1000"};
      request.draws = 0;
    });
    const double beyond = smallest.flips_winner->value + 1e-3 * (smallest.flips_winner->value - smallest.fact->value);
    for (const InputRef& input : portfolio::find_inputs(moved, smallest.path)) portfolio::set_input(moved, input, beyond);
    const Comparison again = compare(moved);
    CHECK((again.candidates.front().appraisal.site != first.appraisal.site ||
           again.candidates.front().appraisal.module != first.appraisal.module));
  }
}
