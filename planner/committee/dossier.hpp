// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/committee/due_diligence.hpp"
#include "planner/committee/stress.hpp"

namespace landfall::committee {

/// What an appraisal says beyond its figures: what to verify, and what the asked stress tests do.
struct Dossier {
  DueDiligence due_diligence;
  std::vector<StressResult> stress;
};

}  // namespace landfall::committee
