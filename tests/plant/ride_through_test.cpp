// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/ride_through.hpp"

#include <doctest/doctest.h>

#include <string>

#include "planner/plant/running.hpp"
#include "tests/plant/sample_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

Thermal masses(double moving = 1.0) {
  Thermal t;
  t.room_air.value = 0.5;
  t.racks.value = 8.0;
  t.chilled_water.value = 8.0;
  t.buffer_tank.value = 10.0;
  t.facility_water.value = 6.0;
  t.moving.value = moving;
  t.generator_start.value = 30.0;
  t.machine_restart.value = 150.0;
  return t;
}

bool has_finding(const Performance& performance, const std::string& code) {
  for (const Finding& finding : performance.findings) {
    if (finding.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("ride-through by hand") {
  const Sides air{1.2, 5.0, 7.0, true, 0.0, 0.0};
  // standing: 0.5 * 1.184 * 1.02 + 8 = 8.60384 kJ/K; water 4.186 * (8 * 5 + 10 * 7)
  const RideThrough going = ride_through(air, masses());
  CHECK(going.air_min == doctest::Approx((8.60384 * 5.0 + 4.186 * 110.0) / 1.2 / 60.0));
  CHECK(going.air_needed_min == doctest::Approx(3.0));
  CHECK_FALSE(going.liquid_min);
  CHECK(going.margin_min() == doctest::Approx(going.air_min - 3.0));
  const RideThrough standing = ride_through(air, masses(0.0));
  CHECK(standing.air_min == doctest::Approx(8.60384 * 5.0 / 1.2 / 60.0));
  CHECK(standing.margin_min() < 0.0);

  const Sides both{0.3, 5.0, 7.0, true, 0.9, 8.0};
  const RideThrough liquid = ride_through(both, masses());
  REQUIRE(liquid.liquid_min);
  CHECK(*liquid.liquid_min == doctest::Approx(4.186 * 6.0 * 8.0 / 0.9 / 60.0));
  CHECK(liquid.liquid_needed_min == doctest::Approx(0.5));
  CHECK(*ride_through(both, masses(0.0)).liquid_min == 0.0);
  CHECK(ride_through(both, masses(0.0)).margin_min() < 0.0);

  const Sides bought{1.1, 5.0, 7.0, false, 0.0, 0.0};
  CHECK(ride_through(bought, masses()).air_needed_min == doctest::Approx(0.5));
}

TEST_CASE("every archetype says what its sides carry: all the heat, once") {
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    Running running(sample_design(archetype.id), 101325.0);
    running.set_load(1.0);
    const Sides sides = running.plant().sides();
    CHECK(sides.air_heat_kw + sides.liquid_heat_kw == doctest::Approx(running.plant().steady().heat_kw));
    CHECK(sides.air_headroom_k > 0.0);
    CHECK((sides.liquid_heat_kw > 0.0) == (find_parameter(sample_design(archetype.id).cooling, "liquid_share") != nullptr));
    running.set_load(0.3);
    CHECK(running.plant().sides().air_heat_kw == doctest::Approx(sides.air_heat_kw));  // of full load, whatever runs
  }
}

TEST_CASE("a store too small for generators and machines is a finding") {
  const Weather& weather = weather_of("sg-singapore");
  Design design = sample_design("liquid-dry");
  CHECK_FALSE(simulate(weather.year, weather.design, design).ride_through);
  design.thermal = masses();
  const Performance enough = simulate(weather.year, weather.design, design);
  REQUIRE(enough.ride_through);
  CHECK(enough.ride_through->margin_min() > 0.0);
  CHECK_FALSE(has_finding(enough, "plant.ride-through-short"));
  CHECK_FALSE(has_finding(enough, "plant.ride-through-short-liquid"));
  design.thermal->moving.value = 0.0;
  const Performance none = simulate(weather.year, weather.design, design);
  CHECK(has_finding(none, "plant.ride-through-short"));
  CHECK(has_finding(none, "plant.ride-through-short-liquid"));
  CHECK(none.points[0][0].facility_kw == enough.points[0][0].facility_kw);
}
