// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "climate/epw_file.hpp"
#include "climate/psychrometrics.hpp"
#include "climate/warming.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;

namespace {

Year coastal_year() {
  Problems problems;
  return parse_epw(test::SyntheticEpw{}.text(), "w.epw", problems).year;
}

}  // namespace

TEST_CASE("a warmer year keeps its relative humidity") {
  const Year before = coastal_year();
  for (const double delta : {-3.0, 0.01, 1.5, 10.0}) {
    CAPTURE(delta);
    const Year after = warmed(before, delta);
    for (int hour = 0; hour < hours_per_year; ++hour) {
      REQUIRE(after.dry_bulb_c[hour] == before.dry_bulb_c[hour] + delta);
      const double humidity = relative_humidity(before.dry_bulb_c[hour], before.humidity_ratio[hour], before.pressure_pa[hour]);
      REQUIRE(std::abs(relative_humidity(after.dry_bulb_c[hour], after.humidity_ratio[hour], after.pressure_pa[hour]) - humidity) < 1e-9);
      const double risen = after.wet_bulb_c[hour] - before.wet_bulb_c[hour];
      REQUIRE(risen / delta > 0.0);
      REQUIRE(risen / delta <= 1.0 + 1e-9);
    }
    CHECK(after.global_horizontal_w == before.global_horizontal_w);
    REQUIRE(after.findings.size() == before.findings.size() + 1);
    CHECK(after.findings.back().code == "weather.warmed");
  }
}

TEST_CASE("saturated air stays saturated, and no warming changes nothing") {
  Year year = coastal_year();
  year.dew_point_c = year.dry_bulb_c;
  const Year after = warmed(year, 2.0);
  for (int hour = 0; hour < hours_per_year; ++hour) REQUIRE(std::abs(after.dew_point_c[hour] - after.dry_bulb_c[hour]) < 1e-6);
  const Year same = warmed(year, 0.0);
  CHECK(same.wet_bulb_c == year.wet_bulb_c);
  CHECK(same.findings == year.findings);
}

TEST_CASE("warming twice is warming by the sum") {
  const Year once = warmed(coastal_year(), 2.5);
  const Year twice = warmed(warmed(coastal_year(), 1.0), 1.5);
  for (int hour = 0; hour < hours_per_year; ++hour) REQUIRE(std::abs(once.wet_bulb_c[hour] - twice.wet_bulb_c[hour]) < 1e-6);
}

TEST_CASE("design conditions warm with the air") {
  const DesignConditions dhahran{46.2, 22.6, 31.4, 50.3};
  const DesignConditions after = warmed(dhahran, 101000.0, 2.0);
  CHECK(after.dry_bulb_0_4_c == 48.2);
  CHECK(after.dry_bulb_20_year_c == 52.3);
  CHECK(after.wet_bulb_0_4_c == 33.4);
  CHECK(after.coincident_wet_bulb_c > 22.6 + 0.4);  // dry air: the wet bulb follows slowly
  CHECK(after.coincident_wet_bulb_c < 22.6 + 1.4);
  CHECK(warmed(dhahran, 101000.0, 0.0).coincident_wet_bulb_c == 22.6);
  CHECK(std::abs(warmed(DesignConditions{30.0, 30.0, 30.0, 32.0}, 101000.0, 2.0).coincident_wet_bulb_c - 32.0) < 1e-6);
}

TEST_CASE("offset of a future year") {
  CHECK(std::abs(temperature_offset_k(0.3, 15.0, 0.4, 0.0) - 0.45) < 1e-15);
  CHECK(std::abs(temperature_offset_k(0.3, 15.0, 0.4, 1.28) - 0.962) < 1e-12);
  CHECK_THROWS_AS((void)temperature_offset_k(0.3, 15.0, -0.1, 0.0), std::domain_error);
  CHECK_THROWS_AS((void)temperature_offset_k(0.3, std::nan(""), 0.1, 0.0), std::domain_error);
  CHECK_THROWS_AS((void)warmed(coastal_year(), 10.5), std::domain_error);
  CHECK_THROWS_AS((void)warmed(DesignConditions{30.0, 31.0, 31.0, 32.0}, 101000.0, 1.0), std::domain_error);
}
