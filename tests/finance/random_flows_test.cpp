// SPDX-License-Identifier: Apache-2.0
#include "tests/finance/random_flows.hpp"

#include <doctest/doctest.h>

using namespace landfall;

namespace {

void none_wrong(const random_flows::Count& count, int how_many) {
  INFO(count.first);
  CHECK(count.flows == how_many);
  CHECK(count.wrong == 0);
}

}  // namespace

TEST_CASE("flows with one change of sign: the rate of bisection in long double, to 1e-9") {
  none_wrong(random_flows::conventional_flows(20000, 21), 20000);
}

TEST_CASE("flows made of two rates report both") { none_wrong(random_flows::two_root_flows(2000, 22), 2000); }

TEST_CASE("flows that no rate brings to zero say so") { none_wrong(random_flows::no_root_flows(2000, 23), 2000); }

TEST_CASE("flows of any signs: nothing that a scan finds is missed") { none_wrong(random_flows::any_flows(100, 24), 100); }

TEST_CASE("monthly flows of a plan: construction, lease-up, thirty years, decommissioning") {
  samples::Chance chance(25);
  for (int round = 0; round < 200; ++round) {
    random_flows::Flows flows;
    for (int t = 0; t < 30; ++t) flows.push_back(-chance.between(0.5, 2.0));
    for (int t = 0; t < 369; ++t) flows.push_back(chance.between(0.1, 0.5) * std::min(1.0, 0.1 + t / 24.0));
    const bool ends_badly = round % 2 == 0;
    flows.push_back(ends_badly ? -chance.between(1.0, 20.0) : chance.between(1.0, 20.0));
    REQUIRE(flows.size() == 400);
    const finance::Irr found = finance::irr(flows);
    CAPTURE(round);
    if (ends_badly) {
      REQUIRE(found.roots.size() == 2);  // discounted at less than the lower one, the end outweighs all
      const long double between = std::log1p(0.5L * (found.roots[0] + found.roots[1]));
      const long double low = random_flows::bisect(flows, finance::min_log_rate, between);
      const long double high = random_flows::bisect(flows, between, finance::max_log_rate);
      CHECK(std::abs(found.roots[0] - static_cast<double>(std::expm1(low))) < 1e-11);
      CHECK(std::abs(found.roots[1] - static_cast<double>(std::expm1(high))) < 1e-11);
    } else {
      CHECK(random_flows::against_bisection(flows).empty());
    }
  }
}
