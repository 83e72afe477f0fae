// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "planner/finance/dated.hpp"
#include "tests/cli/program.hpp"
#include "tests/finance/loan.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;
using samples::cents;

/// The cases of docs/validation-finance.md, with the figures that stand there.
namespace {

/// Asks for the figure on the page, so that page and model can't part.
void stands(const std::string& figure) {
  static const std::string page = landfall::test::shipped("docs/validation-finance.md");
  CAPTURE(figure);
  CHECK(page.find(figure) != std::string::npos);
}

}  // namespace

TEST_CASE("a level loan of 1,200,000 over twelve months at 6 %") {
  const samples::Loan loan = samples::level_loan(1200000.0, 12, 0.06);
  for (std::size_t t = 1; t <= 12; ++t) CHECK(cents(loan.service[t], 103279.72));
  CHECK(cents(loan.interest[1], 6000.00));
  CHECK(cents(loan.principal[1], 97279.72));
  CHECK(cents(loan.balance[1], 1102720.28));
  CHECK(cents(loan.interest[2], 5513.60));
  CHECK(cents(loan.balance[2], 1004954.17));
  CHECK(cents(loan.interest[12], 513.83));
  CHECK(cents(loan.balance[12], 0.0));
  for (const char* figure : {"103,279.72", "97,279.72", "1,102,720.28", "5,513.60", "1,004,954.17", "513.83"}) stands(figure);
}

TEST_CASE("a loan sculpted to 130, 143 and 150.8 at a cover of 1.3 and 10 %") {
  const samples::Loan loan = samples::loan(finance::Repayment::sculpted, 1e9, 3, 1.2, 1.3, {0.0, 130.0, 143.0, 150.8}, 24);
  CHECK(loan.size == doctest::Approx(100.0 / 1.1 + 110.0 / 1.21 + 116.0 / 1.331).epsilon(1e-13));
  CHECK(cents(loan.size, 268.97));
  CHECK(cents(loan.service[1], 100.0));
  CHECK(cents(loan.service[2], 110.0));
  CHECK(cents(loan.service[3], 116.0));
  CHECK(cents(loan.interest[1], 26.90));
  CHECK(cents(loan.balance[1], 195.87));
  CHECK(cents(loan.balance[2], 105.45));
  CHECK(cents(loan.balance[3], 0.0));
  for (const char* figure : {"268.97", "26.90", "195.87", "105.45"}) stands(figure);
}

TEST_CASE("a tax holiday with losses: opening in the middle of the first year") {
  samples::Sample sample = samples::sample();
  sites::Tax& tax = sample.site.tax;
  samples::fix(tax.corporate_rate, 0.25);
  samples::fix(tax.holiday_rate, 0.10);
  samples::fix(tax.holiday_years, 2.0);
  samples::fix(tax.loss_carry_forward, 5.0);
  samples::fix(tax.loss_offset_limit, 0.5);
  const std::vector<double> results{-50.0, 20.0, 60.0, 100.0, 100.0}, wanted{0.0, 1.0, 5.25, 22.5, 25.0};
  Ledger<double> ledger(60);
  const auto timeline = cost::write_timeline(6.0, 54.0, 0, ledger);
  finance::TaxBasis<double> basis{ledger.zeros("ebitda", "USD", Span::year), ledger.zeros("result", "USD", Span::year),
                                  ledger.zeros("operating", "month", Span::year)};
  for (int year = 0; year < 5; ++year) {
    basis.ebitda.set(year, results[static_cast<std::size_t>(year)]);
    basis.result.set(year, results[static_cast<std::size_t>(year)]);
    basis.operating.set(year, year == 0 ? 6.0 : 12.0);
  }
  const Row<double> paid = finance::write_tax(Reading<double>(), sample.candidate(), finance::unlevered_tax, timeline, basis,
                                              static_cast<const Row<double>*>(nullptr), ledger);
  for (int year = 0; year < 5; ++year) {
    CHECK(sum(paid, 12 * year, 12 * year + 12) == doctest::Approx(wanted[static_cast<std::size_t>(year)]).epsilon(1e-13));
  }
  stands("| 3 | 60 | 40 | 30 | 30 | 17.5 % | 5.25 |");
}

TEST_CASE("a hall of 1,000 kW fills from 40 to 90 % in four months from an opening in the middle of a month") {
  samples::Sample sample = samples::sample();
  auto& time = sample.book.time;
  for (FactRecord* fact :
       {static_cast<FactRecord*>(&time.design_and_permits), static_cast<FactRecord*>(&time.site_works),
        static_cast<FactRecord*>(&time.shipping_southeast_asia), static_cast<FactRecord*>(&time.grid_margin),
        static_cast<FactRecord*>(&sample.site.power.connection_time), static_cast<FactRecord*>(&sample.module.schedule.factory_slot),
        static_cast<FactRecord*>(&sample.module.schedule.manufacture), static_cast<FactRecord*>(&sample.module.schedule.install)}) {
    samples::fix(*fact, 0.0);
  }
  samples::fix(sample.module.schedule.commission, 2.5 * 52.0 / 12.0);
  sample.conditions = {};
  samples::fix(sample.module.it.load, 1000.0);
  sample.build.modules = 1;
  samples::fix(sample.site.market.colocation_rent, 100.0);
  samples::fix(sample.deal.colocation.rent_level, 1.0);
  samples::fix(sample.deal.colocation.escalator, 0.0);
  samples::fix(sample.module.market.rent_premium, 0.0);
  samples::fix(sample.deal.letting.pre_let, 0.4);
  samples::fix(sample.deal.letting.occupancy, 0.9);
  samples::fix(sample.deal.letting.lease_up, 4.0);
  const samples::Run run(sample);
  CHECK(run.flow.timeline.opening == doctest::Approx(2.5).epsilon(1e-14));
  const std::vector<double> wanted{0.0, 0.0, 20000.0, 52500.0, 65000.0, 77500.0, 90000.0, 90000.0};
  for (std::size_t t = 0; t < wanted.size(); ++t) {
    CAPTURE(t);
    CHECK(std::abs(run.flow.revenue.rent[static_cast<int>(t)] - wanted[t]) < 1e-6);
  }
  stands("| 3 | 3.5 | 0.25 | 52.5 % | 1 | 525 | 52,500 |");
}

TEST_CASE("rates of return by quadratic equation") {
  // -100 + 60 v + 60 v^2 = 0: v = (-60 + sqrt(60^2 + 4 x 60 x 100)) / 120
  const double v = (-60.0 + std::sqrt(27600.0)) / 120.0;
  CHECK(finance::irr(std::vector<double>{-100.0, 60.0, 60.0}).rate.value() == doctest::Approx(1.0 / v - 1.0).epsilon(1e-13));
  CHECK(finance::irr(std::vector<double>{-100.0, 60.0, 60.0}).rate.value() == doctest::Approx(0.130662386).epsilon(1e-9));
  stands("13.0662386 %");
  const finance::Irr two = finance::irr(std::vector<double>{-100.0, 230.0, -132.0});
  REQUIRE(two.roots.size() == 2);
  CHECK(two.roots[0] == doctest::Approx(0.1).epsilon(1e-12));
  CHECK(two.roots[1] == doctest::Approx(0.2).epsilon(1e-12));
}
