// SPDX-License-Identifier: Apache-2.0
#include "climate/weather_reading.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <stdexcept>
#include <utility>

#include "climate/normals.hpp"
#include "climate/psychrometrics.hpp"

namespace landfall::climate {
namespace {

void require_complete(const Year& year) {
  constexpr std::size_t hours = hours_per_year;
  for (const auto* series :
       {&year.dry_bulb_c, &year.dew_point_c, &year.pressure_pa, &year.wet_bulb_c, &year.humidity_ratio, &year.global_horizontal_w}) {
    if (series->size() != hours) throw std::domain_error("weather reading of " + year.name + ": expected 8760 hours of every series");
  }
}

MonthReading read_month(const Year& year, int month) {
  const int begin = first_hour[month];
  const int end = first_hour[month + 1];
  MonthReading reading;
  reading.dry_bulb_max_c = reading.dry_bulb_min_c = year.dry_bulb_c[begin];
  reading.wet_bulb_max_c = year.wet_bulb_c[begin];
  for (int hour = begin; hour < end; ++hour) {
    reading.dry_bulb_mean_c += year.dry_bulb_c[hour];
    reading.dry_bulb_max_c = std::max(reading.dry_bulb_max_c, year.dry_bulb_c[hour]);
    reading.dry_bulb_min_c = std::min(reading.dry_bulb_min_c, year.dry_bulb_c[hour]);
    reading.dew_point_mean_c += year.dew_point_c[hour];
    reading.wet_bulb_mean_c += year.wet_bulb_c[hour];
    reading.wet_bulb_max_c = std::max(reading.wet_bulb_max_c, year.wet_bulb_c[hour]);
    reading.relative_humidity_mean += relative_humidity(year.dry_bulb_c[hour], year.humidity_ratio[hour], year.pressure_pa[hour]);
    reading.global_horizontal_kwh_m2 += year.global_horizontal_w[hour] / 1000.0;
  }
  const double hours = end - begin;
  for (double* sum : {&reading.dry_bulb_mean_c, &reading.dew_point_mean_c, &reading.wet_bulb_mean_c, &reading.relative_humidity_mean}) {
    *sum /= hours;
  }
  return reading;
}

Percentiles percentiles(const std::vector<double>& series) {
  return {exceeded_by(series, 0.004), exceeded_by(series, 0.01), exceeded_by(series, 0.02), exceeded_by(series, 0.5),
          exceeded_by(series, 0.996)};
}

std::vector<PsychrometricBin> count_bins(const Year& year) {
  constexpr double width = PsychrometricBin::width_k;
  std::map<std::pair<int, int>, int> hours;
  for (int hour = 0; hour < hours_per_year; ++hour) {
    ++hours[{static_cast<int>(std::floor(year.dry_bulb_c[hour] / width)), static_cast<int>(std::floor(year.dew_point_c[hour] / width))}];
  }
  std::vector<PsychrometricBin> bins;
  for (const auto& [bin, count] : hours) bins.push_back({bin.first * width, bin.second * width, count});
  return bins;
}

template <std::size_t N>
std::array<HoursBelow, N> hours_below(const std::vector<double>& series, const std::array<double, N>& limits) {
  std::array<HoursBelow, N> counts;
  for (std::size_t i = 0; i < N; ++i) {
    counts[i].limit_c = limits[i];
    for (const double value : series) counts[i].hours += value < limits[i];
  }
  return counts;
}

}  // namespace

WeatherReading read_weather(const Year& year) {
  require_complete(year);
  constexpr double degree_hour_base_c = 24.0;
  WeatherReading reading;
  for (int month = 0; month < months_per_year; ++month) {
    const MonthReading& m = reading.months[month] = read_month(year, month);
    const double share = 24.0 * days_in_month[month] / hours_per_year;
    reading.dry_bulb_mean_c += share * m.dry_bulb_mean_c;
    reading.wet_bulb_mean_c += share * m.wet_bulb_mean_c;
    reading.dew_point_mean_c += share * m.dew_point_mean_c;
    reading.dry_bulb_max_c = month == 0 ? m.dry_bulb_max_c : std::max(reading.dry_bulb_max_c, m.dry_bulb_max_c);
    reading.dry_bulb_min_c = month == 0 ? m.dry_bulb_min_c : std::min(reading.dry_bulb_min_c, m.dry_bulb_min_c);
    reading.wet_bulb_max_c = month == 0 ? m.wet_bulb_max_c : std::max(reading.wet_bulb_max_c, m.wet_bulb_max_c);
    reading.global_horizontal_kwh_m2 += m.global_horizontal_kwh_m2;
  }
  reading.dry_bulb_c = percentiles(year.dry_bulb_c);
  reading.wet_bulb_c = percentiles(year.wet_bulb_c);
  reading.dew_point_c = percentiles(year.dew_point_c);
  reading.bins = count_bins(year);
  reading.dry_bulb_below = hours_below<5>(year.dry_bulb_c, {18.0, 24.0, 27.0, 32.0, 35.0});
  reading.wet_bulb_below = hours_below<6>(year.wet_bulb_c, {12.0, 15.0, 18.0, 21.0, 24.0, 27.0});
  for (const double value : year.dry_bulb_c) {
    reading.cooling_degree_hours_k_h += std::max(0.0, value - degree_hour_base_c);
    reading.hours_above_40_c += value > 40.0;
    reading.hours_above_45_c += value > 45.0;
  }
  return reading;
}

}  // namespace landfall::climate
