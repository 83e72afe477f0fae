// SPDX-License-Identifier: Apache-2.0
#include "climate/station_writer.hpp"

#include <fmt/format.h>
#include <array>
#include <cmath>
#include <stdexcept>

#include "climate/delimited_text.hpp"

namespace landfall::climate {
namespace {

/// Shortest decimal that reads back to the same double, always with a point or exponent: TOML would take "25" for an integer.
std::string number(double value) {
  if (!std::isfinite(value)) throw std::domain_error(fmt::format("station: expected finite numbers, found {}", value));
  std::string text = fmt::format("{}", value);
  if (text.find_first_of(".e") == std::string::npos) text += ".0";
  return text;
}

std::string string(const std::string& text) {
  if (!is_utf8(text)) throw std::domain_error("station: expected UTF-8 text, found " + quoted(text));
  std::string result = "\"";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') {
      result += '\\';
      result += c;
    } else if (byte < 0x20 || byte == 0x7F) {
      result += fmt::format("\\u{:04X}", byte);
    } else {
      result += c;
    }
  }
  return result + '"';
}

template <std::size_t N>
std::string list(const std::array<double, N>& values) {
  std::string text;
  for (const double value : values) text += (text.empty() ? "" : ", ") + number(value);
  return text;
}

std::string series(std::string_view name, const std::string& unit, const MonthlySeries& values) {
  return fmt::format("\n[normals.{}]\nvalues = [{}]\nunit = \"{}\"\nperiod = {}\nsource = {}\nconfidence = \"{}\"\n", name,
                     list(values.values), unit, string(values.period), string(values.source), to_string(values.confidence));
}

}  // namespace

std::string write_station(const Station& station) {
  std::string text = fmt::format("id = {}\nname = {}\nwmo = {}\n", string(station.id), string(station.name), string(station.wmo));
  text += fmt::format("latitude_deg = {}\nlongitude_deg = {}\nelevation_m = {}\nutc_offset_h = {}\n", number(station.latitude_deg),
                      number(station.longitude_deg), number(station.elevation_m), number(station.utc_offset_h));
  const Station::Normals& normals = station.normals;
  text += series("dry_bulb_mean", "degC", normals.dry_bulb_mean_c);
  text += series("dry_bulb_daily_max", "degC", normals.dry_bulb_daily_max_c);
  text += series("dry_bulb_daily_min", "degC", normals.dry_bulb_daily_min_c);
  text += series("dew_point_mean", "degC", normals.dew_point_mean_c);
  text += series("dry_bulb_daily_sd", "K", normals.dry_bulb_daily_sd_k);
  text += series("dew_point_daily_sd", "K", normals.dew_point_daily_sd_k);
  text += series("global_horizontal", "kWh/m2-day", normals.global_horizontal_kwh_m2_day);
  text += series("wind_speed", "m/s", normals.wind_speed_m_s);
  if (station.diurnal) {
    const Station::Diurnal& day = *station.diurnal;
    text += fmt::format("\n[diurnal]\nshape = [{}]\nspread = [{}]\nyear = {}\nsource = {}\nconfidence = \"{}\"\n", list(day.shape),
                        list(day.spread), day.year, string(day.source), to_string(day.confidence));
  }
  visit_inputs(station, [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
    text += fmt::format("\n[{}]\nvalue = {}\nlow = {}\nhigh = {}\nunit = \"{}\"\nyear = {}\nsource = {}\nconfidence = \"{}\"\n", path,
                        number(fact.value), number(fact.low), number(fact.high), fact.unit, fact.year, string(fact.source),
                        to_string(fact.confidence));
  });
  return text;
}

}  // namespace landfall::climate
