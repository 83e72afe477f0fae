// SPDX-License-Identifier: Apache-2.0
#include "climate/epw_station.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "climate/delimited_text.hpp"
#include "climate/normals.hpp"

namespace landfall::climate {
namespace {

constexpr double quantile_95 = 1.645;
constexpr double year_days = 365.0;

/// Nearest decimal with that many digits, so that 0.3 is written 0.3 and not 0.30000000000000004.
double to_digits(double value, int digits) {
  const double scale = std::pow(10.0, digits);
  return std::round(value * scale) / scale + 0.0;
}

std::string base_name(const std::string& file) {
  const auto slash = file.find_last_of("/\\");
  const std::string name = slash == std::string::npos ? file : file.substr(slash + 1);
  return is_utf8(name) ? name : latin1_to_utf8(name);
}

int fact_year(int year) { return year >= 1900 && year <= 2100 ? year : 1900; }

/// The first four-digit year in "2017 ASHRAE Handbook -- …" or "Climate Design Data 2009 ASHRAE Handbook".
int edition(const std::string& title, int otherwise) {
  for (std::size_t i = 0; i + 4 <= title.size(); ++i) {
    const auto year = parse_whole(std::string_view(title).substr(i, 4));
    if (year && *year >= 1990 && *year <= 2100) return *year;
  }
  return otherwise;
}

void give_range(FactRecord& fact, double below, double above, Bounds bounds, int digits) {
  fact.value = to_digits(fact.value, digits);
  fact.low = std::min(fact.value, std::max(bounds.min, to_digits(fact.value - below, digits)));
  fact.high = std::max(fact.value, std::min(bounds.max, to_digits(fact.value + above, digits)));
}

struct DesignRange {
  std::string_view path;
  std::optional<double> header;
  double around_header;
  double below_hours;
  double above_hours;
};

void round_normals(Station::Normals& normals, const std::string& source, const std::string& period) {
  for (MonthlySeries* series :
       {&normals.dry_bulb_mean_c, &normals.dry_bulb_daily_max_c, &normals.dry_bulb_daily_min_c, &normals.dew_point_mean_c,
        &normals.dry_bulb_daily_sd_k, &normals.dew_point_daily_sd_k, &normals.global_horizontal_kwh_m2_day, &normals.wind_speed_m_s}) {
    for (double& value : series->values) value = to_digits(value, 2);
    series->source = source;
    series->period = period;
  }
}

}  // namespace

Station station_of(const EpwFile& epw, const StationDetails& details) {
  const std::string name = base_name(epw.file);
  const std::string years =
      epw.first_year == epw.last_year ? fmt::format("{}", epw.last_year) : fmt::format("{} to {}", epw.first_year, epw.last_year);
  const std::string from_hours = fmt::format("computed from the hours of {}: {}, rows of {}", name, epw.year.name, years);
  Station station = normals_of(epw.year);
  station.id = details.id;
  station.name = epw.header.city;
  station.wmo = epw.header.wmo;
  station.utc_offset_h = details.utc_offset_h.value_or(epw.year.utc_offset_h);
  round_normals(station.normals, from_hours, epw.first_year == epw.last_year ? years : "typical year, rows of " + years);

  Station::Diurnal& day = station.diurnal.value();
  for (double& value : day.shape) value = to_digits(value, 3);
  for (double& value : day.spread) value = to_digits(value, 2);
  const long behind = std::lround(epw.year.utc_offset_h - station.utc_offset_h);  // the file's clock is its header's
  const auto turn = (behind % 24 + 24) % 24;
  std::rotate(day.shape.begin(), day.shape.begin() + turn, day.shape.end());
  std::rotate(day.spread.begin(), day.spread.begin() + turn, day.spread.end());
  day.year = fact_year(epw.last_year);
  day.source = from_hours;

  const double lag = station.generator.lag1.value;
  const double correlation = station.generator.dry_dew_correlation.value;
  const double lag_spread = quantile_95 * std::sqrt((1.0 - lag * lag) / (year_days - months_per_year));
  const double independent_days = std::max(10.0, year_days * (1.0 - lag * lag) / (1.0 + lag * lag));
  const double z_spread = quantile_95 / std::sqrt(independent_days - 3.0);
  const double z = std::atanh(std::clamp(correlation, -0.999, 0.999));

  const auto from_header = [&](double DesignConditions::*member) {
    return epw.design ? std::optional((*epw.design).*member) : std::nullopt;
  };
  const std::optional<double> extreme = epw.header.design ? epw.header.design->dry_bulb_20_year_c : std::nullopt;
  const DesignRange design_ranges[] = {
      {"design.dry_bulb_0_4", from_header(&DesignConditions::dry_bulb_0_4_c), 0.6, 0.7, 1.3},
      {"design.coincident_wet_bulb", from_header(&DesignConditions::coincident_wet_bulb_c), 0.5, 2.5, 2.5},
      {"design.wet_bulb_0_4", from_header(&DesignConditions::wet_bulb_0_4_c), 0.5, 0.7, 1.3},
      {"design.dry_bulb_20_year", epw.design ? extreme : std::nullopt, 1.0, 1.5, 2.5},
  };
  const std::string title = epw.header.design ? epw.header.design->title : std::string();
  visit_inputs(station, [&](std::string_view path, FactRecord& fact, Bounds bounds, std::string_view) {
    if (path.starts_with("warming")) return;
    fact.year = fact_year(epw.last_year);
    fact.source = from_hours;
    fact.confidence = Confidence::medium;
    if (path == "generator.lag1") give_range(fact, lag_spread, lag_spread, bounds, 3);
    if (path == "generator.dry_dew_correlation") {
      give_range(fact, correlation - std::tanh(z - z_spread), std::tanh(z + z_spread) - correlation, bounds, 3);
    }
    // A year's spread of 365 days, of which neighbours are alike: a tenth either way (chi-square with some 130 independent days).
    if (path == "variability.amplitude_sd" || path == "variability.dew_hour_sd") {
      const double spread = std::max(0.1 * fact.value, 0.005);
      give_range(fact, spread, spread, bounds, 3);
    }
    if (path == "variability.amplitude_dry_correlation") {
      const double swing = std::atanh(std::clamp(fact.value, -0.999, 0.999));
      give_range(fact, fact.value - std::tanh(swing - z_spread), std::tanh(swing + z_spread) - fact.value, bounds, 3);
    }
    if (path == "variability.dew_lag1") {
      const double spread = quantile_95 * std::sqrt((1.0 - fact.value * fact.value) / (year_days - months_per_year));
      give_range(fact, spread, spread, bounds, 3);
    }
    for (const DesignRange& range : design_ranges) {
      if (path != range.path) continue;
      if (range.header) {
        fact.value = *range.header;
        fact.year = fact_year(edition(title, epw.last_year));
        fact.source = fmt::format("design conditions printed in the header of {}{}{}", name, title.empty() ? "" : ": ", title);
        give_range(fact, range.around_header, range.around_header, bounds, 2);
      } else {
        fact.confidence = Confidence::low;
        give_range(fact, range.below_hours, range.above_hours, bounds, 2);
      }
    }
  });

  Fact<"K/decade">& trend = station.warming.trend;
  trend.year = fact_year(epw.last_year);
  if (details.warming_trend) trend = *details.warming_trend;
  return station;
}

}  // namespace landfall::climate
