// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/committee/comparison.hpp"
#include "planner/committee/stress.hpp"

namespace landfall::committee {

/// Stress tests of the leading candidates: a row a candidate, a column a test.
struct StressMatrix {
  std::vector<const appraisal::Appraisal*> candidates;
  std::vector<std::vector<StressResult>> results;  ///< by candidate, then by test
};

/// Over the first `leading` candidates of the ranking that are not blocked. Portfolio, comparison and tests must outlive the result.
[[nodiscard]] StressMatrix stress_matrix(const portfolio::Portfolio& portfolio, const Comparison& comparison,
                                         const std::vector<StressTest>& tests, std::size_t leading, int threads = 0);

}  // namespace landfall::committee
