// SPDX-License-Identifier: Apache-2.0
#include "planner/risk/distribution.hpp"

#include <algorithm>
#include <cmath>

#include "planner/finance/returns.hpp"

namespace landfall::risk {
namespace {

constexpr double total_loss = -1.0;

double counted_return(const finance::AnnualReturn& found, Distribution& into) {
  if (found.rate) return *found.rate;
  if (!found.roots.empty()) {
    ++into.several_returns;
    return found.roots.front();
  }
  ++into.without_return;
  return total_loss;
}

}  // namespace

double percentile(const std::vector<double>& ascending, double p) {
  const double place = p * static_cast<double>(ascending.size() - 1);
  const std::size_t below = std::min(static_cast<std::size_t>(place), ascending.size() - 1);
  const std::size_t above = std::min(below + 1, ascending.size() - 1);
  const double part = place - static_cast<double>(below);
  return ascending[below] + (ascending[above] - ascending[below]) * part;
}

Distribution distribution(const finance::Case& candidate, const DrawTable& draws, double hurdle, Workspace& workspace) {
  Distribution result;
  if (draws.draws() == 0) return result;
  const int months = finance::plan_months(candidate);
  result.equity_irr.reserve(draws.draws());
  for (std::size_t first = 0; first < draws.draws(); first += workspace.returns.size()) {
    const std::span<finance::AnnualReturn> some(workspace.returns.data(), std::min(workspace.returns.size(), draws.draws() - first));
    workspace.kernel->equity_returns(candidate, months, draws, first, some);
    for (const finance::AnnualReturn& each : some) result.equity_irr.push_back(counted_return(each, result));
  }
  std::vector<double> ascending = result.equity_irr;
  std::sort(ascending.begin(), ascending.end());
  result.p10 = percentile(ascending, 0.10);
  result.p50 = percentile(ascending, 0.50);
  result.p90 = percentile(ascending, 0.90);
  double total = 0.0;
  for (const double rate : result.equity_irr) total += rate;
  result.mean = total / static_cast<double>(ascending.size());
  const auto below = std::lower_bound(ascending.begin(), ascending.end(), hurdle) - ascending.begin();
  result.probability_below_hurdle = static_cast<double>(below) / static_cast<double>(ascending.size());
  return result;
}

Distribution distribution(const finance::Case& candidate, const DrawTable& draws, double hurdle) {
  Workspace workspace;
  return distribution(candidate, draws, hurdle, workspace);
}

}  // namespace landfall::risk
