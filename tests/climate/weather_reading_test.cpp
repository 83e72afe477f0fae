// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <stdexcept>

#include "climate/epw_file.hpp"
#include "climate/moist_air.hpp"
#include "climate/weather_reading.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;

namespace {

/// Dry bulb 20 C at night and 30 by day (half the hours each), one hour of 46; dew point 15; half of January at 1000 W/m2.
Year two_level_year() {
  Year year;
  year.dry_bulb_c.resize(hours_per_year);
  for (int hour = 0; hour < hours_per_year; ++hour) year.dry_bulb_c[hour] = hour % 24 < 12 ? 20.0 : 30.0;
  year.dry_bulb_c[4000] = 46.0;  // 16:00 of a day in June
  year.dew_point_c.assign(hours_per_year, 15.0);
  year.pressure_pa.assign(hours_per_year, 101325.0);
  year.global_horizontal_w.assign(hours_per_year, 0.0);
  for (int hour = 0; hour < 31 * 24; hour += 2) year.global_horizontal_w[hour] = 1000.0;
  derive_moist_air(year);
  return year;
}

}  // namespace

TEST_CASE("a year of two levels reads as it was made") {
  const Year year = two_level_year();
  const WeatherReading reading = read_weather(year);
  CHECK(std::abs(reading.months[0].dry_bulb_mean_c - 25.0) < 1e-9);
  CHECK(reading.months[0].dry_bulb_max_c == 30.0);
  CHECK(reading.months[0].dry_bulb_min_c == 20.0);
  CHECK(reading.months[5].dry_bulb_max_c == 46.0);
  CHECK(std::abs(reading.months[0].global_horizontal_kwh_m2 - 31.0 * 12.0) < 1e-9);
  CHECK(std::abs(reading.global_horizontal_kwh_m2 - 31.0 * 12.0) < 1e-9);
  CHECK(std::abs(reading.months[1].dew_point_mean_c - 15.0) < 1e-9);
  CHECK(std::abs(reading.dry_bulb_mean_c - (25.0 + 16.0 / hours_per_year)) < 1e-9);
  // Saturation pressures of 15, 20 and 30 C: 1705.5, 2338.8, 4246.0 Pa (ASHRAE Fundamentals 2017 ch. 1, table 3).
  CHECK(std::abs(reading.months[0].relative_humidity_mean - 0.5 * (1705.5 / 2338.8 + 1705.5 / 4246.0)) < 0.001);
  CHECK(reading.dry_bulb_c.at_0_4 == 30.0);
  CHECK(reading.dry_bulb_c.at_99_6 == 20.0);
  CHECK(reading.dew_point_c.at_50 == 15.0);
  CHECK(reading.hours_above_40_c == 1);
  CHECK(reading.hours_above_45_c == 1);
  CHECK(std::abs(reading.cooling_degree_hours_k_h - (6.0 * 4379 + 22.0)) < 1e-6);
  const int day = 4379, night = 4380;
  const int below[] = {0, night, night, night + day, night + day};
  for (std::size_t i = 0; i < reading.dry_bulb_below.size(); ++i) CHECK(reading.dry_bulb_below[i].hours == below[i]);
}

TEST_CASE("bins hold every hour once, in order") {
  const WeatherReading reading = read_weather(two_level_year());
  REQUIRE(reading.bins.size() == 3);
  CHECK(reading.bins[0].dry_bulb_from_c == 20.0);
  CHECK(reading.bins[0].dew_point_from_c == 14.0);
  CHECK(reading.bins[0].hours == 4380);
  CHECK(reading.bins[2].dry_bulb_from_c == 46.0);
  CHECK(reading.bins[2].hours == 1);

  Problems problems;
  const WeatherReading coast = read_weather(parse_epw(test::SyntheticEpw{}.text(), "w.epw", problems).year);
  int hours = 0;
  for (const PsychrometricBin& bin : coast.bins) {
    CHECK(bin.hours > 0);
    CHECK(bin.dew_point_from_c < bin.dry_bulb_from_c + PsychrometricBin::width_k);
    hours += bin.hours;
  }
  CHECK(hours == hours_per_year);
  CHECK(coast.wet_bulb_below[5].hours > coast.wet_bulb_below[4].hours);
  CHECK(coast.wet_bulb_c.at_0_4 >= coast.wet_bulb_c.at_2);
  CHECK(coast.wet_bulb_c.at_0_4 <= coast.wet_bulb_max_c);
  CHECK(coast.wet_bulb_mean_c > coast.dew_point_mean_c);
  CHECK(coast.wet_bulb_mean_c < coast.dry_bulb_mean_c);
}

TEST_CASE("a bin below zero starts below its values") {
  Year year = two_level_year();
  year.dry_bulb_c[0] = -0.5;
  year.dew_point_c[0] = -3.0;
  derive_moist_air(year);
  const WeatherReading reading = read_weather(year);
  CHECK(reading.bins[0].dry_bulb_from_c == -2.0);
  CHECK(reading.bins[0].dew_point_from_c == -4.0);
}

TEST_CASE("an unfinished year is refused") {
  Year year = two_level_year();
  year.wet_bulb_c.pop_back();
  CHECK_THROWS_AS((void)read_weather(year), std::domain_error);
}
