// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "climate/normals.hpp"
#include "climate/psychrometrics.hpp"
#include "climate/solar.hpp"
#include "climate/station_file.hpp"
#include "climate/typical_year.hpp"

using namespace landfall;
using namespace landfall::climate;

namespace {

std::vector<Station> built_in_stations() {
  std::vector<Station> stations;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LANDFALL_SOURCE_DIR) / "climate/data")) {
    std::ifstream file(entry.path());
    const std::string bytes{std::istreambuf_iterator<char>(file), {}};
    Problems problems;
    stations.push_back(parse_station(bytes, entry.path().filename().string(), problems));
    problems.raise_if_any();
  }
  return stations;
}

bool same_bits(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

}  // namespace

TEST_CASE("a typical year gives the station's monthly normals back") {
  for (const Station& station : built_in_stations()) {
    CAPTURE(station.id);
    const Year year = typical_year(station);
    const Station back = normals_of(year);
    for (int month = 0; month < months_per_year; ++month) {
      CAPTURE(month);
      const Station::Normals& want = station.normals;
      const Station::Normals& got = back.normals;
      CHECK(std::abs(got.dry_bulb_mean_c.values[month] - want.dry_bulb_mean_c.values[month]) < 1e-9);
      CHECK(std::abs(got.dew_point_mean_c.values[month] - want.dew_point_mean_c.values[month]) < 1e-9);
      CHECK(std::abs(got.dry_bulb_daily_sd_k.values[month] - want.dry_bulb_daily_sd_k.values[month]) < 1e-9);
      CHECK(std::abs(got.global_horizontal_kwh_m2_day.values[month] - want.global_horizontal_kwh_m2_day.values[month]) < 1e-9);
      CHECK(std::abs(got.wind_speed_m_s.values[month] - want.wind_speed_m_s.values[month]) < 1e-9);
      const double range = want.dry_bulb_daily_max_c.values[month] - want.dry_bulb_daily_min_c.values[month];
      const double got_range = got.dry_bulb_daily_max_c.values[month] - got.dry_bulb_daily_min_c.values[month];
      // 24 samples miss the peak of the curve a little; wandering hours find higher ones and lower ones.
      CHECK(std::abs(got_range - range) < (station.diurnal ? 0.2 : 0.02) * range);
    }
  }
}

TEST_CASE("a station's own course of the day comes back, and its wandering leaves the days' means alone") {
  Station station = built_in_stations()[0];
  station.variability->amplitude_sd.value = 0.0;
  station.diurnal.emplace();
  for (std::size_t hour = 0; hour < 24; ++hour) {
    station.diurnal->shape[hour] = hour == 15 ? 0.575 : hour < 8 ? -0.25 : 0.095;
    station.diurnal->spread[hour] = hour >= 12 ? 1.5 : 0.4;
  }
  const Year year = typical_year(station);
  station.diurnal->spread.fill(0.0);
  const Year still = typical_year(station);
  std::array<double, 24> square{}, departure{};
  for (int day = 0; day < 365; ++day) {
    double mean = 0.0, still_mean = 0.0;
    for (int hour = 24 * day; hour < 24 * (day + 1); ++hour) {
      mean += year.dry_bulb_c[hour] / 24.0;
      still_mean += still.dry_bulb_c[hour] / 24.0;
    }
    REQUIRE(std::abs(mean - still_mean) < 1e-9);
    for (int hour = 0; hour < 24; ++hour) {
      const double off = year.dry_bulb_c[24 * day + hour] - still.dry_bulb_c[24 * day + hour];
      square[hour] += off * off / 365.0;
      departure[hour] += (still.dry_bulb_c[24 * day + hour] - still_mean) / 365.0;
    }
  }
  double range = 0.0;
  for (int month = 0; month < 12; ++month) {
    range += (station.normals.dry_bulb_daily_max_c.values[month] - station.normals.dry_bulb_daily_min_c.values[month]) *
             days_in_month[month] / 365.0;
  }
  CHECK(departure[15] == doctest::Approx(0.575 * range).epsilon(1e-6));
  CHECK(departure[3] == doctest::Approx(-0.25 * range).epsilon(1e-6));
  CHECK(std::sqrt(square[18]) > 1.0);  // the day's mean is taken off all hours
  CHECK(std::sqrt(square[18]) < 1.6);
  CHECK(std::sqrt(square[4]) < 0.8);

  const Station read = normals_of(year);
  REQUIRE(read.diurnal);
  const double scale = read.diurnal->shape[15] / 0.575;  // the range of wandering days is wider
  CHECK(scale < 1.0);
  CHECK(scale > 0.7);
  CHECK(read.diurnal->shape[3] == doctest::Approx(-0.25 * scale).epsilon(0.05));
  CHECK(read.diurnal->spread[18] == doctest::Approx(std::sqrt(square[18])).epsilon(0.1));
}

TEST_CASE("every hour of a typical year is physical") {
  for (const Station& station : built_in_stations()) {
    CAPTURE(station.id);
    const Year year = typical_year(station);
    for (int hour = 0; hour < hours_per_year; ++hour) {
      REQUIRE(year.dew_point_c[hour] <= year.dry_bulb_c[hour]);
      REQUIRE(year.wet_bulb_c[hour] <= year.dry_bulb_c[hour] + 1e-9);
      REQUIRE(year.wet_bulb_c[hour] >= year.dew_point_c[hour] - 0.01);
      REQUIRE(year.global_horizontal_w[hour] >= 0.0);
      REQUIRE(year.global_horizontal_w[hour] < 1400.0);
      REQUIRE(year.direct_normal_w[hour] >= 0.0);
      REQUIRE(year.direct_normal_w[hour] < 1400.0);
      REQUIRE(year.diffuse_horizontal_w[hour] <= year.global_horizontal_w[hour]);
    }
  }
}

TEST_CASE("a station has one typical year, and another station another") {
  std::vector<Station> stations = built_in_stations();
  const Year first = typical_year(stations[0]);
  const Year again = typical_year(stations[0]);
  CHECK(same_bits(first.dry_bulb_c, again.dry_bulb_c));
  CHECK(same_bits(first.dew_point_c, again.dew_point_c));
  CHECK(same_bits(first.wet_bulb_c, again.wet_bulb_c));
  CHECK(same_bits(first.direct_normal_w, again.direct_normal_w));
  CHECK(first.findings == again.findings);
  stations[0].id += "-b";
  CHECK_FALSE(same_bits(first.dry_bulb_c, typical_year(stations[0]).dry_bulb_c));
}

TEST_CASE("saturated air keeps the mean dew point and says how often it was held") {
  Station station = built_in_stations()[0];
  station.normals.dew_point_mean_c.values = station.normals.dry_bulb_mean_c.values;
  for (double& dew : station.normals.dew_point_mean_c.values) dew -= 0.5;
  const Year year = typical_year(station);
  const Station back = normals_of(year);
  for (int month = 0; month < months_per_year; ++month) {
    CHECK(std::abs(back.normals.dew_point_mean_c.values[month] - station.normals.dew_point_mean_c.values[month]) < 1e-9);
  }
  bool told = false;
  for (const Finding& finding : year.findings) told = told || finding.code == "weather.saturated-hours";
  CHECK(told);
  station.normals.dew_point_mean_c.values[3] = 99.0;
  CHECK_THROWS_AS((void)typical_year(station), std::domain_error);
}

TEST_CASE("the sun: noon, day length and extraterrestrial irradiation") {
  const SolarDay equinox = solar_day(79, 0.0, 0.0, 0.0);
  CHECK(std::abs(equinox.extraterrestrial_horizontal_wh - 24.0 / 3.14159265 * 1361.0) < 150.0);
  // Duffie and Beckman, example 1.10.1: 43 N, 15 April, 33.8 MJ/m2 with a solar constant of 1367.
  CHECK(std::abs(solar_day(104, 43.0, 0.0, 0.0).extraterrestrial_horizontal_wh * 0.0036 - 33.8 * 1361.0 / 1367.0) < 0.2);
  // Johor on UTC+8: the sun culminates at 13:00 to 13:20 in February, so the hour 13:00-14:00 is the highest.
  const SolarDay johor = solar_day(45, 1.64, 103.67, 8.0);
  CHECK(johor.sine_elevation[13] == *std::max_element(johor.sine_elevation.begin(), johor.sine_elevation.end()));
  for (const double share : solar_day(354, 80.0, 0.0, 0.0).hour_shape) CHECK(share == 0.0);
  CHECK(diffuse_fraction(0.0) == 1.0);
  CHECK(diffuse_fraction(0.9) == 0.165);
}
