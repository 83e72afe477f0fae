// SPDX-License-Identifier: Apache-2.0
#include "climate/epw_quality.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "climate/normals.hpp"
#include "climate/psychrometrics.hpp"
#include "climate/solar.hpp"

namespace landfall::climate {
namespace {

double mean(const std::vector<double>& series) {
  double sum = 0.0;
  for (const double value : series) sum += value;
  return sum / static_cast<double>(series.size());
}

/// A sum of weights on the clock's dial; its angle is their centre, wherever midnight falls.
struct Dial {
  double x = 0.0;
  double y = 0.0;
  void add(int hour, double weight) {
    const double angle = 2.0 * std::numbers::pi * (hour + 0.5) / 24.0;
    x += weight * std::cos(angle);
    y += weight * std::sin(angle);
  }
};
/// Hours from the centre of `a` to that of `b`, -12..12.
double hours_between(const Dial& a, const Dial& b) {
  return std::atan2(a.x * b.y - a.y * b.x, a.x * b.x + a.y * b.y) * 12.0 / std::numbers::pi;
}

class Check {
 public:
  Check(const EpwFile& epw, const ExpectedClimate& expected) : epw_(epw), year_(epw.year), expected_(expected) {}

  Findings run() {
    humidity();
    time_zone();
    radiation();
    wet_bulb();
    stuck("weather.stuck-dry-bulb", year_.dry_bulb_c, false);
    stuck("weather.stuck-dew-point", year_.dew_point_c, false);
    if (epw_.pressure_hours == hours_per_year) stuck("weather.stuck-pressure", year_.pressure_pa, false);
    stuck("weather.stuck-wind", year_.wind_speed_m_s, true);
    pressure();
    design();
    dry_bulb();
    return std::move(findings_);
  }

 private:
  void finding(Severity severity, const char* code, std::vector<FindingArgument> arguments) {
    findings_.push_back({severity, code, std::move(arguments), epw_.file});
  }

  void humidity() {
    constexpr double tolerance = 0.05;  // dew points are printed to 0.1 K at best, often to 1 K
    int hours = 0;
    double largest = 0.0;
    for (int hour = 0; hour < hours_per_year; ++hour) {
      const double stated = epw_.relative_humidity[hour];
      if (std::isnan(stated)) continue;
      const double derived = saturation_pressure_pa(year_.dew_point_c[hour]) / saturation_pressure_pa(year_.dry_bulb_c[hour]);
      const double difference = std::abs(stated - derived);
      hours += difference > tolerance;
      largest = std::max(largest, difference);
    }
    if (hours == 0) return;
    finding(hours > hours_per_year / 100 ? Severity::warning : Severity::info, "weather.humidity-disagrees",
            {double(hours), 100.0 * largest});
  }

  void time_zone() {
    constexpr double politics_h = 1.5;  // Malaysia keeps a clock 1.3 h ahead of its longitude
    const double solar_h = year_.longitude_deg / 15.0;
    double apart = std::abs(year_.utc_offset_h - solar_h);
    apart = std::min(apart, 24.0 - apart);  // beyond the date line +13 is -11
    if (apart > politics_h) finding(Severity::warning, "weather.time-zone-longitude", {year_.utc_offset_h, solar_h});
    if (expected_.utc_offset_h && *expected_.utc_offset_h != year_.utc_offset_h) {
      finding(Severity::warning, "weather.time-zone-legal", {year_.utc_offset_h, *expected_.utc_offset_h});
    }
  }

  void radiation() {
    constexpr double lowest_clearness = 0.25;
    constexpr double highest_clearness = 0.75;
    constexpr double clearest_day = 0.85;  // clear sky at sea level lets through about 0.75 of a day's radiation
    constexpr double polar_wh = 500.0;
    constexpr double shift_h = 0.4;  // afternoon cloud moves the centre of a tropical year by about 0.2 h
    Dial stated, computed;
    double outside_wh = 0.0, global_wh = 0.0;
    int impossible_days = 0;
    for (int day = 0; day < hours_per_year / 24; ++day) {
      const SolarDay sun = solar_day(day, year_.latitude_deg, year_.longitude_deg, year_.utc_offset_h);
      double day_wh = 0.0;
      for (int hour = 0; hour < 24; ++hour) day_wh += year_.global_horizontal_w[24 * day + hour];
      for (int hour = 0; hour < 24; ++hour) {
        stated.add(hour, year_.global_horizontal_w[24 * day + hour]);
        computed.add(hour, day_wh * sun.hour_shape[hour]);
      }
      outside_wh += sun.extraterrestrial_horizontal_wh;
      global_wh += day_wh;
      impossible_days += day_wh > clearest_day * sun.extraterrestrial_horizontal_wh && day_wh > polar_wh;
    }
    const bool absent =
        std::any_of(year_.findings.begin(), year_.findings.end(), [](const Finding& f) { return f.code == "weather.radiation-absent"; });
    if (absent) return;
    const double clearness = global_wh / outside_wh;
    if (clearness < lowest_clearness || clearness > highest_clearness) {
      finding(Severity::warning, "weather.radiation-sum", {global_wh / 1000.0, clearness, lowest_clearness, highest_clearness});
    }
    if (impossible_days > 0) finding(Severity::warning, "weather.radiation-days", {double(impossible_days), clearest_day});
    const double shift = hours_between(computed, stated);
    if (global_wh > 0.0 && std::abs(shift) > shift_h) finding(Severity::warning, "weather.radiation-shifted", {shift});
    if (const auto expected = expected_.global_horizontal_kwh_m2_year) {
      constexpr double tolerance = 0.15;
      const double ratio = global_wh / 1000.0 / *expected;
      if (std::abs(ratio - 1.0) > tolerance) finding(Severity::warning, "weather.radiation-expected", {global_wh / 1000.0, *expected});
    }
  }

  void wet_bulb() {
    constexpr double highest_c = 35.0;
    int hours = 0;
    for (const double value : year_.wet_bulb_c) hours += value > highest_c;
    if (hours == 0) return;
    finding(Severity::warning, "weather.wet-bulb-impossible",
            {double(hours), *std::max_element(year_.wet_bulb_c.begin(), year_.wet_bulb_c.end())});
  }

  void stuck(const char* code, const std::vector<double>& series, bool calm_is_weather) {
    constexpr int longest_h = 24;
    int longest = 0, longest_start = 0;
    for (int start = 0; start < hours_per_year;) {
      int end = start + 1;
      while (end < hours_per_year && series[end] == series[start]) ++end;
      if (end - start > longest && !(calm_is_weather && series[start] == 0.0)) {
        longest = end - start;
        longest_start = start;
      }
      start = end;
    }
    if (longest <= longest_h) return;
    const int month = static_cast<int>(std::upper_bound(first_hour.begin(), first_hour.end(), longest_start) - first_hour.begin()) - 1;
    const int day = (longest_start - first_hour[month]) / 24 + 1;
    finding(Severity::warning, code, {double(longest), double(month + 1), double(day)});
  }

  void pressure() {
    if (epw_.pressure_hours == 0) return;
    constexpr double tolerance_pa = 1500.0;
    const double stated = mean(year_.pressure_pa);
    const double standard = standard_pressure_pa(year_.elevation_m);
    if (std::abs(stated - standard) > tolerance_pa) {
      finding(Severity::warning, "weather.pressure-elevation", {stated / 100.0, standard / 100.0, year_.elevation_m});
    }
  }

  void design() {
    if (!epw_.design) return;
    constexpr double tolerance_k = 3.0;  // one typical year against thirty real ones
    const DesignConditions hours = design_from_hours(year_);
    if (std::abs(epw_.design->dry_bulb_0_4_c - hours.dry_bulb_0_4_c) > tolerance_k) {
      finding(Severity::warning, "weather.design-dry-bulb", {epw_.design->dry_bulb_0_4_c, hours.dry_bulb_0_4_c});
    }
    if (std::abs(epw_.design->wet_bulb_0_4_c - hours.wet_bulb_0_4_c) > tolerance_k) {
      finding(Severity::warning, "weather.design-wet-bulb", {epw_.design->wet_bulb_0_4_c, hours.wet_bulb_0_4_c});
    }
    if (std::abs(epw_.design->coincident_wet_bulb_c - hours.coincident_wet_bulb_c) > tolerance_k) {
      finding(Severity::warning, "weather.design-coincident-wet-bulb", {epw_.design->coincident_wet_bulb_c, hours.coincident_wet_bulb_c});
    }
  }

  void dry_bulb() {
    constexpr double tolerance_k = 2.0;
    const double stated = mean(year_.dry_bulb_c);
    if (expected_.dry_bulb_mean_c && std::abs(stated - *expected_.dry_bulb_mean_c) > tolerance_k) {
      finding(Severity::warning, "weather.dry-bulb-expected", {stated, *expected_.dry_bulb_mean_c});
    }
  }

  const EpwFile& epw_;
  const Year& year_;
  const ExpectedClimate& expected_;
  Findings findings_;
};

}  // namespace

ExpectedClimate expected_of(const Station& station) {
  double degree_days = 0.0, irradiation = 0.0;
  for (int month = 0; month < months_per_year; ++month) {
    degree_days += station.normals.dry_bulb_mean_c.values[month] * days_in_month[month];
    irradiation += station.normals.global_horizontal_kwh_m2_day.values[month] * days_in_month[month];
  }
  return {station.utc_offset_h, degree_days / 365.0, irradiation};
}

Findings epw_quality(const EpwFile& epw, const ExpectedClimate& expected) { return Check(epw, expected).run(); }

}  // namespace landfall::climate
