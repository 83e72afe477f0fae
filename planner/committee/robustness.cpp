// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/robustness.hpp"

#include <algorithm>
#include <numeric>

#include "planner/committee/pareto.hpp"

namespace landfall::committee {
namespace {

using Returns = std::vector<const std::vector<double>*>;

void count_ranks(const Returns& returns, Robustness& result) {
  const std::size_t count = returns.size(), draws = returns.front()->size();
  std::vector<std::vector<int>> held(count, std::vector<int>(count, 0));
  std::vector<std::size_t> order(count);
  for (std::size_t draw = 0; draw < draws; ++draw) {
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return (*returns[a])[draw] > (*returns[b])[draw]; });
    for (std::size_t rank = 0; rank < count; ++rank) ++held[order[rank]][rank];
  }
  for (std::size_t i = 0; i < count; ++i) {
    Robustness::Standing& standing = result.standings[i];
    for (std::size_t rank = 0; rank < count; ++rank) {
      if (held[i][rank] == 0) continue;
      const double share = static_cast<double>(held[i][rank]) / static_cast<double>(draws);
      standing.ranks.push_back({static_cast<int>(rank) + 1, share});
      standing.mean_rank += share * static_cast<double>(rank + 1);
    }
  }
}

double beats(const std::vector<double>& a, const std::vector<double>& b) {
  double wins = 0.0;
  for (std::size_t draw = 0; draw < a.size(); ++draw) wins += a[draw] > b[draw] ? 1.0 : a[draw] == b[draw] ? 0.5 : 0.0;
  return wins / static_cast<double>(a.size());
}

bool nowhere_worse(const std::vector<double>& sorted_a, const std::vector<double>& sorted_b) {
  bool better = false;
  for (std::size_t i = 0; i < sorted_a.size(); ++i) {
    if (sorted_a[i] < sorted_b[i]) return false;
    better = better || sorted_a[i] > sorted_b[i];
  }
  return better;
}

void compare_pairs(const Returns& returns, Robustness& result) {
  std::vector<std::vector<double>> sorted;
  for (std::size_t i = 0; i < result.leading; ++i) {
    sorted.push_back(*returns[i]);
    std::sort(sorted.back().begin(), sorted.back().end());
  }
  result.beats.assign(result.leading, std::vector<double>(result.leading, 0.5));
  result.dominates.assign(result.leading, std::vector<bool>(result.leading, false));
  for (std::size_t row = 0; row < result.leading; ++row) {
    for (std::size_t column = 0; column < result.leading; ++column) {
      if (row == column) continue;
      result.beats[row][column] = beats(*returns[row], *returns[column]);
      result.dominates[row][column] = nowhere_worse(sorted[row], sorted[column]);
    }
  }
}

}  // namespace

Robustness robustness(const Comparison& comparison, std::size_t leading) {
  Robustness result;
  Returns returns;
  const std::vector<Candidate>& all = comparison.candidates;
  for (std::size_t i = 0; i < all.size(); ++i) {
    if (all[i].appraisal.verdict == gates::Verdict::blocked || all[i].risk.equity_irr.empty()) continue;
    Robustness::Standing standing;
    standing.candidate = i;
    standing.dominated = dominated_by(comparison, i);
    result.standings.push_back(std::move(standing));
    returns.push_back(&all[i].risk.equity_irr);
  }
  if (returns.empty()) return result;
  result.leading = std::min(leading, returns.size());
  count_ranks(returns, result);
  compare_pairs(returns, result);
  return result;
}

}  // namespace landfall::committee
