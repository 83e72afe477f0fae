// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "climate/epw_quality.hpp"
#include "climate/station_file.hpp"
#include "shared_weather.hpp"
#include "synthetic_epw.hpp"

using namespace landfall;
using namespace landfall::climate;
using namespace landfall::test;

namespace {

EpwFile parsed(const SyntheticEpw& text) {
  Problems problems;
  EpwFile epw = parse_epw(text.text(), "w.epw", problems);
  problems.raise_if_any();
  return epw;
}

std::set<std::string> codes(const Findings& findings) {
  std::set<std::string> result;
  for (const Finding& finding : findings) result.insert(finding.code);
  return result;
}

std::set<std::string> codes_with(std::function<void(int, SyntheticEpw::Row&)> change, const ExpectedClimate& expected = {}) {
  SyntheticEpw text;
  text.change = std::move(change);
  return codes(epw_quality(parsed(text), expected));
}

using Codes = std::set<std::string>;

}  // namespace

TEST_CASE("a sound file raises no doubt") { CHECK(epw_quality(parsed({})).empty()); }

TEST_CASE("each defect raises its own doubt and no other") {
  CHECK(codes_with([](int hour, auto& row) {
          if (hour < 20) row[humidity_field] = "40";
        }) == Codes{"weather.humidity-disagrees"});
  CHECK(codes_with([](int hour, auto& row) {
          if (hour < 40) row[dry_bulb_field] = "37", row[dew_point_field] = "36", row[humidity_field] = "95";
        }) == Codes{"weather.wet-bulb-impossible", "weather.stuck-dry-bulb", "weather.stuck-dew-point", "weather.design-dry-bulb",
                    "weather.design-wet-bulb", "weather.design-coincident-wet-bulb"});
  CHECK(codes_with([](int hour, auto& row) {
          if (hour >= 1000 && hour < 1030) row[wind_field] = "3.3";
        }) == Codes{"weather.stuck-wind"});
  CHECK(codes_with([](int hour, auto& row) {
          if (hour >= 1000 && hour < 1030) row[wind_field] = "0.0";
        }).empty());
  CHECK(codes_with([](int hour, auto& row) {
          if (hour >= 1000 && hour < 1030) row[pressure_field] = "100800";
        }) == Codes{"weather.stuck-pressure"});
  CHECK(codes_with([](int, auto& row) { row[pressure_field] = std::to_string(std::stoi(row[pressure_field]) - 3000); }) ==
        Codes{"weather.pressure-elevation"});
  CHECK(codes_with([](int, auto& row) { row[global_field] = std::to_string(std::stoi(row[global_field]) / 3); }) ==
        Codes{"weather.radiation-sum"});
  CHECK(codes_with([](int, auto& row) { row[global_field] = "0"; }) == Codes{"weather.radiation-sum"});
  CHECK(codes_with([](int, auto& row) { row[global_field] = "9999"; }).empty());  // told when it was read
  CHECK(codes_with([](int hour, auto& row) {
          if (hour < 48) row[global_field] = std::to_string(2 * std::stoi(row[global_field]));
        }) == Codes{"weather.radiation-days"});
}

TEST_CASE("a stuck sensor is told with its day") {
  SyntheticEpw text;
  text.change = [](int hour, auto& row) {
    if (hour >= 24 * 33 && hour < 24 * 33 + 25) row[dew_point_field] = "20.00";
  };
  for (const Finding& finding : epw_quality(parsed(text))) {
    if (finding.code != "weather.stuck-dew-point") continue;
    CHECK(finding.arguments == std::vector<FindingArgument>{25.0, 2.0, 3.0});
    return;
  }
  FAIL("not found");
}

TEST_CASE("time zones: the header against longitude, law and the sun") {
  CHECK(codes(epw_quality(parsed({}), {.utc_offset_h = 7.0})).empty());
  CHECK(codes(epw_quality(parsed({}), {.utc_offset_h = 8.0})) == Codes{"weather.time-zone-legal"});
  SyntheticEpw hour_off;
  hour_off.location = "LOCATION,Testville,TT,TST,SYN,000001,1.641,103.670,8.0,41.1";  // radiation was made for +7
  CHECK(codes(epw_quality(parsed(hour_off))) == Codes{"weather.radiation-shifted"});
  SyntheticEpw far;
  far.location = "LOCATION,Testville,TT,TST,SYN,000001,1.641,103.670,-5.0,41.1";
  CHECK(codes(epw_quality(parsed(far))).contains("weather.time-zone-longitude"));
  SyntheticEpw date_line;  // Tonga: +13 at 175 W
  date_line.location = "LOCATION,Testville,TT,TST,SYN,000001,1.641,-175.2,13.0,41.1";
  CHECK_FALSE(codes(epw_quality(parsed(date_line))).contains("weather.time-zone-longitude"));
}

TEST_CASE("what the nearest station expects is compared") {
  const ExpectedClimate near{.utc_offset_h = 7.0, .dry_bulb_mean_c = 27.5, .global_horizontal_kwh_m2_year = 1800.0};
  CHECK(epw_quality(parsed({}), near).empty());
  const ExpectedClimate elsewhere{.utc_offset_h = 7.0, .dry_bulb_mean_c = 24.0, .global_horizontal_kwh_m2_year = 1300.0};
  CHECK(codes(epw_quality(parsed({}), elsewhere)) == Codes{"weather.dry-bulb-expected", "weather.radiation-expected"});
}

TEST_CASE("the known defects of the real files are found") {
  const auto files = shared_weather_files();
  if (files.empty()) MESSAGE("skipped: no shared weather files");
  const std::pair<std::string, std::string> stations[] = {
      {"486790", "my-johor"}, {"486980", "sg-singapore"}, {"404370", "sa-riyadh"}, {"404160", "sa-dammam"}};
  for (const auto& path : files) {
    Problems problems;
    const EpwFile epw = parse_epw(read_bytes(path), path.filename().string(), problems);
    for (const auto& known : stations) {
      if (epw.header.wmo != known.first) continue;
      const std::string& id = known.second;
      CAPTURE(id);
      const Station station =
          parse_station(read_bytes(std::filesystem::path(LANDFALL_SOURCE_DIR) / "climate/data" / (id + ".toml")), id, problems);
      problems.raise_if_any();
      const Codes found = codes(epw_quality(epw, expected_of(station)));
      const bool equator = id == "my-johor" || id == "sg-singapore";
      CHECK(found.contains("weather.time-zone-legal") == equator);     // +7, truth +8
      CHECK(found.contains("weather.radiation-expected") == equator);  // 26 and 41 % above the normals
      CHECK(found.contains("weather.radiation-shifted") == !equator);  // half an hour late
      CHECK(found.contains("weather.design-coincident-wet-bulb") == (id == "sa-dammam"));
      CHECK_FALSE(found.contains("weather.time-zone-longitude"));
      CHECK_FALSE(found.contains("weather.wet-bulb-impossible"));
      CHECK_FALSE(found.contains("weather.dry-bulb-expected"));
    }
  }
}
