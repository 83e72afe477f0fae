// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/cli/invocation.hpp"
#include "planner/committee/comparison.hpp"

namespace landfall::cli {

/// 0, or 3 when any master check of any candidate failed.
[[nodiscard]] inline int status_of(const std::vector<committee::Candidate>& candidates) {
  const bool sound = std::all_of(candidates.begin(), candidates.end(), [](const committee::Candidate& candidate) {
    const auto& checks = candidate.appraisal.checks;
    return std::all_of(checks.begin(), checks.end(), [](const finance::Check& check) { return check.passed(); });
  });
  return sound ? exit_done : exit_check_failed;
}

}  // namespace landfall::cli
