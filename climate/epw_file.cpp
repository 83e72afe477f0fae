// SPDX-License-Identifier: Apache-2.0
#include "climate/epw_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "climate/base/document.hpp"
#include "climate/epw_rows.hpp"
#include "climate/gaps.hpp"
#include "climate/moist_air.hpp"
#include "climate/normals.hpp"
#include "climate/psychrometrics.hpp"

namespace landfall::climate {
namespace {

/// Turns rows into a year: fills what may be filled, says so, and reports what may not.
class Repair {
 public:
  Repair(EpwFile& epw, EpwRows& rows, Problems& problems) : epw_(epw), year_(epw.year), rows_(rows), problems_(problems) {}

  void run() {
    if (rows_.leap_rows > 0) finding(Severity::info, "weather.leap-day-dropped", {});
    if (rows_.short_rows > 0) finding(Severity::info, "weather.old-columns", {double(rows_.short_rows)});
    interpolate(EpwColumn::dry_bulb, "weather.dry-bulb-interpolated");
    keep_humidity();
    interpolate(EpwColumn::dew_point, "weather.dew-point-interpolated");
    fill_pressure();
    hold_dew_point();
    fill_radiation();
    fill_wind();
  }

 private:
  void finding(Severity severity, const char* code, std::vector<FindingArgument> arguments) {
    year_.findings.push_back({severity, code, std::move(arguments), epw_.file});
  }

  void interpolate(EpwColumn column, const char* code) {
    constexpr int longest_h = 6;
    const GapFilling filling = interpolate_gaps(rows_[column], longest_h);
    for (const Gap& gap : filling.too_long) {
      problems_.add(rows_.place(epw_.file, column, gap.first),
                    fmt::format("{}: expected at most {} missing hours in a row, found {}",
                                epw_columns[static_cast<std::size_t>(column)].name, longest_h, gap.hours));
    }
    if (filling.filled > 0) finding(Severity::warning, code, {double(filling.filled), double(filling.longest)});
  }

  void keep_humidity() {
    epw_.relative_humidity = rows_[EpwColumn::relative_humidity];
    std::vector<double>& dew_point = rows_[EpwColumn::dew_point];
    const std::vector<double>& dry_bulb = rows_[EpwColumn::dry_bulb];
    static const double lowest_pa = saturation_pressure_pa(-70.0);  // the dictionary's limit for a dew point
    int derived = 0;
    for (int hour = 0; hour < hours_per_year; ++hour) {
      double& humidity = epw_.relative_humidity[hour];
      humidity /= 100.0;
      if (!std::isnan(dew_point[hour]) || std::isnan(humidity) || std::isnan(dry_bulb[hour])) continue;
      const double vapour_pa = humidity * saturation_pressure_pa(dry_bulb[hour]);
      if (vapour_pa < lowest_pa) continue;
      dew_point[hour] = dew_point_c(vapour_pa);
      ++derived;
    }
    if (derived > 0) finding(Severity::warning, "weather.dew-point-from-humidity", {double(derived)});
  }

  void fill_pressure() {
    std::vector<double>& pressure = rows_[EpwColumn::pressure];
    const double standard = standard_pressure_pa(year_.elevation_m);
    const int missing = replace_missing(pressure, standard);
    epw_.pressure_hours = hours_per_year - missing;
    if (missing > 0) finding(Severity::warning, "weather.pressure-standard", {double(missing), standard / 100.0, year_.elevation_m});
  }

  /// Needs pressure. Air of which half is steam is no weather, and the moist-air equations need some dry air.
  void hold_dew_point() {
    std::vector<double>& dew_point = rows_[EpwColumn::dew_point];
    const std::vector<double>& dry_bulb = rows_[EpwColumn::dry_bulb];
    const std::vector<double>& pressure = rows_[EpwColumn::pressure];
    int held = 0;
    double largest = 0.0;
    for (int hour = 0; hour < hours_per_year; ++hour) {
      if (std::isnan(dew_point[hour]) || std::isnan(dry_bulb[hour])) continue;  // already a problem
      const double excess = dew_point[hour] - dry_bulb[hour];
      if (excess > 0.0) {
        dew_point[hour] = dry_bulb[hour];
        largest = std::max(largest, excess);
        ++held;
      }
      constexpr double always_below_half_c = 50.0;  // 12.4 kPa of at least 31
      if (dew_point[hour] > always_below_half_c && saturation_pressure_pa(dew_point[hour]) > 0.5 * pressure[hour]) {
        problems_.add(rows_.place(epw_.file, EpwColumn::dew_point, hour),
                      fmt::format("dew point: expected a vapour pressure below half the pressure of {} Pa, found {} C", pressure[hour],
                                  dew_point[hour]));
      }
    }
    if (held > 0) finding(Severity::warning, "weather.dew-point-held", {double(held), largest});
  }

  void fill_radiation() {
    std::vector<double>& global = rows_[EpwColumn::global_horizontal];
    const int missing = replace_missing(global, 0.0);
    if (missing == hours_per_year) {
      finding(Severity::warning, "weather.radiation-absent", {});
    } else if (missing > 0) {
      finding(Severity::warning, "weather.radiation-missing", {double(missing)});
    }
    int beam_missing = 0;
    for (const EpwColumn column : {EpwColumn::direct_normal, EpwColumn::diffuse_horizontal}) {
      std::vector<double>& series = rows_[column];
      const int hours = replace_missing(series, 0.0);
      if (hours == hours_per_year) series.clear();
      beam_missing = std::max(beam_missing, hours);
    }
    if (beam_missing > 0) finding(Severity::info, "weather.beam-missing", {double(beam_missing)});
  }

  void fill_wind() {
    std::vector<double>& wind = rows_[EpwColumn::wind_speed];
    double sum = 0.0;
    int known = 0;
    for (const double speed : wind) {
      if (std::isnan(speed)) continue;
      sum += speed;
      ++known;
    }
    const double mean = known > 0 ? sum / known : 0.0;
    const int missing = replace_missing(wind, mean);
    if (missing > 0) finding(Severity::info, "weather.wind-missing", {double(missing), mean});
  }

  static int replace_missing(std::vector<double>& series, double value) {
    int missing = 0;
    for (double& entry : series) {
      if (!std::isnan(entry)) continue;
      entry = value;
      ++missing;
    }
    return missing;
  }

  EpwFile& epw_;
  Year& year_;
  EpwRows& rows_;
  Problems& problems_;
};

bool refuse_whole(std::string_view bytes, const std::string& file, Problems& problems) {
  if (bytes.size() > max_input_bytes) {
    problems.add({file, 0, 0}, fmt::format("expected at most {} MiB, found {} bytes", max_input_bytes >> 20, bytes.size()));
    return true;
  }
  if (bytes.find_first_not_of(" \t\r\n") == std::string_view::npos) {
    problems.add({file, 1, 1}, "expected an EPW file, found an empty one");
    return true;
  }
  if (const auto nul = bytes.find('\0'); nul != std::string_view::npos) {
    const auto line_start = nul == 0 ? 0 : bytes.rfind('\n', nul - 1) + 1;  // npos + 1 is 0
    const auto line = std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(nul), '\n') + 1;
    problems.add({file, static_cast<std::uint32_t>(line), static_cast<std::uint32_t>(nul - line_start + 1)},
                 "expected text, found a NUL byte (is this UTF-16 or a binary file?)");
    return true;
  }
  return false;
}

void read_design(EpwFile& epw) {
  if (!epw.header.design) return;
  const EpwDesign& stated = *epw.header.design;
  const double extreme = stated.dry_bulb_20_year_c.value_or(design_from_hours(epw.year).dry_bulb_20_year_c);
  if (extreme < stated.dry_bulb_0_4_c) {  // the hours are so much cooler that the line is another place's
    epw.year.findings.push_back({Severity::warning, "weather.design-unread", {}, epw.file});
    return;
  }
  epw.design = DesignConditions{stated.dry_bulb_0_4_c, stated.coincident_wet_bulb_c, stated.wet_bulb_0_4_c, extreme};
}

void read(std::string_view bytes, EpwFile& epw, Problems& problems) {
  if (refuse_whole(bytes, epw.file, problems)) return;
  if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
  TextLines lines(bytes);
  epw.header = read_epw_header(lines, epw.file, problems, epw.year.findings);
  EpwRows rows = read_epw_rows(lines, epw.file, problems);
  if (!problems.empty()) return;

  Year& year = epw.year;
  year.name = fmt::format("{} ({} {})", epw.header.city, epw.header.source, epw.header.wmo);
  year.latitude_deg = epw.header.latitude_deg;
  year.longitude_deg = epw.header.longitude_deg;
  year.elevation_m = epw.header.elevation_m;
  year.utc_offset_h = epw.header.utc_offset_h;
  epw.first_year = rows.first_year;
  epw.last_year = rows.last_year;
  Repair(epw, rows, problems).run();
  year.dry_bulb_c = std::move(rows[EpwColumn::dry_bulb]);
  year.dew_point_c = std::move(rows[EpwColumn::dew_point]);
  year.pressure_pa = std::move(rows[EpwColumn::pressure]);
  year.global_horizontal_w = std::move(rows[EpwColumn::global_horizontal]);
  year.direct_normal_w = std::move(rows[EpwColumn::direct_normal]);
  year.diffuse_horizontal_w = std::move(rows[EpwColumn::diffuse_horizontal]);
  year.wind_speed_m_s = std::move(rows[EpwColumn::wind_speed]);
  if (!problems.empty()) return;
  derive_moist_air(year);
  read_design(epw);
}

}  // namespace

EpwFile parse_epw(std::string_view bytes, std::string file, Problems& problems) {
  EpwFile epw;
  epw.file = std::move(file);
  Problems own;  // whether this file is sound must not depend on room in the caller's list
  read(bytes, epw, own);
  problems.append(own.all());
  return epw;
}

}  // namespace landfall::climate
