// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/checks.hpp"

#include <algorithm>
#include <cmath>

namespace landfall::finance {
namespace {

double largest(const std::vector<double>& series) {
  double most = 0.0;
  for (const double value : series) most = std::isnan(value) ? value : std::max(most, std::abs(value));
  return most;
}

/// Every dollar that comes in (loan, VAT, revenue, end value, reserve) goes somewhere (cost, service, tax, reserve, shareholders).
double sources_less_uses(const CashFlow<double>& flow, int t) {
  const Construction<double>& built = flow.construction;
  const Debt<double>& debt = flow.debt;
  const double sources = debt.draw[t] + built.vat_refunded[t] + flow.revenue.total[t] + debt.reserve_income[t] + flow.end_value[t];
  const double uses = built.spend[t] + built.working_capital[t] + built.vat_paid[t] + flow.opex_total[t] + flow.tax[t] + debt.fees[t] +
                      debt.idc[t] + debt.interest[t] + debt.principal[t] + debt.reserve_flow[t] + flow.withholding[t];
  return sources - uses - flow.equity[t];
}

Check npv_check(const char* name, const Row<double>& row, int months, const AnnualReturn& found) {
  const std::vector<double> flows = values(row, months);
  double scale = 0.0;
  for (const double flow : flows) scale += std::abs(flow);
  Check check{name, 0.0, 1e-9 * scale};
  if (found.rate) check.error = std::abs(npv(std::expm1(std::log1p(*found.rate) / 12.0), flows));
  return check;
}

}  // namespace

std::vector<Check> master_checks(const CashFlow<double>& flow, const Returns& returns) {
  const int months = flow.timeline.months;
  const double money = 1e-9 * (flow.construction.cost + std::abs(sum(flow.revenue.total, 0, months)));
  std::vector<Check> checks;

  std::vector<double> difference;
  for (int t = 0; t < months; ++t) difference.push_back(sources_less_uses(flow, t));
  checks.push_back({"sources-equal-uses", largest(difference), money});
  checks.push_back({"balance-closes", largest(values(flow.balance_check, months)), money});
  checks.push_back({"loan-repaid", std::abs(sum(flow.debt.principal, 0, months) - flow.debt.size), 1e-8 * flow.debt.size + 1e-6});
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
