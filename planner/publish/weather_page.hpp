// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "climate/epw_file.hpp"
#include "climate/weather_reading.hpp"
#include "planner/publish/messages.hpp"

namespace landfall::publish {

/// One page on a weather file: months, percentiles, free-cooling hours, design temperatures, and what is wrong with the file.
struct WeatherPage {
  const climate::EpwFile& epw;
  const Findings& doubts;
  const Messages& messages;
  Language language = Language::en;
};
[[nodiscard]] std::string weather_table(const WeatherPage& page);
[[nodiscard]] std::string weather_json(const WeatherPage& page);
/// The twelve months, a row each.
[[nodiscard]] std::string weather_csv(const WeatherPage& page);

}  // namespace landfall::publish
