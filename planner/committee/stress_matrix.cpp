// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/stress_matrix.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace landfall::committee {

StressMatrix stress_matrix(const portfolio::Portfolio& portfolio, const Comparison& comparison, const std::vector<StressTest>& tests,
                           std::size_t leading, int threads) {
  StressMatrix matrix;
  for (const Candidate& candidate : comparison.candidates) {
    if (matrix.candidates.size() == leading || candidate.appraisal.verdict == gates::Verdict::blocked) break;
    matrix.candidates.push_back(&candidate.appraisal);
  }
  matrix.results.resize(matrix.candidates.size());
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  arena.execute([&] {
    tbb::parallel_for(std::size_t{0}, matrix.candidates.size(),
                      [&](std::size_t i) { matrix.results[i] = stress(portfolio, *matrix.candidates[i], tests); });
  });
  return matrix;
}

}  // namespace landfall::committee
