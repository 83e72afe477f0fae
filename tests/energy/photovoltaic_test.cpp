// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/photovoltaic.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

#include "climate/calendar.hpp"
#include "climate/station_file.hpp"
#include "climate/typical_year.hpp"
#include "planner/energy/on_site_file.hpp"
#include "planner/energy/supply.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

namespace {

climate::Year year_of(const std::string& station) {
  Problems problems;
  const auto path = std::filesystem::path(LANDFALL_SOURCE_DIR) / "climate/data" / (station + ".toml");
  const climate::Station parsed = climate::parse_station(samples::bytes_of(path), station, problems);
  problems.raise_if_any();
  return climate::typical_year(parsed);
}

energy::OnSite technology() {
  Problems problems;
  energy::OnSite on_site = energy::parse_technology(
      samples::bytes_of(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/energy/data/on-site.toml"), "on-site.toml", problems);
  problems.raise_if_any();
  return on_site;
}

double total(const std::vector<double>& series) { return std::accumulate(series.begin(), series.end(), 0.0); }

double yield_of(const std::string& station, const char* country) {
  const climate::Year year = year_of(station);
  return total(energy::solar_power(year, energy::array_of(technology(), samples::library().countries.at(country), year.latitude_deg)));
}

}  // namespace

TEST_CASE("a kilowatt of modules gives in a year what Global Solar Atlas and PVGIS give") {
  // PVOUT of Global Solar Atlas 2 (globalsolaratlas.info, optimum tilt, read as rounded country and city values) and PVGIS-SARAH for fixed
  // crystalline silicon, kWh/kWp: Singapore 1,250-1,350, Riyadh 1,750-1,900, Abu Dhabi 1,700-1,850, Bangkok 1,350-1,500. The bands are
  // widened by the 5 % by which radiation sources differ.
  struct Place {
    const char *station, *country;
    double low, high;
  };
  for (const Place& place : {Place{"sg-singapore", "sg", 1250.0, 1350.0}, Place{"sa-riyadh", "sa", 1750.0, 1900.0},
                             Place{"ae-abu-dhabi", "ae", 1700.0, 1850.0}, Place{"th-bangkok", "th", 1350.0, 1500.0}}) {
    CAPTURE(place.station);
    const double yield = yield_of(place.station, place.country);
    CAPTURE(yield);
    CHECK(yield > 0.95 * place.low);
    CHECK(yield < 1.05 * place.high);
  }
}

TEST_CASE("the performance ratio on roofs of the tropics is what was measured in Singapore") {
  // 0.81 over 18 months at the zero-energy building (Renewable Energy 47:9, 2012), with an inverter of 94.8 %; today's is 3 points better.
  const climate::Year year = year_of("sg-singapore");
  const energy::Array array = energy::array_of(technology(), samples::library().countries.at("sg"), year.latitude_deg);
  const double ratio = total(energy::solar_power(year, array)) / energy::plane_irradiation(year, array);
  CHECK(ratio > 0.78);
  CHECK(ratio < 0.86);
}

TEST_CASE("a flat array sees the horizontal's radiation whichever way it faces") {
  const climate::Year year = year_of("sa-riyadh");
  energy::Array array;
  array.tilt_deg = 0.0;
  const double on_plane = energy::plane_irradiation(year, array);
  CHECK(on_plane == doctest::Approx(total(year.global_horizontal_w) / 1000.0).epsilon(0.005));
  array.azimuth_deg = 37.0;
  CHECK(energy::plane_irradiation(year, array) == doctest::Approx(on_plane).epsilon(1e-12));
}

TEST_CASE("north of the tropics an array facing south beats one facing north, and east the morning") {
  const climate::Year year = year_of("jo-amman");
  energy::Array array;
  energy::face_the_equator(year.latitude_deg, array);
  CHECK(array.azimuth_deg == 180.0);
  CHECK(array.tilt_deg == doctest::Approx(year.latitude_deg));
  const double south = total(energy::solar_power(year, array));
  array.azimuth_deg = 0.0;
  CHECK(total(energy::solar_power(year, array)) < 0.75 * south);
  array.azimuth_deg = 90.0;
  const std::vector<double> east = energy::solar_power(year, array);
  array.azimuth_deg = 270.0;
  const std::vector<double> west = energy::solar_power(year, array);
  double east_morning = 0.0, west_morning = 0.0;
  for (std::size_t h = 0; h < east.size(); ++h) {
    if (h % 24 < 11) {
      east_morning += east[h];
      west_morning += west[h];
    }
  }
  CHECK(east_morning > 1.5 * west_morning);
}

TEST_CASE("one hour by hand: noon of an equinox on the equator, the sun in the zenith") {
  climate::Year year;
  year.utc_offset_h = 0.0;
  for (auto* series :
       {&year.dry_bulb_c, &year.global_horizontal_w, &year.direct_normal_w, &year.diffuse_horizontal_w, &year.wind_speed_m_s})
    series->assign(8760, 0.0);
  const std::size_t noon = 24 * 79 + 12;  // 21 March, 12:00 to 13:00
  year.dry_bulb_c[noon] = 30.0;
  year.direct_normal_w[noon] = 800.0;
  year.diffuse_horizontal_w[noon] = 100.0;
  year.global_horizontal_w[noon] = 900.0;
  year.wind_speed_m_s[noon] = 2.0;
  energy::Array array;
  array.tilt_deg = 0.0;
  array.losses = 0.1;
  array.inverter_efficiency = 0.97;
  array.inverter_kw = 2.0;
  // The middle of the hour is some 22 minutes after solar noon: cos 5.6 degrees, 0.995 of the beam.
  const double power = energy::solar_power(year, array)[noon];
  const double cell = 30.0 + 897.0 / (25.0 + 6.84 * 2.0);
  CHECK(power == doctest::Approx(0.897 * (1.0 - 0.0035 * (cell - 25.0)) * 0.9 * 0.97).epsilon(0.005));
  CHECK(total(energy::solar_power(year, array)) == power);
  array.inverter_kw = 0.5;
  CHECK(energy::solar_power(year, array)[noon] == 0.5);  // clipped
  year.dry_bulb_c[noon] = 40.0;
  array.inverter_kw = 2.0;
  CHECK(energy::solar_power(year, array)[noon] < power);
}

TEST_CASE("a year without beam and diffuse is split after Erbs and yields nearly the same") {
  climate::Year year = year_of("my-johor");
  energy::Array array;
  energy::face_the_equator(year.latitude_deg, array);
  const double own = total(energy::solar_power(year, array));
  year.direct_normal_w.clear();
  year.diffuse_horizontal_w.clear();
  CHECK(total(energy::solar_power(year, array)) == doctest::Approx(own).epsilon(0.01));
}

TEST_CASE("a wrong tilt and a year with missing hours are broken contracts") {
  climate::Year year = year_of("sg-singapore");
  energy::Array array;
  array.tilt_deg = 91.0;
  CHECK_THROWS_AS((void)energy::solar_power(year, array), std::domain_error);
  array.tilt_deg = 10.0;
  year.wind_speed_m_s.pop_back();
  CHECK_THROWS_AS((void)energy::solar_power(year, array), std::domain_error);
}
