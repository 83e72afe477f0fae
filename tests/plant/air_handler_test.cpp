// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "planner/plant/constants.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall::plant;

TEST_CASE("fan power by hand") {
  Cooling cooling = sample_design("chiller-air").cooling;  // 25 C, 12 K, 300 Pa, 60 %, 25 % more units than needed
  set(cooling, "fan_units_ratio", 1.0);
  const AirHandler air(ParameterReader(cooling), 1.0, standard_pressure);
  // 1 kW / (1.184 * 1.02 * 12) = 0.06900 m3/s; * 300 Pa / 0.6 = 34.5 W
  CHECK(air.fan_kw(1.0) == doctest::Approx(0.0690 * 300.0 / 0.6 / 1000.0).epsilon(1e-3));
  CHECK(air.fan_kw(0.5) == doctest::Approx(air.fan_kw(1.0) * std::pow(0.5, 2.7)));
  CHECK(air.fan_kw(0.1) == doctest::Approx(air.fan_kw(1.0) * std::pow(0.3, 2.7)));  // minimum speed
  CHECK(air.return_c() == doctest::Approx(37.0));
  CHECK(air.design_coil_kw() == doctest::Approx(1.0 + air.fan_kw(1.0)));
}

TEST_CASE("more units at lower speed need less, thin air more") {
  Cooling cooling = sample_design("chiller-air").cooling;
  set(cooling, "fan_units_ratio", 1.0);
  const double alone = AirHandler(ParameterReader(cooling), 1.0, standard_pressure).fan_kw(1.0);
  CHECK(AirHandler(ParameterReader(cooling), 1.0, 0.93 * standard_pressure).fan_kw(1.0) == doctest::Approx(alone / 0.93));
  CHECK(AirHandler(ParameterReader(cooling), 1.0, standard_pressure, 150.0).fan_kw(1.0) == doctest::Approx(1.5 * alone));
  set(cooling, "fan_units_ratio", 1.25);
  CHECK(AirHandler(ParameterReader(cooling), 1.0, standard_pressure).fan_kw(1.0) == doctest::Approx(alone * 1.25 * std::pow(0.8, 2.7)));
}
