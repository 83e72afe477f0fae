// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/dossier.hpp"

namespace landfall::committee {

Dossier dossier(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& candidate, const Documents& documents,
                const std::vector<StressTest>& tests, const ForEach& for_each) {
  return {due_diligence(portfolio, candidate, documents, for_each), stress(portfolio, candidate, tests),
          finance::break_evens(*candidate.basis, portfolio.investor.returns.hurdle.value), finance::later(*candidate.basis),
          finance::ways_to_build(*candidate.basis)};
}

}  // namespace landfall::committee
