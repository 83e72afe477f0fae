// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/epw_file.hpp"
#include "climate/weather_reading.hpp"
#include "planner/plant/free_cooling.hpp"
#include "planner/publish/messages.hpp"

namespace landfall::publish {

/// A built-in design of one archetype and how it would run in the file's year, at full load.
struct CoolingRow {
  std::string archetype;
  std::string module;
  plant::FreeCooling cooling;
};

/// One page on a weather file: months, percentiles, hours below limits, how each way to cool would run, design temperatures, and what is
/// wrong with the file.
struct WeatherPage {
  const climate::EpwFile& epw;
  const Findings& doubts;
  const std::vector<CoolingRow>& cooling;
  const Messages& messages;
  Language language = Language::en;
};
[[nodiscard]] std::string weather_table(const WeatherPage& page);
[[nodiscard]] std::string weather_json(const WeatherPage& page);
/// The twelve months, a row each.
[[nodiscard]] std::string weather_csv(const WeatherPage& page);

}  // namespace landfall::publish
