// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/pareto.hpp"

#include <doctest/doctest.h>

using namespace landfall;

namespace {

void add(committee::Comparison& comparison, std::optional<double> irr, double pue, double usd_per_w,
         gates::Verdict verdict = gates::Verdict::conditional) {
  committee::Candidate candidate;
  candidate.appraisal.returns.equity.rate = irr;
  candidate.appraisal.annual.pue = pue;
  candidate.appraisal.capex_usd_per_w = usd_per_w;
  candidate.appraisal.verdict = verdict;
  comparison.candidates.push_back(std::move(candidate));
}

}  // namespace

TEST_CASE("on the front stands who is beaten by none in return, PUE and cost at once") {
  committee::Comparison field;
  add(field, 0.20, 1.00, 1.0, gates::Verdict::blocked);  // beats all, but is blocked
  add(field, 0.12, 1.30, 8.0);                           // best return
  add(field, 0.11, 1.10, 10.0);                          // best PUE
  add(field, 0.11, 1.30, 8.0);                           // worse than the first in one, equal in the others
  add(field, 0.08, 1.40, 7.0);                           // cheapest
  add(field, 0.11, 1.10, 10.0);                          // the same as the second: neither beats the other
  add(field, std::nullopt, 1.05, 5.0);                   // no return
  CHECK(committee::pareto_front(field) == std::vector<bool>{false, true, true, false, true, true, false});
}

TEST_CASE("an empty field has an empty front") { CHECK(committee::pareto_front({}).empty()); }
