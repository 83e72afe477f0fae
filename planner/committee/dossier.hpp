// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/committee/due_diligence.hpp"
#include "planner/committee/stress.hpp"
#include "planner/finance/alternatives.hpp"
#include "planner/finance/break_even.hpp"

namespace landfall::committee {

/// What an appraisal says beyond its figures: what to verify, what the asked stress tests do, where the hurdle is just met, and what
/// building later or otherwise changes.
struct Dossier {
  DueDiligence due_diligence;
  std::vector<StressResult> stress;
  std::vector<finance::BreakEven> break_evens;
  std::vector<finance::Alternative> later;          ///< the decision now and later
  std::vector<finance::Alternative> ways_to_build;  ///< by module and stick-built
};

/// `candidate` is of `portfolio`, with its facts numbered; no tests: none run. Candidate and tests must outlive the result.
[[nodiscard]] Dossier dossier(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& candidate, const Documents& documents,
                              const std::vector<StressTest>& tests, const ForEach& for_each = one_by_one);

}  // namespace landfall::committee
