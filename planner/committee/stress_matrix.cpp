// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/stress_matrix.hpp"

#include "planner/committee/on_threads.hpp"

namespace landfall::committee {

StressMatrix stress_matrix(const portfolio::Portfolio& portfolio, const Comparison& comparison, const std::vector<StressTest>& tests,
                           std::size_t leading, int threads) {
  StressMatrix matrix;
  for (const Candidate& candidate : comparison.candidates) {
    if (matrix.candidates.size() == leading || candidate.appraisal.verdict == gates::Verdict::blocked) break;
    matrix.candidates.push_back(&candidate.appraisal);
  }
  matrix.results.resize(matrix.candidates.size());
  on_threads(threads)(matrix.candidates.size(),
                      [&](std::size_t i) { matrix.results[i] = stress(portfolio, *matrix.candidates[i], tests); });
  return matrix;
}

}  // namespace landfall::committee
