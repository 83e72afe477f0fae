// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/committee/comparison.hpp"
#include "planner/committee/dossier.hpp"

namespace landfall::committee {

/// A candidate of the ranking in depth: with its months, what to verify about it and what the stress tests do.
struct LeadingCandidate {
  Candidate candidate;
  Dossier dossier;
};

/// The first `leading` of the ranking that are not blocked; where all are blocked, the first of all. Appraised again with the same inputs,
/// so with the same bits, because the ranking keeps no months. Portfolio (numbered, as `compare` leaves it), documents and tests must
/// outlive the result.
[[nodiscard]] std::vector<LeadingCandidate> leading_candidates(const portfolio::Portfolio& portfolio, const Comparison& comparison,
                                                               const Documents& documents, const std::vector<StressTest>& tests,
                                                               std::size_t leading, int threads = 0);

}  // namespace landfall::committee
