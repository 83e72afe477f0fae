// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/curves.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace landfall::plant;

namespace {
constexpr const char* names[]{"dx", "air-screw", "water-centrifugal-vsd", "water-centrifugal", "water-screw"};
}

TEST_CASE("a curve set is 1 at its source's reference point") {
  for (const char* name : names) {
    CAPTURE(name);
    const CurveSet& set = find_curve_set(name);
    // The York YT's capacity fit is 0.95 there; machines are normalised to their own rating point in any case.
    CHECK(biquadratic(set.capft, set.te_reference, set.tc_reference) == doctest::Approx(1.0).epsilon(0.026));
    CHECK(biquadratic(set.eirft, set.te_reference, set.tc_reference) == doctest::Approx(1.0).epsilon(0.01));
    const double full = (set.eirfplr[0] + set.eirfplr[1] + set.eirfplr[2]) / (1.0 + set.eirfplr_divisor);
    CHECK(full == doctest::Approx(1.0).epsilon(0.002));
    CHECK(set.te_min < set.te_max);
    CHECK(set.tc_min < set.tc_max);
    CHECK_FALSE(set.source.empty());
  }
}

TEST_CASE("the biquadratic by hand") {
  // 1.0433825 + 10 * 0.0407073 + 100 * 0.0004506 - 46 * 0.0041514 - 2116 * 8.86e-05 - 460 * 0.0003467
  CHECK(biquadratic(find_curve_set("air-screw").capft, 10.0, 46.0) == doctest::Approx(0.9575915).epsilon(1e-6));
  // 0.5961915 - 10 * 0.0099496 + 100 * 0.0007888 + 46 * 0.0004506 + 2116 * 0.0004875 - 460 * 0.0007623
  CHECK(biquadratic(find_curve_set("air-screw").eirft, 10.0, 46.0) == doctest::Approx(1.2771951).epsilon(1e-6));
}

TEST_CASE("inside their range machines use more and carry less as the condenser warms") {
  for (const char* name : names) {
    CAPTURE(name);
    const CurveSet& set = find_curve_set(name);
    for (double tc = set.tc_min + 1.0; tc + 1.0 <= set.tc_max; tc += 1.0) {
      CHECK(biquadratic(set.eirft, set.te_max, tc + 1.0) > biquadratic(set.eirft, set.te_max, tc));
    }
    CHECK(biquadratic(set.capft, set.te_max, set.tc_max) < biquadratic(set.capft, set.te_max, set.tc_min));
  }
}

TEST_CASE("an unknown curve set is a broken contract") { CHECK_THROWS_AS((void)find_curve_set("perpetuum-mobile"), std::domain_error); }
