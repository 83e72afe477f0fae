// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/loan.hpp"
#include "tests/finance/run.hpp"

using namespace landfall;

namespace {

/// Uses of funds, counted from the rows.
double uses_of(const samples::Run& run) {
  const auto& debt = run.flow.debt;
  const std::vector<double> reserve = run.values(debt.reserve);
  return run.total(run.flow.construction.spend) + run.total(run.flow.construction.working_capital) + run.total(debt.fees) +
         run.total(debt.idc) + *std::max_element(reserve.begin(), reserve.end());
}

int first_full_month(const samples::Run& run) { return static_cast<int>(std::ceil(run.flow.timeline.opening)); }

double repaid_at(const samples::Sample& sample, const samples::Run& run) {
  return std::min(run.flow.timeline.opening + 12.0 * sample.financing.loan.tenor.value, run.flow.timeline.end);
}

}  // namespace

TEST_CASE("a gearing cap is met exactly, financing costs and reserve included") {
  samples::Chance chance(71);
  int by_gearing = 0, by_cover = 0;
  for (int round = 0; round < 400; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    if (sample.financing.repayment == finance::Repayment::none) continue;
    const samples::Run run(sample);
    const auto& debt = run.flow.debt;
    if (debt.size == 0.0) continue;
    const double gearing = sample.financing.loan.gearing.value;
    CHECK(samples::near(uses_of(run), debt.uses, debt.uses, 1e-11));
    CHECK(debt.size / uses_of(run) <= gearing + 1e-10);
    if (debt.size == debt.by_gearing) {
      CHECK(std::abs(debt.size / uses_of(run) - gearing) <= 1e-10);
      ++by_gearing;
    } else {
      CHECK(debt.size == debt.by_dscr);
      ++by_cover;
    }
  }
  CHECK(by_gearing > 50);
  CHECK(by_cover > 20);
}

TEST_CASE("a loan sized by cover keeps the asked cover in every month of repayment") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.financing.loan.gearing, 0.95);
  samples::fix(sample.financing.loan.dscr, 2.2);
  const samples::Run run(sample);
  const auto& flow = run.flow;
  REQUIRE(flow.debt.size == flow.debt.by_dscr);
  REQUIRE(flow.debt.size > 0.0);
  const double until = repaid_at(sample, run);
  for (int t = 0; t < run.months(); ++t) {
    const double available = flow.ebitda[t] - flow.unlevered_tax[t];
    const double share = t < first_full_month(run) - 1 ? 0.0 : std::clamp(until - t, 0.0, 1.0);
    CHECK(samples::near(flow.debt.service[t] * 2.2, share * std::max(available, 0.0), available, 1e-10));
  }
  const finance::Returns returns = run.returns();
  REQUIRE(returns.min_cover.has_value());
  CHECK(returns.min_cover->dscr >= 2.2 - 1e-9);  // interest's tax shield comes on top
}

TEST_CASE("level service is the closed-form annuity") {
  for (const double rate : {0.0, 0.01, 0.06, 0.18}) {
    const samples::Loan loan = samples::level_loan(1000000.0, 120, rate);
    const double r = rate / 12.0;
    const double wanted = rate == 0.0 ? 1e6 / 120.0 : 1e6 * r / (1.0 - std::pow(1.0 + r, -120.0));
    CHECK(loan.size == doctest::Approx(1e6).epsilon(1e-14));
    for (int t = 1; t <= 120; ++t) CHECK(loan.service[static_cast<std::size_t>(t)] == doctest::Approx(wanted).epsilon(1e-12));
    CHECK(loan.service[121] == 0.0);
    double balance = 1e6;
    for (int t = 1; t <= 120; ++t) {
      CHECK(samples::near(loan.interest[static_cast<std::size_t>(t)], balance * r, 1e6, 1e-13));
      balance -= wanted - balance * r;
      CHECK(samples::near(loan.balance[static_cast<std::size_t>(t)], balance, 1e6, 1e-12));
    }
  }
}

TEST_CASE("every loan is drawn and repaid in full, and owes nothing after its last month") {
  samples::Chance chance(72);
  for (int round = 0; round < 300; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    const samples::Run run(sample);
    const auto& debt = run.flow.debt;
    if (debt.size == 0.0) continue;
    CHECK(samples::near(run.total(debt.draw), debt.size, debt.size, 1e-12));
    CHECK(samples::near(run.total(debt.principal), debt.size, debt.size, 1e-10));
    const int last = static_cast<int>(std::ceil(repaid_at(sample, run))) - 1;
    CHECK(std::abs(debt.balance[last]) <= 1e-9 * debt.size);
    for (int t = last + 1; t < run.months(); ++t) {
      CHECK(debt.balance[t] == 0.0);
      CHECK(debt.interest[t] == 0.0);
      CHECK(debt.service[t] == 0.0);
    }
    for (int t = 0; t < run.months(); ++t) {
      const double before = t == 0 ? 0.0 : debt.balance[t - 1];
      if (t <= last) CHECK(samples::near(debt.balance[t], before + debt.draw[t] - debt.principal[t], debt.size, 1e-12));
      CHECK(debt.service[t] == doctest::Approx(debt.interest[t] + debt.principal[t]));
    }
  }
}

TEST_CASE("interest follows the balance, before the opening paid by equity, after it out of service") {
  samples::Sample sample = samples::sample({.financing = "level-loan"});
  const samples::Run run(sample);
  const auto& debt = run.flow.debt;
  const double rate = (sample.financing.loan.base_rate.value + sample.financing.loan.margin.value) / 12.0;
  const double commitment = sample.financing.loan.commitment_fee.value / 12.0;
  double drawn = 0.0;
  for (int t = 0; t < first_full_month(run) + 24; ++t) {
    const double open = std::clamp(t + 1 - run.flow.timeline.opening, 0.0, 1.0);
    const double owed = t == 0 ? 0.0 : debt.balance[t - 1];
    CHECK(samples::near(debt.idc[t], owed * rate * (1.0 - open), debt.size, 1e-13));
    CHECK(samples::near(debt.interest[t], owed * rate * open, debt.size, 1e-13));
    const double upfront = t == 0 ? debt.size * sample.financing.loan.upfront_fee.value : 0.0;
    CHECK(samples::near(debt.fees[t], upfront + (debt.size - drawn) * commitment * (1.0 - open), debt.size, 1e-12));
    drawn += debt.draw[t];
  }
}

TEST_CASE("the reserve holds its months of the first year's mean service from the opening to the end of repayment") {
  samples::Sample sample = samples::sample({.financing = "level-loan"});
  samples::fix(sample.financing.loan.reserve, 6.0);
  samples::fix(sample.financing.loan.reserve_interest, 0.03);
  const samples::Run run(sample);
  const auto& debt = run.flow.debt;
  const int opened = first_full_month(run);
  const double reserve = 6.0 * debt.service[opened];  // level: each month's is the mean
  const double until = repaid_at(sample, run);
  for (int t = opened; t < static_cast<int>(until) - 1; ++t) {
    CHECK(debt.reserve[t] == doctest::Approx(reserve));
    CHECK(debt.reserve_income[t + 1] == doctest::Approx(reserve * 0.03 / 12.0));
  }
  CHECK(debt.reserve[opened - 3] == 0.0);
  CHECK(debt.reserve[static_cast<int>(std::ceil(until))] == 0.0);
  CHECK(samples::near(run.total(debt.reserve_flow), 0.0, reserve));
}

TEST_CASE("without repayment, gearing or cash flow there is no loan, and nothing of it") {
  samples::Sample none = samples::sample({.financing = "all-equity"});
  samples::Sample ungeared = samples::sample();
  samples::fix(ungeared.financing.loan.gearing, 0.0);
  samples::Sample poor = samples::sample();
  samples::fix(poor.site.market.colocation_rent, 0.0);
  samples::Sample all_fee = samples::sample({.financing = "level-loan"});  // reserve and fees eat more than the loan brings
  samples::fix(all_fee.financing.loan.gearing, 0.95);
  samples::fix(all_fee.financing.loan.reserve, 24.0);
  samples::fix(all_fee.financing.loan.tenor, 1.0);
  for (const samples::Sample& sample : {none, ungeared, poor, all_fee}) {
    const samples::Run run(sample);
    const auto& debt = run.flow.debt;
    CHECK(debt.size == 0.0);
    CHECK(debt.uses == doctest::Approx(run.flow.construction.cost));
    for (const Row<double>& row :
         {debt.draw, debt.fees, debt.idc, debt.interest, debt.principal, debt.service, debt.balance, debt.reserve}) {
      for (int t = 0; t < run.months(); ++t) CHECK(row[t] == 0.0);
    }
    CHECK(run.returns().cover.empty());
  }
}

TEST_CASE("an offshore lender's withholding tax is borne by the borrower") {
  samples::Sample sample = samples::sample({.financing = "level-loan"});
  samples::fix(sample.site.tax.withholding_interest, 0.2);
  const samples::Run onshore(sample);
  sample.financing.offshore_lender = true;
  const samples::Run offshore(sample);
  const int t = first_full_month(onshore) + 5;
  const auto rate = [&](const samples::Run& run) { return run.flow.debt.interest[t] / run.flow.debt.balance[t - 1]; };
  CHECK(rate(offshore) == doctest::Approx(rate(onshore) / 0.8));
}

TEST_CASE("a tenor beyond the plan ends with the plan") {
  samples::Sample sample = samples::sample({.financing = "level-loan"});
  samples::fix(sample.financing.loan.tenor, 30.0);
  samples::fix(sample.deal.plan.life, 8.0);
  const samples::Run run(sample);
  CHECK(samples::near(run.total(run.flow.debt.principal), run.flow.debt.size, run.flow.debt.size, 1e-10));
  CHECK(run.flow.debt.service[run.months() - 1] == 0.0);
}
