// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/random_flows.hpp"

using namespace landfall;

TEST_CASE("a million flows with one change of sign: no rate off by 1e-9, none that is no number") {
  const random_flows::Count count = random_flows::conventional_flows(1000000, 31);
  INFO(count.first);
  CHECK(count.flows == 1000000);
  CHECK(count.wrong == 0);
}

TEST_CASE("ten thousand flows made of two rates report both") { CHECK(random_flows::two_root_flows(10000, 32).wrong == 0); }

TEST_CASE("ten thousand flows that no rate brings to zero say so") { CHECK(random_flows::no_root_flows(10000, 33).wrong == 0); }

TEST_CASE("ten thousand flows of any signs: nothing that a scan finds is missed") {
  const random_flows::Count count = random_flows::any_flows(10000, 34);
  INFO(count.first);
  CHECK(count.wrong == 0);
}
