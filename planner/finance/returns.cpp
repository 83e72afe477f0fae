// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/returns.hpp"

#include <algorithm>
#include <cmath>

namespace landfall::finance {
namespace {

double present_value(const Row<double>& row, int months, double monthly_rate) { return npv(monthly_rate, values(row, months)); }

std::vector<CoverYear> cover_by_year(const CashFlow<double>& flow) {
  std::vector<CoverYear> years;
  const int first = static_cast<int>(std::ceil(flow.timeline.opening));
  for (int year = 1; first + 12 * year <= flow.timeline.months; ++year) {
    const int from = first + 12 * (year - 1), to = from + 12;
    const double service = sum(flow.debt.service, from, to);
    if (service <= 1e-9 * flow.debt.size || service <= 0.0) break;
    years.push_back({year, sum(flow.cfads, from, to) / service});
  }
  return years;
}

void say(const AnnualReturn& result, const char* which, Findings& findings) {
  const auto add = [&](Severity severity, const char* code, std::vector<FindingArgument> arguments) {
    findings.push_back({severity, code, std::move(arguments), "finance.irr"});
  };
  if (result.status == IrrStatus::none) add(Severity::error, "finance.no-irr", {which});
  if (result.status == IrrStatus::out_of_range) add(Severity::error, "finance.irr-out-of-range", {which});
  if (result.status == IrrStatus::multiple) {
    add(Severity::warning, "finance.several-irr",
        {which, static_cast<double>(result.roots.size()), result.roots.front(), result.roots.back()});
  }
}

Covenants covenants_of(const CashFlow<double>& flow, const Case& candidate, Findings& findings) {
  Covenants kept;
  const double least = candidate.financing.lock_up->default_dscr.value;
  for (int t = 0; t < flow.timeline.months; ++t) {
    const double locked = flow.lock_up.locked[t];
    kept.locked_months += locked > 0.0 ? 1 : 0;
    kept.most_locked_usd = std::max(kept.most_locked_usd, locked);
    if (t + 1 >= flow.debt.repaid || flow.lock_up.cfads[t] >= least * flow.lock_up.service[t]) continue;
    ++kept.default_months;
    if (!kept.first_default_month) kept.first_default_month = t;
  }
  const auto months = [](int count) { return static_cast<double>(count); };
  if (kept.locked_months > 0) {
    findings.push_back({Severity::warning,
                        "finance.cash-locked-up",
                        {months(kept.locked_months), kept.most_locked_usd / 1e6, candidate.financing.lock_up->dscr.value},
                        "financing.lock_up.dscr"});
  }
  if (kept.first_default_month) {
    findings.push_back({Severity::error,
                        "finance.loan-in-default",
                        {least, months(kept.default_months), months(*kept.first_default_month)},
                        "financing.lock_up.default_dscr"});
  }
  return kept;
}

}  // namespace

std::vector<double> values(const Row<double>& row, int months) {
  std::vector<double> copy(static_cast<std::size_t>(months));
  for (int t = 0; t < months; ++t) copy[static_cast<std::size_t>(t)] = row[t];
  return copy;
}

AnnualReturn annual_return(std::span<const double> monthly_flows) {
  const Irr monthly = irr(monthly_flows);
  AnnualReturn result{monthly.status, std::nullopt, {}};
  if (monthly.rate) result.rate = effective_annual(*monthly.rate);
  for (const double root : monthly.roots) result.roots.push_back(effective_annual(root));
  return result;
}

Returns returns(const CashFlow<double>& flow, const Case& candidate, Findings& findings) {
  const int months = flow.timeline.months;
  const std::vector<double> project = values(flow.project, months), equity = values(flow.equity, months);
  Returns result;
  result.project = annual_return(project);
  result.equity = annual_return(equity);
  say(result.project, "project", findings);
  say(result.equity, "equity", findings);

  const double monthly = std::expm1(std::log1p(candidate.discount_rate.value) / 12.0);
  result.npv_usd = npv(monthly, project);
  double in = 0.0, out = 0.0;
  for (const double amount : equity) (amount < 0.0 ? in : out) += std::abs(amount);
  result.equity_multiple = in > 0.0 ? out / in : 0.0;
  result.payback_months = payback(equity);
  result.discounted_payback_months = payback(equity, monthly);
  if (const auto modified = mirr(equity, monthly, monthly)) result.equity_mirr = effective_annual(*modified);
  result.loan_cover = loan_cover(flow, candidate);
  result.months_to_revenue = flow.timeline.opening;

  result.cover = cover_by_year(flow);
  if (!result.cover.empty()) {
    result.min_cover =
        *std::min_element(result.cover.begin(), result.cover.end(), [](const CoverYear& a, const CoverYear& b) { return a.dscr < b.dscr; });
    double total = 0.0;
    for (const CoverYear& year : result.cover) total += year.dscr;
    result.average_dscr = total / static_cast<double>(result.cover.size());
    if (result.min_cover->dscr < 1.0) {
      findings.push_back({Severity::warning,
                          "finance.cover-below-one",
                          {result.min_cover->dscr, static_cast<double>(result.min_cover->year)},
                          "finance.debt"});
    }
  }
  const std::vector<double> balance = values(flow.debt.balance, months);
  const double highest = *std::max_element(balance.begin(), balance.end());
  const double largest = std::max(flow.debt.size, flow.debt.second.size);
  if (flow.debt.size > 0.0 && highest > largest * (1.0 + 1e-6)) {
    findings.push_back({Severity::info, "finance.debt-grows", {highest / largest - 1.0}, "finance.debt"});
  }
  if (highest > flow.construction.cost * (1.0 + 1e-9)) {
    findings.push_back({Severity::warning, "finance.debt-above-cost", {highest / flow.construction.cost}, "finance.debt"});
  }
  if (candidate.financing.lock_up && flow.debt.size > 0.0) result.covenants = covenants_of(flow, candidate, findings);
  if (candidate.financing.refinancing && flow.debt.size > 0.0 && flow.debt.second.size == 0.0) {
    findings.push_back({Severity::warning,
                        "finance.not-refinanced",
                        {std::min(flow.debt.second.by_dscr, flow.debt.second.by_gearing) / 1e6},
                        "financing.refinancing"});
  }
  if (candidate.financing.repayment != Repayment::none && flow.debt.size < 0.1 * flow.construction.cost) {
    findings.push_back({Severity::warning, "finance.little-debt", {flow.debt.size / flow.construction.cost}, "finance.debt"});
  }

  const double rent = present_value(flow.revenue.rent, months, monthly);
  const double sold = present_value(flow.revenue.sold, months, monthly);
  const double tax_value = present_value(flow.unlevered_tax, months, monthly);
  const deal::Deal::Letting& letting = candidate.deal.letting;
  const double left = 1.0 - letting.credit_loss.value - letting.selling_cost.value - candidate.scope.book.running.management.value;
  if (sold > 0.0 && left > 0.0) result.levelised_usd_per_unit = (rent - (result.npv_usd + tax_value) / left) / sold;
  return result;
}

}  // namespace landfall::finance
