// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/what_if.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "planner/finance/returns.hpp"

namespace landfall::committee {
namespace {

constexpr std::size_t lanes = static_cast<std::size_t>(Pack::lanes);

std::size_t slots_of(const std::vector<appraisal::UsedFact>& facts) {
  std::uint32_t last = 0;
  for (const appraisal::UsedFact& used : facts) last = std::max(last, used.fact->slot);
  return std::size_t{last} + 1;
}

}  // namespace

Outcome outcome_of(std::span<const double> equity_flows, double hurdle) {
  Outcome outcome;
  const finance::AnnualReturn found = finance::annual_return(equity_flows);
  outcome.equity_irr = found.rate;
  outcome.counted_irr = found.rate ? *found.rate : found.roots.empty() ? -1.0 : found.roots.front();
  outcome.npv_at_hurdle = finance::npv(std::expm1(std::log1p(hurdle) / 12.0), equity_flows);
  return outcome;
}

WhatIf::WhatIf(const finance::Case& candidate, const std::vector<appraisal::UsedFact>& facts, double hurdle)
    : candidate_(candidate), hurdle_(hurdle), ledger_(finance::plan_months(candidate), Detail::flows), table_(slots_of(facts), lanes) {
  for (const appraisal::UsedFact& used : facts) std::fill_n(table_.of(used.fact->slot), lanes, used.fact->value);
}

std::vector<Outcome> WhatIf::at(std::span<const WhatIfPoint> points) {
  std::vector<Outcome> outcomes;
  outcomes.reserve(points.size());
  const int months = ledger_.months();
  std::vector<double> flows(static_cast<std::size_t>(months));
  for (std::size_t first = 0; first < points.size(); first += lanes) {
    const std::size_t count = std::min(lanes, points.size() - first);
    std::array<double, lanes> before{};
    for (std::size_t i = 0; i < count; ++i) {
      double& drawn = table_.of(points[first + i].slot)[i];
      before[i] = drawn;
      drawn = points[first + i].value;
    }
    ledger_.clear();
    const finance::CashFlow<Pack> flow = finance::cash_flow(Reading<Pack>(table_, 0), candidate_, ledger_);
    for (std::size_t i = 0; i < count; ++i) {
      for (int t = 0; t < months; ++t) flows[static_cast<std::size_t>(t)] = flow.equity[t].lane(static_cast<int>(i));
      outcomes.push_back(outcome_of(flows, hurdle_));
      table_.of(points[first + i].slot)[i] = before[i];
    }
  }
  return outcomes;
}

}  // namespace landfall::committee
