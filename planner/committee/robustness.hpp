// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/committee/comparison.hpp"

namespace landfall::committee {

/// In which share of the draws a candidate holds a rank.
struct RankShare {
  int rank = 0;
  double share = 0.0;
};

/// How firm the ranking is, over the draws that all candidates share.
struct Robustness {
  struct Standing {
    std::size_t candidate = 0;     ///< of the comparison
    std::vector<RankShare> ranks;  ///< by equity return among all that are not blocked, ascending; without ranks never held
    double mean_rank = 0.0;
    std::optional<std::size_t>
        dominated;  ///< by which candidate (the first in rank) on equity IRR, PUE and capex per W; none: on the front
  };
  std::vector<Standing> standings;  ///< all that are not blocked, in the order of the ranking; empty without draws

  std::size_t leading = 0;  ///< candidates of the pairs below: the first of the standings
  /// Share of draws in which row earns more than column, equal ones counted half to each; by row.
  std::vector<std::vector<double>> beats;
  /// Whether row dominates column over the draws: its distribution of returns is nowhere worse and somewhere better (first-order
  /// stochastic dominance: each of its sorted returns is at least the other's).
  std::vector<std::vector<bool>> dominates;
};

/// Draws with equal returns share the better rank by order of the ranking, as `share_first` counts them.
[[nodiscard]] Robustness robustness(const Comparison& comparison, std::size_t leading);

}  // namespace landfall::committee
