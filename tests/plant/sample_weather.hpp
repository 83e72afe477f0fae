// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <iterator>
#include <map>
#include <string>
#include <utility>

#include "climate/station_file.hpp"
#include "climate/typical_year.hpp"
#include "climate/year.hpp"

/// Typical years of the shipped stations, for tests.
namespace landfall::plant {

struct Weather {
  climate::Year year;
  climate::DesignConditions design;
};

[[nodiscard]] inline const Weather& weather_of(const std::string& station_id) {
  static std::map<std::string, Weather> loaded;
  if (const auto known = loaded.find(station_id); known != loaded.end()) return known->second;
  std::ifstream file(LANDFALL_SOURCE_DIR "/climate/data/" + station_id + ".toml");
  const std::string bytes((std::istreambuf_iterator<char>(file)), {});
  Problems problems;
  const climate::Station station = climate::parse_station(bytes, station_id, problems);
  problems.raise_if_any();
  Weather weather;
  weather.year = climate::typical_year(station);
  const auto& design = station.design;
  weather.design = {design.dry_bulb_0_4.value, design.coincident_wet_bulb.value, design.wet_bulb_0_4.value, design.dry_bulb_20_year.value};
  return loaded.emplace(station_id, std::move(weather)).first->second;
}

}  // namespace landfall::plant
