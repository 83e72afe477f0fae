// SPDX-License-Identifier: Apache-2.0
#include "climate/station_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "climate/base/document.hpp"

namespace landfall::climate {
namespace {

constexpr Bounds temperature_bounds{-60.0, 60.0};

MonthlySeries read_series(Section& normals, std::string_view key, const std::string& unit, Bounds bounds) {
  MonthlySeries series;
  Section entry = normals.section(key);
  const auto values = entry.numbers("values", series.values.size(), bounds);
  std::copy(values.begin(), values.end(), series.values.begin());
  entry.one_of("unit", {unit});
  series.period = entry.text("period");
  series.source = entry.text("source");
  series.confidence = entry.confidence();
  return series;
}

Station::Diurnal read_diurnal(Section table) {
  Station::Diurnal diurnal;
  const auto shape = table.numbers("shape", diurnal.shape.size(), {-1.0, 1.0});
  const auto spread = table.numbers("spread", diurnal.spread.size(), {0.0, 8.0});
  std::copy(shape.begin(), shape.end(), diurnal.shape.begin());
  std::copy(spread.begin(), spread.end(), diurnal.spread.begin());
  const double sum = std::accumulate(shape.begin(), shape.end(), 0.0);
  if (std::abs(sum) > 0.05) table.problem("shape", fmt::format("\"shape\": expected a sum of 0, found {:.3f}", sum));
  diurnal.year = table.year();
  diurnal.source = table.text("source");
  diurnal.confidence = table.confidence();
  return diurnal;
}

void check_months(Section& table, const Station::Normals& normals) {
  for (std::size_t month = 0; month < 12; ++month) {
    const double mean = normals.dry_bulb_mean_c.values[month];
    const double highest = normals.dry_bulb_daily_max_c.values[month];
    const double lowest = normals.dry_bulb_daily_min_c.values[month];
    const double dew = normals.dew_point_mean_c.values[month];
    if (!(lowest < mean && mean < highest)) {
      table.problem("dry_bulb_mean",
                    fmt::format("month {}: expected daily min < mean < daily max, found {}, {}, {}", month + 1, lowest, mean, highest));
    }
    if (dew > mean)
      table.problem("dew_point_mean", fmt::format("month {}: expected at most the mean dry bulb {}, found {}", month + 1, mean, dew));
  }
}

void check_design(Section& table, const Station::Design& design) {
  const auto at_most = [&](std::string_view key, const FactRecord& fact, const FactRecord& limit, std::string_view name) {
    if (fact.value > limit.value)
      table.problem(key, fmt::format("\"{}\": expected at most {} {}, found {}", key, name, limit.value, fact.value));
  };
  at_most("coincident_wet_bulb", design.coincident_wet_bulb, design.wet_bulb_0_4, "the 0.4 % wet bulb");
  at_most("wet_bulb_0_4", design.wet_bulb_0_4, design.dry_bulb_0_4, "the 0.4 % dry bulb");
  at_most("dry_bulb_0_4", design.dry_bulb_0_4, design.dry_bulb_20_year, "the 20-year dry bulb");
}

}  // namespace

Station parse_station(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Station station;
  if (!document.parsed()) return station;
  const std::size_t problems_before = problems.all().size();
  Section root = document.root();
  station.id = root.text("id");
  station.name = root.text("name");
  station.wmo = root.text("wmo");
  station.latitude_deg = root.number("latitude_deg", {-90.0, 90.0});
  station.longitude_deg = root.number("longitude_deg", {-180.0, 180.0});
  station.elevation_m = root.number("elevation_m", {-450.0, 6000.0});
  station.utc_offset_h = root.number("utc_offset_h", {-12.0, 14.0});
  Section table = root.section("normals");
  Station::Normals& normals = station.normals;
  normals.dry_bulb_mean_c = read_series(table, "dry_bulb_mean", "degC", temperature_bounds);
  normals.dry_bulb_daily_max_c = read_series(table, "dry_bulb_daily_max", "degC", temperature_bounds);
  normals.dry_bulb_daily_min_c = read_series(table, "dry_bulb_daily_min", "degC", temperature_bounds);
  normals.dew_point_mean_c = read_series(table, "dew_point_mean", "degC", temperature_bounds);
  normals.dry_bulb_daily_sd_k = read_series(table, "dry_bulb_daily_sd", "K", {0.0, 15.0});
  normals.dew_point_daily_sd_k = read_series(table, "dew_point_daily_sd", "K", {0.0, 15.0});
  normals.global_horizontal_kwh_m2_day = read_series(table, "global_horizontal", "kWh/m2-day", {0.0, 12.0});
  normals.wind_speed_m_s = read_series(table, "wind_speed", "m/s", {0.0, 40.0});
  // Their sections may be left out; visit_inputs walks them where they stand.
  if (root.has("variability")) station.variability.emplace();
  if (root.has("sea")) station.sea.emplace();
  if (auto diurnal = root.optional_section("diurnal")) station.diurnal = read_diurnal(*diurnal);
  root.facts(station);
  // A missing series reads as zeros: asking how they relate would only repeat the error.
  if (problems.all().size() == problems_before) {
    check_months(table, normals);
    Section design = root.section("design");
    check_design(design, station.design);
  }
  document.finish();
  return station;
}

}  // namespace landfall::climate
