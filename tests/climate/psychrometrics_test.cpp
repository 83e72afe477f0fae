// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "climate/psychrometrics.hpp"

using namespace landfall::climate;

TEST_CASE("saturation pressure meets the handbook's table within 300 ppm") {
  const struct {
    double celsius, pascal;
  } printed[] = {{-60, 1.08}, {-20, 103.24}, {-5, 401.74}, {5, 872.6}, {25, 3169.7}, {50, 12351.3}, {100, 101418.0}, {150, 476101.4}};
  for (const auto& row : printed) {
    const double rounding = row.pascal < 10.0 ? 0.005 : 0.0;  // the coldest row is printed with three digits
    CHECK(std::abs(saturation_pressure_pa(row.celsius) - row.pascal) <= 300e-6 * row.pascal + rounding);
  }
}

TEST_CASE("wet bulb of the published case") {
  CHECK(std::abs(wet_bulb_from_relative_humidity_c(7.0, 0.61, 100000.0) - 3.92667433781955) < 1e-3);
}

TEST_CASE("wet bulb converges on 18,000 states and inverts its own equation") {
  int states = 0;
  for (int t = -100; t <= 200; ++t) {
    for (int rh = 0; rh <= 9; ++rh) {
      for (double pressure = 60000.0; pressure <= 110000.0; pressure += 10000.0) {
        const double wet = wet_bulb_from_relative_humidity_c(t, 0.1 * rh, pressure);
        REQUIRE(std::isfinite(wet));
        REQUIRE(wet <= t + 1e-9);
        ++states;
        const double vapour = 0.1 * rh * saturation_pressure_pa(t);
        if (vapour >= pressure || wet < -100.0) continue;
        const double ratio = humidity_ratio(vapour, pressure);
        REQUIRE(std::abs(humidity_ratio_from_wet_bulb(t, wet, pressure) - ratio) <= 1e-9 * (1.0 + ratio * ratio));
      }
    }
  }
  CHECK(states == 18060);
}

TEST_CASE("saturated air is its own wet bulb, and nearly saturated air converges") {
  for (double t = -99.9; t < 100.0; t += 0.0137) {
    const double vapour = saturation_pressure_pa(t);
    if (vapour >= 101325.0) break;
    const double saturated = humidity_ratio(vapour, 101325.0);
    REQUIRE(std::abs(wet_bulb_c(t, saturated, 101325.0) - t) < 1e-9);
    for (const double share : {0.0, 0.5, 0.99, 0.9999999}) REQUIRE(wet_bulb_c(t, share * saturated, 101325.0) <= t);
  }
}

TEST_CASE("dew point inverts saturation pressure") {
  for (double t = -99.5; t < 200.0; t += 0.5) REQUIRE(std::abs(dew_point_c(saturation_pressure_pa(t)) - t) < 1e-9);
}

TEST_CASE("enthalpy, volume and standard pressure of the handbook") {
  const double ratio = humidity_ratio_from_dew_point(25.0, 101325.0);
  CHECK(std::abs(ratio - 0.020173) < 0.005 * 0.020173);
  CHECK(std::abs(enthalpy_kj_per_kg(25.0, ratio) - 76.504) < 0.01 * 76.504);
  CHECK(std::abs(specific_volume_m3_per_kg(25.0, ratio, 101325.0) - 0.8721) < 0.005 * 0.8721);
  CHECK(std::abs(standard_pressure_pa(3000.0) - 70108.0) < 100.0);
}

TEST_CASE("what moist air cannot be is refused") {
  CHECK_THROWS_AS((void)saturation_pressure_pa(std::nan("")), std::domain_error);
  CHECK_THROWS_AS((void)saturation_pressure_pa(201.0), std::domain_error);
  CHECK_THROWS_AS((void)wet_bulb_from_relative_humidity_c(20.0, 1.1, 101325.0), std::domain_error);
  CHECK_THROWS_AS((void)wet_bulb_c(20.0, 0.05, 101325.0), std::domain_error);
  CHECK_THROWS_AS((void)humidity_ratio(2000.0, 1000.0), std::domain_error);
}
