// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/alternatives.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "planner/finance/cash_flow.hpp"
#include "planner/finance/returns.hpp"

namespace landfall::finance {
namespace {

Alternative appraised(const Case& candidate, std::string id) {
  const int wait = candidate.scope.build.wait;
  Ledger<double> ledger(plan_months(candidate), Detail::flows);
  const CashFlow<double> flow = cash_flow(Reading<double>(), candidate, ledger);
  const double monthly = std::expm1(std::log1p(candidate.discount_rate.value) / 12.0);
  const std::vector<double> project = values(flow.project, ledger.months());
  const int opening = std::min(static_cast<int>(flow.timeline.opening), ledger.months() - 1);
  const double escalation = 1.0 + candidate.scope.book.running.energy_escalation.value;
  return {std::move(id),
          wait,
          annual_return(project).rate,
          annual_return(values(flow.equity, ledger.months())).rate,
          npv(monthly, project) * std::pow(1.0 + monthly, -wait),
          cost::total_usd(flow.capex),
          flow.timeline.opening + wait,
          flow.revenue.price[opening],
          std::pow(escalation, (opening + wait) / 12.0),
          flow.schedule.grid_wait};
}

Case decided(const Case& candidate, const cost::Book& book, int wait) {
  const cost::Scope& scope = candidate.scope;
  cost::Build build = scope.build;
  build.wait = wait;
  Case later =
      with(candidate,
           {scope.country, scope.site, scope.module, book, scope.performance, build, scope.conditions, scope.on_site, scope.battery_cycles},
           candidate.curves);
  later.first_calendar_month = (candidate.first_calendar_month + wait) % 12;
  return later;
}

}  // namespace

std::vector<Alternative> later(const Case& candidate) {
  std::vector<Alternative> all;
  for (const auto& [wait, id] : {std::pair(0, "now"), std::pair(6, "later-6"), std::pair(12, "later-12"), std::pair(24, "later-24")})
    all.push_back(appraised(decided(candidate, candidate.scope.book, wait), id));
  return all;
}

std::vector<Alternative> ways_to_build(const Case& candidate) {
  std::vector<Alternative> all;
  if (!candidate.scope.book.prefabrication) return all;
  for (const bool stick_built : {false, true}) {
    cost::Book book = candidate.scope.book;
    book.stick_built = stick_built;
    all.push_back(appraised(decided(candidate, book, candidate.scope.build.wait), stick_built ? "stick-built" : "prefabricated"));
  }
  return all;
}

}  // namespace landfall::finance
