// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "climate/base/for_each.hpp"

namespace landfall::risk {

/// PERT distribution on [low, high] with its mode at `value`: low + (high - low) x Beta(1 + 4 s, 5 - 4 s), s = (value - low) / (high - low)
/// (Malcolm et al. 1959, the classical weight of 4). `low` and `high` are its ends.
///
/// Quantiles are tabulated once for `strata` equal slices of probability, at the middle of each, over a grid of s, and interpolated in s;
/// the interpolation is within 2e-3 of the range of the exact quantile.
class PertTable {
 public:
  explicit PertTable(std::size_t strata, const ForEach& for_each = one_by_one);
  [[nodiscard]] std::size_t strata() const { return strata_; }
  /// Quantile of stratum i as a share of the range, for a mode at `skew` in [0, 1].
  [[nodiscard]] double quantile(double skew, std::size_t stratum) const;

 private:
  std::size_t strata_;
  std::vector<double> table_;
};

}  // namespace landfall::risk
