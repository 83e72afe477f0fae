// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <stdexcept>

#include "climate/epw_station.hpp"
#include "climate/station_file.hpp"
#include "climate/station_writer.hpp"
#include "climate/typical_year.hpp"
#include "shared_weather.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;
using namespace landfall::test;

namespace {

Station read_back(const std::string& text) {
  Problems problems;
  Station station = parse_station(text, "s.toml", problems);
  CHECK_NOTHROW(problems.raise_if_any());
  return station;
}

EpwFile coast(const SyntheticEpw& text = {}) {
  Problems problems;
  EpwFile epw = parse_epw(text.text(), "some/folder/coast.epw", problems);
  problems.raise_if_any();
  return epw;
}

double mean(const std::vector<double>& series) {
  double sum = 0.0;
  for (const double value : series) sum += value;
  return sum / static_cast<double>(series.size());
}

}  // namespace

TEST_CASE("every built-in station survives writing and reading") {
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LANDFALL_SOURCE_DIR) / "climate/data")) {
    CAPTURE(entry.path().filename().string());
    const Station station = read_back(read_bytes(entry.path()));
    const std::string text = write_station(station);
    CHECK(write_station(read_back(text)) == text);
    const Station back = read_back(text);
    CHECK(back.normals.dew_point_mean_c.values == station.normals.dew_point_mean_c.values);
    CHECK(back.design.wet_bulb_0_4.low == station.design.wet_bulb_0_4.low);
    CHECK(back.warming.trend.source == station.warming.trend.source);
    CHECK(back.utc_offset_h == station.utc_offset_h);
  }
}

TEST_CASE("text that TOML would trip over survives") {
  Station station = station_of(coast(), {.id = "tt-coast", .utc_offset_h = {}, .warming_trend = {}});
  station.name = "a \"b\" \\ c\n[d]\t\x7F 柔佛 = 1 # ";
  station.normals.wind_speed_m_s.values[0] = 0.1 + 0.2;
  station.normals.wind_speed_m_s.values[1] = 1e-7;
  const Station back = read_back(write_station(station));
  CHECK(back.name == station.name);
  CHECK(back.normals.wind_speed_m_s.values == station.normals.wind_speed_m_s.values);
  station.name = "S\xE3o";
  CHECK_THROWS_AS((void)write_station(station), std::domain_error);
  station.name = "ok";
  station.elevation_m = std::nan("");
  CHECK_THROWS_AS((void)write_station(station), std::domain_error);
}

TEST_CASE("a weather file becomes a station with ranges and sources") {
  Fact<"K/decade"> trend;
  trend.value = 0.22, trend.low = 0.12, trend.high = 0.32, trend.year = 2021, trend.source = "somewhere",
  trend.confidence = Confidence::low;
  const Station station = read_back(write_station(station_of(coast(), {.id = "tt-coast", .utc_offset_h = 8.0, .warming_trend = trend})));
  CHECK(station.id == "tt-coast");
  CHECK(station.name == "Testville");
  CHECK(station.wmo == "000001");
  CHECK(station.utc_offset_h == 8.0);
  CHECK(station.warming.trend.source == "somewhere");
  CHECK(station.normals.dry_bulb_mean_c.source == "computed from the hours of coast.epw: Testville (SYN 000001), rows of 2001 to 2012");
  CHECK(station.normals.dry_bulb_mean_c.confidence == Confidence::medium);
  CHECK(station.design.dry_bulb_0_4.value == 33.9);
  CHECK(station.design.dry_bulb_0_4.year == 2017);
  CHECK(station.design.dry_bulb_0_4.source == "design conditions printed in the header of coast.epw: 2017 Test Handbook");
  for (const InputRef& input : list_inputs(const_cast<Station&>(station), "station.")) {
    CAPTURE(input.path);
    CHECK(input.fact->low < input.fact->high);
  }
}

TEST_CASE("without header values the hours give wider ranges and less confidence") {
  SyntheticEpw text;
  text.design = "DESIGN CONDITIONS,0";
  text.change = [](int, SyntheticEpw::Row& row) { row[year_field] = "0"; };
  const EpwFile epw = coast(text);
  const Station station = read_back(write_station(station_of(epw, {.id = "tt-coast", .utc_offset_h = {}, .warming_trend = {}})));
  CHECK(station.utc_offset_h == 7.0);
  CHECK(station.design.dry_bulb_0_4.confidence == Confidence::low);
  CHECK(station.design.dry_bulb_0_4.high - station.design.dry_bulb_0_4.low > 1.9);
  CHECK(station.design.dry_bulb_0_4.year == 1900);
  CHECK(station.warming.trend.value == 0.0);
  CHECK(station.warming.trend.confidence == Confidence::unverified);
}

TEST_CASE("a typical year from a real year's normals has its wet bulb") {
  const auto files = shared_weather_files();
  if (files.empty()) MESSAGE("skipped: no shared weather files");
  std::vector<EpwFile> years{coast()};
  for (const auto& path : files) {
    Problems problems;
    years.push_back(parse_epw(read_bytes(path), path.filename().string(), problems));
    problems.raise_if_any();
  }
  for (const EpwFile& epw : years) {
    CAPTURE(epw.year.name);
    const Station station = read_back(write_station(station_of(epw, {.id = "x", .utc_offset_h = {}, .warming_trend = {}})));
    const Year typical = typical_year(station);
    CHECK(std::abs(mean(typical.dry_bulb_c) - mean(epw.year.dry_bulb_c)) < 0.01);
    CHECK(std::abs(mean(typical.wet_bulb_c) - mean(epw.year.wet_bulb_c)) < 0.6);
    CHECK(std::abs(mean(typical.global_horizontal_w) - mean(epw.year.global_horizontal_w)) < 0.5);
  }
}
