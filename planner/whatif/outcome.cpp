// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/outcome.hpp"

#include <algorithm>

namespace landfall::whatif {

void set_returns(const finance::AnnualReturn& project, const finance::AnnualReturn& equity, double hurdle, Outcome& outcome) {
  using finance::IrrStatus;
  const auto flag = [&](bool when, std::uint32_t bit) {
    if (when) outcome.flags |= bit;
  };
  flag(project.status == IrrStatus::none, no_project_irr);
  flag(project.status == IrrStatus::out_of_range, project_irr_out_of_range);
  flag(project.status == IrrStatus::multiple, several_project_irr);
  flag(equity.status == IrrStatus::none, no_equity_irr);
  flag(equity.status == IrrStatus::out_of_range, equity_irr_out_of_range);
  flag(equity.status == IrrStatus::multiple, several_equity_irr);
  outcome.project_irr = project.rate.value_or(Outcome::none);
  outcome.equity_irr = equity.rate.value_or(Outcome::none);
  outcome.counted_irr = equity.rate ? *equity.rate : equity.roots.empty() ? -1.0 : equity.roots.front();
  const bool reaches = equity.rate && *equity.rate >= hurdle;
  flag(!reaches, below_hurdle);
  if (!reaches && outcome.verdict == static_cast<std::uint8_t>(gates::Verdict::proceed))
    outcome.verdict = static_cast<std::uint8_t>(gates::Verdict::conditional);
}

Outcome outcome_of(const appraisal::Appraisal& appraisal, double hurdle, double covenant_dscr) {
  Outcome outcome;
  const finance::CashFlow<double>& flow = appraisal.flow;
  outcome.verdict = static_cast<std::uint8_t>(appraisal.verdict);
  set_returns(appraisal.returns.project, appraisal.returns.equity, hurdle, outcome);
  outcome.capex_usd = appraisal.capex_usd;
  outcome.debt_usd = flow.debt.size;
  outcome.npv_usd = appraisal.returns.npv_usd;
  outcome.levelised_usd = appraisal.returns.levelised_usd_per_unit;
  outcome.months_to_revenue = appraisal.returns.months_to_revenue;
  outcome.pue = appraisal.annual.pue;
  if (appraisal.returns.min_cover) {
    outcome.min_dscr = appraisal.returns.min_cover->dscr;
    if (outcome.min_dscr < 1.0) outcome.flags |= cover_below_one;
    if (outcome.min_dscr < covenant_dscr) outcome.flags |= covenant_breach;
  }
  for (const Finding& finding : appraisal.findings) {
    if (finding.code == "finance.debt-grows") outcome.flags |= debt_grows;
    if (finding.code == "finance.little-debt") outcome.flags |= little_debt;
  }
  return outcome;
}

}  // namespace landfall::whatif
