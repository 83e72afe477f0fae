// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <deque>
#include <span>

#include "tests/finance/run.hpp"

using namespace landfall;

namespace {

/// Tax returns made by hand, one a plan year.
struct Books {
  samples::Sample sample = samples::sample();
  double opening = 0.0;
  double life_years = 20.0;
  std::vector<double> results;
  std::vector<double> ebitda;            // as `results` where empty
  std::vector<double> monthly_interest;  // none where empty

  struct Assessed {
    std::vector<double> profit, used, rate, tax, month;
  };
  [[nodiscard]] Assessed assess() const {
    const int years = static_cast<int>(results.size());
    Ledger<double> ledger(12 * years);
    const auto timeline = cost::write_timeline(opening, 12.0 * life_years, 0, ledger);
    finance::TaxBasis<double> basis{ledger.zeros("ebitda", "USD", Span::year), ledger.zeros("result", "USD", Span::year),
                                    ledger.zeros("operating", "month", Span::year)};
    for (int y = 0; y < years; ++y) {
      const auto i = static_cast<std::size_t>(y);
      basis.result.set(y, results[i]);
      basis.ebitda.set(y, ebitda.empty() ? results[i] : ebitda[i]);
      basis.operating.set(y, sum(timeline.operating, 12 * y, 12 * y + 12));
    }
    Row<double> interest = ledger.zeros("interest", "USD");
    for (int t = 0; t < 12 * years && !monthly_interest.empty(); ++t) interest.set(t, monthly_interest[static_cast<std::size_t>(t / 12)]);
    const std::size_t first = ledger.names().size();
    const Row<double> month =
        finance::write_tax(Reading<double>(), sample.candidate(), finance::levered_tax, timeline, basis, &interest, ledger);
    Assessed assessed;
    for (std::size_t row = first; row < ledger.names().size(); ++row) {
      const std::string name(ledger.names()[row].name);
      const auto copy = [&](std::vector<double>& into) {
        for (int y = 0; y < years; ++y) into.push_back(ledger.at(row)[y]);
      };
      if (name == "tax.profit") copy(assessed.profit);
      if (name == "tax.losses-used") copy(assessed.used);
      if (name == "tax.rate") copy(assessed.rate);
      if (name == "tax.year") copy(assessed.tax);
    }
    assessed.month = finance::values(month, 12 * years);
    return assessed;
  }
};

Books simple(std::vector<double> results) {
  Books books;
  books.results = std::move(results);
  sites::Tax& tax = books.sample.site.tax;
  samples::fix(tax.corporate_rate, 0.2);
  samples::fix(tax.holiday_rate, 0.05);
  samples::fix(tax.holiday_years, 0.0);
  samples::fix(tax.loss_carry_forward, 100.0);
  samples::fix(tax.loss_offset_limit, 1.0);
  samples::fix(tax.interest_cap, 1.0);
  samples::fix(tax.pillar2_rate, 0.15);
  return books;
}

void check(const std::vector<double>& found, std::initializer_list<double> wanted) {
  REQUIRE(found.size() == wanted.size());
  std::size_t i = 0;
  for (const double value : wanted) CHECK(found[i++] == doctest::Approx(value).epsilon(1e-12));
}

}  // namespace

TEST_CASE("losses are used first in, first out, and are gone after their years") {
  Books books = simple({-100.0, -50.0, 60.0, 60.0, 100.0});
  check(books.assess().tax, {0.0, 0.0, 0.0, 0.0, 0.2 * 70.0});
  samples::fix(books.sample.site.tax.loss_carry_forward, 2.0);
  // Year 3 may take the loss of year 1 or 2 only: the 40 left of year 0 are gone.
  check(books.assess().used, {0.0, 0.0, 60.0, 50.0, 0.0});
  check(books.assess().tax, {0.0, 0.0, 0.0, 2.0, 20.0});
  samples::fix(books.sample.site.tax.loss_carry_forward, 0.0);
  check(books.assess().tax, {0.0, 0.0, 12.0, 12.0, 20.0});
}

TEST_CASE("a limit on offset taxes part of every profit") {
  Books books = simple({-100.0, 50.0, 50.0, 100.0});
  samples::fix(books.sample.site.tax.loss_offset_limit, 0.6);
  check(books.assess().used, {0.0, 30.0, 30.0, 40.0});
  check(books.assess().tax, {0.0, 4.0, 4.0, 12.0});
}

TEST_CASE("the running sums of losses give what a queue of years gives") {
  samples::Chance chance(61);
  for (int round = 0; round < 400; ++round) {
    std::vector<double> results;
    for (int y = 0; y < 25; ++y) results.push_back(chance.between(-100.0, 100.0));
    Books books = simple(results);
    const int keep = chance.one_in(4) ? 100 : chance.below(7);
    const double limit = chance.one_in(2) ? 1.0 : chance.between(0.2, 1.0);
    samples::fix(books.sample.site.tax.loss_carry_forward, keep);
    samples::fix(books.sample.site.tax.loss_offset_limit, limit);
    const auto assessed = books.assess();
    struct Loss {
      int year;
      double left;
    };
    std::deque<Loss> queue;
    for (int y = 0; y < 25; ++y) {
      const double result = results[static_cast<std::size_t>(y)];
      while (!queue.empty() && y - queue.front().year > keep) queue.pop_front();
      double room = std::max(result, 0.0) * limit, used = 0.0;
      while (!queue.empty() && room > 0.0) {
        const double taken = std::min(room, queue.front().left);
        queue.front().left -= taken;
        room -= taken;
        used += taken;
        if (queue.front().left <= 0.0) queue.pop_front();
      }
      CHECK(samples::near(assessed.used[static_cast<std::size_t>(y)], used, 100.0));
      CHECK(samples::near(assessed.tax[static_cast<std::size_t>(y)], 0.2 * (std::max(result, 0.0) - used), 100.0));
      if (result < 0.0) queue.push_back({y, -result});
    }
  }
}

TEST_CASE("a holiday runs from the opening; the year it ends takes both rates by months of operation") {
  Books books = simple({100.0, 100.0, 100.0, 100.0, 100.0});
  books.opening = 6.0;
  samples::fix(books.sample.site.tax.holiday_years, 3.0);
  check(books.assess().rate, {0.05, 0.05, 0.05, 0.125, 0.2});
  samples::fix(books.sample.site.tax.holiday_years, 0.25);  // three of the first year's six months
  check(books.assess().rate, {0.125, 0.2, 0.2, 0.2, 0.2});
  samples::fix(books.sample.site.tax.holiday_years, 0.0);
  check(books.assess().rate, {0.2, 0.2, 0.2, 0.2, 0.2});
  samples::fix(books.sample.site.tax.holiday_years, 3.25);  // until month 45
  books.life_years = 3.5;                                   // until month 48
  check(books.assess().rate, {0.05, 0.05, 0.05, 0.05 + 0.15 * 0.25, 0.2});
}

TEST_CASE("no year leaves the two rates, whatever the opening, the holiday and the life") {
  samples::Chance chance(62);
  for (int round = 0; round < 200; ++round) {
    Books books = simple(std::vector<double>(12, 100.0));
    books.opening = chance.between(0.0, 40.0);
    books.life_years = chance.between(1.0, 7.0);
    samples::fix(books.sample.site.tax.holiday_years, chance.between(0.0, 8.0));
    for (const double rate : books.assess().rate) {
      CHECK(rate >= 0.05);
      CHECK(rate <= 0.2);
    }
  }
}

TEST_CASE("the minimum tax tops a holiday up, for groups in scope and where the country has it") {
  Books books = simple({100.0, 100.0, 100.0});
  samples::fix(books.sample.site.tax.holiday_years, 1.0);
  check(books.assess().rate, {0.05, 0.2, 0.2});
  books.sample.pillar2_in_scope = true;
  check(books.assess().rate, {0.15, 0.2, 0.2});
  samples::fix(books.sample.site.tax.pillar2_rate, 0.0);
  check(books.assess().rate, {0.05, 0.2, 0.2});
}

TEST_CASE("interest is deducted up to its share of EBITDA, and what exceeds it is lost") {
  Books books = simple({60.0, 60.0, -10.0});
  books.ebitda = {100.0, 200.0, -5.0};
  books.monthly_interest = {50.0 / 12.0, 50.0 / 12.0, 50.0 / 12.0};
  check(books.assess().profit, {10.0, 10.0, -60.0});
  samples::fix(books.sample.site.tax.interest_cap, 0.3);
  check(books.assess().profit, {30.0, 10.0, -10.0});
}

TEST_CASE("a year's tax is paid in even instalments over its months of operation") {
  Books books = simple({100.0, 240.0});
  books.opening = 9.5;
  const auto assessed = books.assess();
  CHECK(assessed.month[8] == 0.0);
  CHECK(assessed.month[9] == doctest::Approx(20.0 * 0.5 / 2.5));
  CHECK(assessed.month[10] == doctest::Approx(20.0 / 2.5));
  CHECK(assessed.month[12] == doctest::Approx(4.0));
  CHECK(assessed.month[23] == doctest::Approx(4.0));
}

TEST_CASE("each class depreciates in a straight line over its tax life from the opening, the rest is written off at the end") {
  samples::Sample sample = samples::sample({.deal = "gpu-rental-h200", .financing = "all-equity"});
  sites::Tax& tax = sample.site.tax;
  samples::fix(tax.depreciation_plant, 4.0);
  samples::fix(tax.depreciation_building, 30.0);
  samples::fix(tax.depreciation_servers, 3.0);
  samples::fix(sample.deal.plan.life, 5.0);
  const samples::Run run(sample);
  const auto base = cost::depreciable_base(run.flow.capex);
  const double opening = run.flow.timeline.opening;
  const int from = static_cast<int>(std::ceil(opening));
  const double part = from - opening;
  const double all = base.plant / 48.0 + base.building / 360.0 + base.hardware / 36.0;
  CHECK(run.flow.depreciation.month[from - 1] == doctest::Approx(all * part));
  CHECK(run.flow.depreciation.month[from] == doctest::Approx(all));
  CHECK(run.flow.depreciation.month[from + 34] == doctest::Approx(all));
  CHECK(run.flow.depreciation.month[from + 36] == doctest::Approx(base.plant / 48.0 + base.building / 360.0));
  CHECK(run.flow.depreciation.month[from + 50] == doctest::Approx(base.building / 360.0));
  CHECK(run.flow.depreciation.undepreciated == doctest::Approx(base.building * (1.0 - 60.0 / 360.0)));
  CHECK(run.total(run.flow.depreciation.month) == doctest::Approx(base.plant + base.hardware + base.building * 60.0 / 360.0));
}
