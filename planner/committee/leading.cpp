// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/leading.hpp"

#include "planner/committee/on_threads.hpp"

namespace landfall::committee {
namespace {

std::vector<const Candidate*> first_of(const Comparison& comparison, std::size_t leading) {
  std::vector<const Candidate*> chosen;
  const bool all_blocked =
      comparison.candidates.empty() || comparison.candidates.front().appraisal.verdict == gates::Verdict::blocked;  // ranked last
  for (const Candidate& candidate : comparison.candidates) {
    if (chosen.size() == leading || (!all_blocked && candidate.appraisal.verdict == gates::Verdict::blocked)) break;
    chosen.push_back(&candidate);
  }
  return chosen;
}

}  // namespace

std::vector<LeadingCandidate> leading_candidates(const portfolio::Portfolio& portfolio, const Comparison& comparison,
                                                 const Documents& documents, const std::vector<StressTest>& tests, std::size_t leading,
                                                 int threads) {
  const std::vector<const Candidate*> chosen = first_of(comparison, leading);
  std::vector<LeadingCandidate> all(chosen.size());
  on_threads(threads)(chosen.size(), [&](std::size_t i) {
    const sites::Site& site = portfolio.sites.at(chosen[i]->appraisal.site);
    const modules::Module& module = portfolio.modules.at(chosen[i]->appraisal.module);
    Candidate& candidate = all[i].candidate;
    candidate.appraisal =
        appraisal::appraise(portfolio, site, module, appraisal::weather_of(portfolio, site), appraisal::design_of(portfolio, site));
    candidate.risk = chosen[i]->risk;
    candidate.rank = chosen[i]->rank;
    candidate.share_first = chosen[i]->share_first;
    all[i].dossier = dossier(portfolio, candidate.appraisal, documents, tests);
  });
  return all;
}

}  // namespace landfall::committee
