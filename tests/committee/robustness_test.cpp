// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "planner/committee/robustness.hpp"

using namespace landfall;

namespace {

committee::Candidate candidate(std::vector<double> draws, double irr, double pue = 1.3, bool blocked = false) {
  committee::Candidate made;
  made.risk.equity_irr = std::move(draws);
  made.appraisal.returns.equity.rate = irr;
  made.appraisal.annual.pue = pue;
  made.appraisal.capex_usd_per_w = 9.0;
  made.appraisal.verdict = blocked ? gates::Verdict::blocked : gates::Verdict::proceed;
  return made;
}

committee::Comparison field() {
  committee::Comparison made;
  made.candidates.push_back(candidate({0.12, 0.10, 0.08, 0.11}, 0.11));
  made.candidates.push_back(candidate({0.11, 0.12, 0.07, 0.11}, 0.10, 1.2));
  made.candidates.push_back(candidate({0.05, 0.06, 0.09, 0.04}, 0.06));
  made.candidates.push_back(candidate({0.50, 0.50, 0.50, 0.50}, 0.50, 1.1, true));
  return made;
}

}  // namespace

TEST_CASE("shares of ranks are counted over all draws, blocked candidates apart, and sum to one") {
  const committee::Robustness found = committee::robustness(field(), 10);
  REQUIRE(found.standings.size() == 3);
  const auto share = [&](std::size_t of, int rank) {
    for (const committee::RankShare& held : found.standings[of].ranks) {
      if (held.rank == rank) return held.share;
    }
    return 0.0;
  };
  CHECK(share(0, 1) == 0.5);  // first, and where it ties with the second it keeps the better rank
  CHECK(share(0, 2) == 0.5);
  CHECK(share(1, 1) == 0.25);
  CHECK(share(1, 2) == 0.5);
  CHECK(share(1, 3) == 0.25);
  CHECK(share(2, 1) == 0.25);
  CHECK(share(2, 3) == 0.75);
  CHECK(found.standings[0].mean_rank == 1.5);
  for (const auto& standing : found.standings) {
    double sum = 0.0;
    for (const committee::RankShare& held : standing.ranks) sum += held.share;
    CHECK(sum == doctest::Approx(1.0));
  }
}

TEST_CASE("pairs: what one wins the other loses, ties are halved, and dominance asks for every quantile") {
  const committee::Robustness found = committee::robustness(field(), 10);
  REQUIRE(found.leading == 3);
  CHECK(found.beats[0][1] == 0.625);
  for (std::size_t a = 0; a < 3; ++a) {
    for (std::size_t b = 0; b < 3; ++b) CHECK(found.beats[a][b] + found.beats[b][a] == doctest::Approx(1.0));
  }
  CHECK_FALSE(found.dominates[0][1]);  // sorted: 0.08 0.10 0.11 0.12 against 0.07 0.11 0.11 0.12
  CHECK_FALSE(found.dominates[1][0]);
  CHECK(found.dominates[0][2]);  // against 0.04 0.05 0.06 0.09
  CHECK(found.dominates[1][2]);
  CHECK_FALSE(found.dominates[2][0]);
  CHECK_FALSE(found.dominates[0][0]);
  CHECK(committee::robustness(field(), 2).beats.size() == 2);
}

TEST_CASE("who is dominated on return, PUE and cost is told by whom") {
  const committee::Robustness found = committee::robustness(field(), 10);
  CHECK_FALSE(found.standings[0].dominated.has_value());
  CHECK_FALSE(found.standings[1].dominated.has_value());
  REQUIRE(found.standings[2].dominated.has_value());
  CHECK(*found.standings[2].dominated == 0);
}

TEST_CASE("without draws or candidates nothing is said") {
  committee::Comparison without = field();
  for (committee::Candidate& each : without.candidates) each.risk.equity_irr.clear();
  CHECK(committee::robustness(without, 10).standings.empty());
  CHECK(committee::robustness({}, 10).standings.empty());
}
