// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "climate/epw_file.hpp"
#include "climate/epw_quality.hpp"
#include "climate/epw_station.hpp"
#include "climate/station_file.hpp"
#include "climate/station_writer.hpp"
#include "climate/weather_reading.hpp"

using namespace landfall;
using namespace landfall::climate;

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

/// A full year out of a short input: the input is the header and the first rows; after it, the calendar goes on by itself. Otherwise
/// nothing but a megabyte of luck would reach the code behind the reader. Slow for that; epw_fuzz.cpp takes the bytes as they are.
std::string completed(std::string_view input) {
  constexpr int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  std::string text(input);
  std::size_t rows = 0;
  for (const char c : text) rows += c == '\n';
  rows = rows > 8 ? rows - 8 : 0;
  std::size_t hour = 0;
  for (int month = 1; month <= 12; ++month) {
    for (int day = 1; day <= days[month - 1]; ++day) {
      for (int of_day = 1; of_day <= 24; ++of_day) {
        if (hour++ < rows) continue;
        text += "2001," + std::to_string(month) + ',' + std::to_string(day) + ',' + std::to_string(of_day) +
                ",60,?9,25.5,20.1,72,101000,0,0,0,100,50,60,0,0,0,0,180,2.5,0,0,9,9,9,9,0,0,0,0,0,0,0\n";
      }
    }
  }
  return text;
}

void read(std::string_view bytes) {
  Problems problems;
  const EpwFile epw = parse_epw(bytes, "fuzz.epw", problems);
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    require(!error.problems().empty());
    for (const InputProblem& problem : error.problems()) require(!problem.what.empty() && problem.where.file == "fuzz.epw");
    return;
  }
  for (int hour = 0; hour < hours_per_year; ++hour) {
    require(std::isfinite(epw.year.wet_bulb_c[hour]) && std::isfinite(epw.year.humidity_ratio[hour]));
    require(epw.year.dew_point_c[hour] <= epw.year.dry_bulb_c[hour]);
    require(std::isfinite(epw.year.global_horizontal_w[hour]) && std::isfinite(epw.year.wind_speed_m_s[hour]));
  }
  (void)epw_quality(epw, {.utc_offset_h = 8.0, .dry_bulb_mean_c = 25.0, .global_horizontal_kwh_m2_year = 1700.0});
  (void)read_weather(epw.year);
  const std::string station = write_station(station_of(epw, {.id = "fuzz", .utc_offset_h = {}, .warming_trend = {}}));
  Problems again;  // may refuse what no station should be, but must understand it
  (void)parse_station(station, "fuzz.toml", again);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  read(completed({reinterpret_cast<const char*>(data), size}));
  return 0;
}
