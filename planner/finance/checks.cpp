// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/checks.hpp"

#include <algorithm>
#include <cmath>

#include "planner/finance/funds.hpp"

namespace landfall::finance {
namespace {

double largest(const std::vector<double>& series) {
  double most = 0.0;
  for (const double value : series) most = std::isnan(value) ? value : std::max(most, std::abs(value));
  return most;
}

Check npv_check(const char* name, const Row<double>& row, int months, const AnnualReturn& found) {
  const std::vector<double> flows = values(row, months);
  double scale = 0.0;
  for (const double flow : flows) scale += std::abs(flow);
  Check check{name, 0.0, 1e-9 * scale};
  if (!found.rate) return check;
  const double monthly = std::expm1(std::log1p(*found.rate) / 12.0);
  if (monthly >= 0.0) {
    check.error = std::abs(npv(monthly, flows));
  } else {  // at the end of the plan, where no flow weighs more than itself
    double value = 0.0;
    for (const double flow : flows) value = value * (1.0 + monthly) + flow;
    check.error = std::abs(value);
  }
  return check;
}

}  // namespace

std::vector<Check> master_checks(const CashFlow<double>& flow, const Case& candidate, const Returns& returns) {
  const int months = flow.timeline.months;
  const double money = 1e-9 * (flow.construction.cost + std::abs(sum(flow.revenue.total, 0, months)));
  std::vector<Check> checks;

  std::vector<double> difference;
  for (int t = 0; t < months; ++t) {
    const Funds month = funds(flow, candidate, {t, t + 1});
    difference.push_back(month.sources() - month.uses());
  }
  checks.push_back({"sources-equal-uses", largest(difference), money});
  checks.push_back({"balance-closes", largest(values(flow.balance_check, months)), money});
  double repaid = sum(flow.debt.principal, 0, months), lent = flow.debt.size;
  if (candidate.financing.sweep) repaid += sum(flow.debt.swept, 0, months);
  if (candidate.financing.local_currency) repaid += sum(flow.debt.revaluation, 0, months);
  if (candidate.financing.refinancing) {
    repaid += sum(flow.debt.second.repaid, 0, months);
    lent += flow.debt.second.size;
  }
  checks.push_back({"loan-repaid", std::abs(repaid - lent), 1e-8 * lent + 1e-6});
  checks.push_back({"loan-drawn", std::abs(sum(flow.debt.draw, 0, months) - flow.debt.size), 1e-9 * flow.debt.size + 1e-6});
  checks.push_back({"gearing-kept", std::max(0.0, flow.debt.size - flow.debt.by_gearing), 1e-10 * flow.debt.size});
  checks.push_back({"capex-lines-equal-spending", std::abs(cost::total_usd(flow.capex) - flow.construction.cost), money});
  const double shares = sum(flow.construction.share, 0, months);
  checks.push_back({"spending-complete", std::abs(shares - 1.0), 1e-9});

  double opex_error = 0.0, energy_error = 0.0;
  for (int t = 0; t < months; ++t) {
    double lines = 0.0;
    for (const Row<double>& line : flow.opex) lines += line[t];
    opex_error = std::max(opex_error, std::abs(lines - flow.opex_total[t]));
    energy_error = std::max(energy_error, flow.utilities.it_kwh[t] - flow.utilities.energy_kwh[t]);
  }
  checks.push_back({"opex-lines-sum", opex_error, money});
  checks.push_back({"facility-energy-at-least-it", std::max(0.0, energy_error), 1e-9});
  checks.push_back(npv_check("npv-at-project-irr", flow.project, months, returns.project));
  checks.push_back(npv_check("npv-at-equity-irr", flow.equity, months, returns.equity));
  return checks;
}

}  // namespace landfall::finance
