// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <functional>

#include "planner/finance/payout.hpp"
#include "planner/finance/refinancing.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;
using samples::cents;

/// The cases of docs/validation-finance.md, worked by hand: a loan of a million at 1 % a month, drawn in month 0, the hall open from
/// month 1.
namespace {

class Bench {
 public:
  explicit Bench(const std::function<void(samples::Sample&)>& terms, double cash, int months = 40)
      : sample_(samples::sample({.financing = "level-loan"})), ledger_(months) {
    auto& loan = sample_.financing.loan;
    for (FactRecord* fact : {static_cast<FactRecord*>(&loan.margin), static_cast<FactRecord*>(&loan.upfront_fee),
                             static_cast<FactRecord*>(&loan.commitment_fee), static_cast<FactRecord*>(&loan.reserve),
                             static_cast<FactRecord*>(&loan.reserve_interest)}) {
      samples::fix(*fact, 0.0);
    }
    samples::fix(loan.gearing, 1.0);
    samples::fix(loan.base_rate, 0.12);
    samples::fix(loan.tenor, 1.0);
    terms(sample_);
    const auto timeline = cost::write_timeline(1.0, static_cast<double>(months - 1), 0, ledger_);
    finance::Construction<double> built;
    built.share = ledger_.zeros("share", "fraction");
    built.drawn = ledger_.zeros("drawn", "fraction");
    built.share.set(0, 1.0);
    built.drawn.fill({1, months}, 1.0);
    built.cost = 1e6;
    built.until = built.settled = 1;
    Row<double> available = ledger_.zeros("cfads", "USD");
    for (int t = 1; t < months; ++t) available.set(t, cash);
    const finance::Case candidate = sample_.candidate();
    debt = finance::write_debt(Reading<double>(), candidate, built, timeline, available, ledger_);
    if (sample_.financing.refinancing) {
      debt = finance::write_refinancing(Reading<double>(), candidate, debt, timeline, available, ledger_);
    }
  }
  finance::Debt<double> debt;

 private:
  samples::Sample sample_;
  Ledger<double> ledger_;
};

}  // namespace

TEST_CASE("grace: three months of interest, then twelve level payments") {
  const Bench bench(
      [](samples::Sample& sample) {
        samples::fix(sample.financing.grace.emplace().period, 3.0);
        samples::fix(sample.financing.loan.tenor, 15.0 / 12.0);
      },
      0.0);
  for (int t = 1; t <= 15; ++t) CHECK(cents(bench.debt.service[t], t <= 3 ? 10000.0 : 88848.79));
  CHECK(cents(bench.debt.balance[3], 1e6));
  CHECK(cents(bench.debt.balance[15], 0.0));
}

TEST_CASE("sweep: half of the cash after service prepays, the last instalments fall away") {
  const Bench bench([](samples::Sample& sample) { samples::fix(sample.financing.sweep.emplace().share, 0.5); }, 200000.0);
  const auto& debt = bench.debt;
  CHECK(cents(debt.interest[1], 10000.0));
  CHECK(cents(debt.service[1], 88848.79));
  CHECK(cents(debt.swept[1], 55575.61));
  CHECK(cents(debt.balance[1], 865575.61));
  CHECK(cents(debt.interest[2], 8655.76));
  CHECK(cents(debt.balance[2], 729806.97));
  CHECK(cents(debt.balance[6], 173019.10));
  CHECK(cents(debt.balance[7], 30324.90));
  CHECK(cents(debt.service[8], 30628.15));  // what is left and its interest
  CHECK(debt.balance[8] == doctest::Approx(0.0));
  CHECK(cents(debt.service[9], 0.0));
}

TEST_CASE("currency: level in local money, a hundredth less in dollars each month") {
  const Bench bench(
      [](samples::Sample& sample) {
        sample.financing.local_currency = true;
        samples::fix(sample.country.money.depreciation_against_usd, 1.0 - std::pow(0.99, 12.0));
        samples::fix(sample.financing.loan.tenor, 2.0 / 12.0);
      },
      0.0);
  const auto& debt = bench.debt;
  CHECK(cents(debt.service[1], 502437.31));
  CHECK(cents(debt.service[2], 497412.94));
  CHECK(cents(debt.revaluation[1], 10000.0));
  CHECK(cents(debt.interest[1], 9900.0));  // 1 % of 990,000
  CHECK(cents(debt.balance[2], 0.0));
  CHECK(cents(debt.principal[1] + debt.principal[2] + debt.revaluation[1] + debt.revaluation[2], 1e6));
}

TEST_CASE("refinancing: after six months the remaining cash carries a larger loan") {
  const Bench bench(
      [](samples::Sample& sample) {
        auto& terms = sample.financing.refinancing.emplace();
        samples::fix(terms.after, 6.0);
        samples::fix(terms.gearing, 2.0);
        samples::fix(terms.dscr, 1.5);
        samples::fix(terms.margin, -0.06);  // 0.5 % a month in all
        samples::fix(terms.tenor, 1.0);
        samples::fix(terms.fee, 0.01);
      },
      150000.0);
  const auto& debt = bench.debt;
  CHECK(cents(debt.second.size, 1161893.21));
  CHECK(cents(debt.second.repaid[6], 514921.06));  // six instalments are paid, six are left
  CHECK(cents(debt.second.fee[6], 11618.93));
  CHECK(cents(debt.second.proceeds, 635353.21));
  CHECK(cents(debt.service[6], 88848.79));
  for (int t = 7; t <= 18; ++t) CHECK(cents(debt.service[t], 100000.0));
  CHECK(cents(debt.interest[7], 5809.47));
  CHECK(cents(debt.balance[18], 0.0));
  CHECK(cents(debt.service[19], 0.0));
}

TEST_CASE("lock-up and default: cash waits until a year's cover is back") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.financing.lock_up.emplace().dscr, 1.5);
  const int months = 40;
  Ledger<double> ledger(months);
  Row<double> cfads = ledger.zeros("cfads", "USD"), cash = ledger.zeros("cash", "USD");
  finance::Debt<double> debt;
  debt.service = ledger.zeros("service", "USD");
  debt.repaid = 36.0;
  for (int t = 0; t < months; ++t) {
    cfads.set(t, t >= 12 && t < 18 ? 40.0 : 100.0);  // half a year without the anchor tenant
    debt.service.set(t, t < 36 ? 50.0 : 0.0);
    cash.set(t, cfads[t] - debt.service[t]);
  }
  const auto kept = finance::write_lock_up(Reading<double>(), sample.candidate(), debt, cfads, cash, ledger);
  CHECK(kept.cfads[11] == 1200.0);  // cover 2.00
  CHECK(kept.payout[11] == 50.0);
  CHECK(kept.cfads[16] == 900.0);  // cover 1.50: just enough
  CHECK(kept.locked[16] == 0.0);
  CHECK(kept.payout[16] == -10.0);
  CHECK(kept.cfads[17] == 840.0);  // cover 1.40
  CHECK(kept.payout[18] == 0.0);
  CHECK(kept.locked[18] == 50.0);
  CHECK(kept.locked[23] == 300.0);  // six months of 50
  CHECK(kept.cfads[24] == 900.0);   // the first bad month has left the year
  CHECK(kept.locked[24] == 0.0);
  CHECK(kept.payout[24] == 350.0);
  double paid = 0.0, earned = 0.0;
  for (int t = 0; t < months; ++t) {
    paid += kept.payout[t];
    earned += cash[t];
  }
  CHECK(paid == earned);
}
