// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

namespace landfall::test {

/// Whether one of the roots is the wanted one.
[[nodiscard]] inline bool holds(const std::vector<double>& roots, double wanted, double tolerance) {
  for (const double root : roots) {
    if (std::abs(root - wanted) <= tolerance) return true;
  }
  return false;
}

}  // namespace landfall::test
