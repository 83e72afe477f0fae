// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/dry_cooler.hpp"

#include <doctest/doctest.h>

#include "planner/plant/constants.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall::plant;

namespace {
/// Approach 7 K, rise 10 K, fans 2.5 %, pads 70 % from 25 C; water wanted at 37 C.
DryCooler cooler_at(double load, const Cooling& cooling) {
  return {DryCooler::Parameters(ParameterReader(cooling)), 0.8, 0.8 * load, 37.0};
}
}  // namespace

TEST_CASE("at full load fans reach full speed when the air is an approach below the water") {
  const Cooling cooling = sample_design("liquid-dry").cooling;
  const DryCooler cooler = cooler_at(1.0, cooling);
  const auto hour = cooler.hour(30.0, 20.0);
  CHECK(hour.supply_c == doctest::Approx(37.0));
  CHECK(hour.fan_kw == doctest::Approx(0.8 * 0.025));
  CHECK(hour.evaporation_l_per_h == doctest::Approx(0.0));
  CHECK(cooler.hour(20.0, 15.0).fan_kw < 0.5 * hour.fan_kw);
  CHECK(cooler.hour(-10.0, -12.0).fan_kw == doctest::Approx(0.8 * 0.025 * 0.2 * 0.2 * 0.2).epsilon(0.2));  // near minimum speed
}

TEST_CASE("pads are wetted just as far as needed, then the water warms") {
  const Cooling cooling = sample_design("liquid-dry").cooling;
  const DryCooler cooler = cooler_at(1.0, cooling);
  const auto some = cooler.hour(34.0, 24.0);  // 4 K too warm, 7 K possible
  CHECK(some.supply_c == doctest::Approx(37.0));
  // air capacity rate 0.8 / 10 kW/K, 4 K cooler: 0.32 kW of vapour
  CHECK(some.evaporation_l_per_h == doctest::Approx(0.32 * litres_per_kwh));
  CHECK(some.fan_kw == doctest::Approx(0.8 * 0.025));
  const auto all = cooler.hour(44.0, 30.0);  // 14 K too warm, 9.8 K possible
  CHECK(all.supply_c == doctest::Approx(44.0 - 9.8 + 7.0));
  CHECK(all.evaporation_l_per_h == doctest::Approx(0.08 * 9.8 * litres_per_kwh));
}

TEST_CASE("without pads, or below their start, no water") {
  Cooling cooling = sample_design("liquid-dry").cooling;
  set(cooling, "adiabatic_start", 35.0);
  CHECK(cooler_at(1.0, cooling).hour(34.9, 24.0).evaporation_l_per_h == 0.0);
  CHECK(cooler_at(1.0, cooling).hour(34.9, 24.0).supply_c == doctest::Approx(41.9));
  CHECK(cooler_at(1.0, cooling).hour(35.1, 24.0).evaporation_l_per_h > 0.0);
  set(cooling, "pad_effectiveness", 0.0);
  CHECK(cooler_at(1.0, cooling).hour(45.0, 24.0).evaporation_l_per_h == 0.0);
  CHECK(cooler_at(1.0, cooling).hour(45.0, 24.0).supply_c == doctest::Approx(52.0));
}

TEST_CASE("half the heat, half the approach and far less fan power") {
  const Cooling cooling = sample_design("liquid-dry").cooling;
  CHECK(cooler_at(0.5, cooling).hour(33.5, 33.5).supply_c == doctest::Approx(37.0));
  CHECK(cooler_at(0.5, cooling).hour(30.0, 20.0).fan_kw < 0.25 * cooler_at(1.0, cooling).hour(30.0, 20.0).fan_kw);
}

TEST_CASE("a warmer hour never lowers fan power or water temperature") {
  const Cooling cooling = sample_design("liquid-dry").cooling;
  for (const double load : {0.1, 0.5, 1.0}) {
    const DryCooler cooler = cooler_at(load, cooling);
    double fan = 0.0;
    double supply = 0.0;
    for (double dry_bulb = -15.0; dry_bulb < 55.0; dry_bulb += 0.25) {
      const auto hour = cooler.hour(dry_bulb, 0.6 * dry_bulb);
      CHECK(hour.fan_kw >= fan - 1e-12);
      if (dry_bulb > 25.5 || dry_bulb < 25.0) CHECK(hour.supply_c >= supply - 1e-9);
      fan = hour.fan_kw;
      supply = hour.supply_c;
    }
  }
}

TEST_CASE("what a dry cooler can carry at its class limit") {
  const Cooling cooling = sample_design("liquid-dry").cooling;
  const DryCooler cooler = cooler_at(1.0, cooling);
  CHECK(cooler.capacity_share(45.0, 44.0, 24.0) == doctest::Approx((45.0 - (44.0 - 14.0)) / 7.0));
  CHECK(cooler.capacity_share(45.0, 60.0, 60.0) == 0.0);
}
