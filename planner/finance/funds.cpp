// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/funds.hpp"

#include <algorithm>

namespace landfall::finance {
namespace {

constexpr std::array<std::string_view, fund_count> fund_names{"loan",
                                                              "second-loan",
                                                              "paid-in",
                                                              "revenue",
                                                              "vat-refunded",
                                                              "reserve-income",
                                                              "resale",
                                                              "end-value",
                                                              "construction",
                                                              "working-capital",
                                                              "vat-paid",
                                                              "second-fleet",
                                                              "running-cost",
                                                              "tax",
                                                              "withholding",
                                                              "fees",
                                                              "interest-before-opening",
                                                              "interest",
                                                              "principal",
                                                              "prepaid",
                                                              "into-reserve",
                                                              "locked-up",
                                                              "paid-out"};

}  // namespace

std::string_view to_string(Fund fund) { return fund_names[static_cast<std::size_t>(fund)]; }

double Funds::sources() const {
  double total = 0.0;
  for (std::size_t i = 0; i < fund_count; ++i) total += is_source(static_cast<Fund>(i)) ? usd[i] : 0.0;
  return total;
}

double Funds::uses() const {
  double total = 0.0;
  for (std::size_t i = 0; i < fund_count; ++i) total += is_source(static_cast<Fund>(i)) ? 0.0 : usd[i];
  return total;
}

int opened_by(const CashFlow<double>& flow) { return month_after(flow.timeline.last_opening(), flow.timeline.months); }

Funds funds(const CashFlow<double>& flow, const Case& candidate, Months months) {
  Funds result;
  const Debt<double>& debt = flow.debt;
  const Construction<double>& built = flow.construction;
  const bool refreshes = candidate.deal.refresh && candidate.deal.has_gpus();
  const auto add = [&](Fund fund, double usd) { result.usd[static_cast<std::size_t>(fund)] += usd; };
  for (int t = months.from; t < months.to; ++t) {
    add(Fund::loan, debt.draw[t]);
    add(Fund::paid_in, std::max(-flow.equity[t], 0.0));
    add(Fund::revenue, flow.revenue.total[t]);
    add(Fund::vat_refunded, built.vat_refunded[t]);
    add(Fund::reserve_income, debt.reserve_income[t]);
    add(Fund::end_value, flow.end_value[t]);
    add(Fund::construction, built.spend[t]);
    add(Fund::working_capital, built.working_capital[t]);
    add(Fund::vat_paid, built.vat_paid[t]);
    add(Fund::running_cost, flow.opex_total[t]);
    add(Fund::tax, flow.tax[t]);
    add(Fund::withholding, flow.withholding[t]);
    add(Fund::fees, debt.fees[t]);
    add(Fund::interest_before_opening, debt.idc[t]);
    add(Fund::interest, debt.interest[t]);
    add(Fund::principal, debt.principal[t]);
    add(Fund::into_reserve, debt.reserve_flow[t]);
    add(Fund::paid_out, std::max(flow.equity[t], 0.0));
    if (candidate.financing.sweep) add(Fund::prepaid, debt.swept[t]);
    if (candidate.financing.refinancing) {
      add(Fund::second_loan, debt.second.draw[t]);
      add(Fund::prepaid, debt.second.repaid[t]);
      add(Fund::fees, debt.second.fee[t]);
    }
    if (candidate.financing.lock_up) add(Fund::locked_up, flow.lock_up.locked[t] - (t == 0 ? 0.0 : flow.lock_up.locked[t - 1]));
    if (refreshes) {
      add(Fund::resale, flow.refresh_proceeds[t]);
      add(Fund::second_fleet, flow.refresh_spend[t]);
    }
  }
  return result;
}

}  // namespace landfall::finance
