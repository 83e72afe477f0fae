// SPDX-License-Identifier: Apache-2.0
#include "climate/normals.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <stdexcept>

namespace landfall::climate {
namespace {

struct DailyMonth {
  std::vector<double> mean;
  double average = 0.0;
  double average_max = 0.0;
  double average_min = 0.0;
  double deviation = 0.0;
};

DailyMonth daily(const std::vector<double>& series, int month) {
  DailyMonth result;
  const int days = days_in_month[month];
  for (int day = 0; day < days; ++day) {
    const auto begin = series.begin() + first_hour[month] + 24 * day;
    double sum = 0.0;
    for (auto it = begin; it != begin + 24; ++it) sum += *it;
    const auto [lowest, highest] = std::minmax_element(begin, begin + 24);
    result.mean.push_back(sum / 24.0);
    result.average += sum / 24.0 / days;
    result.average_max += *highest / days;
    result.average_min += *lowest / days;
  }
  double square = 0.0;
  for (const double mean : result.mean) square += (mean - result.average) * (mean - result.average);
  result.deviation = std::sqrt(square / (days - 1.0));
  return result;
}

std::size_t hour_of(int month, int day, int hour) { return static_cast<std::size_t>(first_hour[month] + 24 * day + hour); }

/// The course of the day that fits all days best when it is stretched to each month's mean daily range, and what of a day it says.
struct Course {
  std::array<double, 24> shape{};
  std::array<double, 24> spread{};
  std::vector<double> swing;  ///< each day's share of its month's, less 1
};

Course course_of_day(const std::vector<double>& series, const std::array<DailyMonth, months_per_year>& months) {
  Course course;
  double weight = 0.0;
  for (int month = 0; month < months_per_year; ++month) {
    const double range = months[month].average_max - months[month].average_min;
    weight += range * range * days_in_month[month];
    for (int day = 0; day < days_in_month[month]; ++day) {
      for (int hour = 0; hour < 24; ++hour)
        course.shape[hour] += range * (series[hour_of(month, day, hour)] - months[month].mean[static_cast<std::size_t>(day)]);
    }
  }
  double square = 0.0;
  for (double& value : course.shape) {
    value = weight > 0.0 ? value / weight : 0.0;
    square += value * value;
  }
  for (int month = 0; month < months_per_year; ++month) {
    const double range = months[month].average_max - months[month].average_min;
    for (int day = 0; day < days_in_month[month]; ++day) {
      const double mean = months[month].mean[static_cast<std::size_t>(day)];
      double like = 0.0;
      for (int hour = 0; hour < 24; ++hour) like += course.shape[hour] * (series[hour_of(month, day, hour)] - mean);
      const double share = square > 0.0 && range > 0.0 ? like / (square * range) : 1.0;
      course.swing.push_back(share - 1.0);
      for (int hour = 0; hour < 24; ++hour) {
        const double left = series[hour_of(month, day, hour)] - mean - share * range * course.shape[hour];
        course.spread[hour] += left * left / (hours_per_year / 24.0);
      }
    }
  }
  for (double& value : course.spread) value = std::sqrt(value);
  return course;
}

/// Pearson's correlation; 0 where one of the series does not vary.
double correlation(const std::vector<double>& a, const std::vector<double>& b) {
  double aa = 0.0, bb = 0.0, ab = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    aa += a[i] * a[i];
    bb += b[i] * b[i];
    ab += a[i] * b[i];
  }
  return aa > 0.0 && bb > 0.0 ? ab / std::sqrt(aa * bb) : 0.0;
}

double monthly_sum(const std::vector<double>& series, int month) {
  double sum = 0.0;
  for (int hour = first_hour[month]; hour < first_hour[month + 1]; ++hour) sum += series[hour];
  return sum;
}

void fill(FactRecord& fact, double value, const std::string& source, Confidence confidence) {
  fact.value = fact.low = fact.high = value;
  fact.source = source;
  fact.confidence = confidence;
}

}  // namespace

double exceeded_by(std::vector<double> series, double share) {
  if (series.empty() || !(share >= 0.0 && share <= 1.0)) throw std::domain_error("percentile: expected hours and a share of 0 to 1");
  const auto k = std::min(series.size() - 1, static_cast<std::size_t>(share * static_cast<double>(series.size())));
  std::nth_element(series.begin(), series.begin() + k, series.end(), std::greater<>());
  return series[k];
}

DesignConditions design_from_hours(const Year& year) {
  constexpr double half_band_k = 0.5;
  constexpr double gumbel_20_year = 1.87;
  constexpr double assumed_deviation_k = 1.0;
  DesignConditions design;
  design.dry_bulb_0_4_c = exceeded_by(year.dry_bulb_c, 0.004);
  design.wet_bulb_0_4_c = exceeded_by(year.wet_bulb_c, 0.004);
  design.dry_bulb_20_year_c = *std::max_element(year.dry_bulb_c.begin(), year.dry_bulb_c.end()) + gumbel_20_year * assumed_deviation_k;
  double sum = 0.0;
  int count = 0;
  for (std::size_t hour = 0; hour < year.dry_bulb_c.size(); ++hour) {
    if (std::abs(year.dry_bulb_c[hour] - design.dry_bulb_0_4_c) > half_band_k) continue;
    sum += year.wet_bulb_c[hour];
    ++count;
  }
  design.coincident_wet_bulb_c = sum / count;
  return design;
}

Station normals_of(const Year& year) {
  const std::string source = "computed from the hours of " + year.name;
  Station station;
  station.id = station.name = year.name;
  station.latitude_deg = year.latitude_deg;
  station.longitude_deg = year.longitude_deg;
  station.elevation_m = year.elevation_m;
  station.utc_offset_h = year.utc_offset_h;
  Station::Normals& normals = station.normals;
  for (MonthlySeries* series :
       {&normals.dry_bulb_mean_c, &normals.dry_bulb_daily_max_c, &normals.dry_bulb_daily_min_c, &normals.dew_point_mean_c,
        &normals.dry_bulb_daily_sd_k, &normals.dew_point_daily_sd_k, &normals.global_horizontal_kwh_m2_day, &normals.wind_speed_m_s}) {
    series->period = "one year of hours";
    series->source = source;
    series->confidence = Confidence::medium;
  }
  double lagged = 0.0, dry_square = 0.0, dew_square = 0.0, cross = 0.0, dew_lagged = 0.0, dew_hour_square = 0.0;
  std::vector<double> dry_anomalies;
  std::array<DailyMonth, months_per_year> dry_months;
  for (int month = 0; month < months_per_year; ++month) dry_months[month] = daily(year.dry_bulb_c, month);
  const Course course = course_of_day(year.dry_bulb_c, dry_months);
  for (int month = 0; month < months_per_year; ++month) {
    const DailyMonth& dry = dry_months[month];
    const DailyMonth dew = daily(year.dew_point_c, month);
    normals.dry_bulb_mean_c.values[month] = dry.average;
    normals.dry_bulb_daily_max_c.values[month] = dry.average_max;
    normals.dry_bulb_daily_min_c.values[month] = dry.average_min;
    normals.dry_bulb_daily_sd_k.values[month] = dry.deviation;
    normals.dew_point_mean_c.values[month] = dew.average;
    normals.dew_point_daily_sd_k.values[month] = dew.deviation;
    normals.global_horizontal_kwh_m2_day.values[month] = monthly_sum(year.global_horizontal_w, month) / 1000.0 / days_in_month[month];
    normals.wind_speed_m_s.values[month] = monthly_sum(year.wind_speed_m_s, month) / (24.0 * days_in_month[month]);
    for (int day = 0; day < days_in_month[month]; ++day) {
      const double dry_anomaly = dry.mean[day] - dry.average;
      const double dew_anomaly = dew.mean[day] - dew.average;
      if (day > 0) {
        lagged += dry_anomaly * (dry.mean[day - 1] - dry.average);
        dew_lagged += dew_anomaly * (dew.mean[day - 1] - dew.average);
      }
      dry_anomalies.push_back(dry.deviation > 0.0 ? dry_anomaly / dry.deviation : 0.0);
      for (int hour = 0; hour < 24; ++hour) {
        const double departure = year.dew_point_c[hour_of(month, day, hour)] - dew.mean[day];
        dew_hour_square += departure * departure;
      }
      dry_square += dry_anomaly * dry_anomaly;
      dew_square += dew_anomaly * dew_anomaly;
      cross += dry_anomaly * dew_anomaly;
    }
  }
  const bool varies = dry_square > 0.0 && dew_square > 0.0;
  fill(station.generator.lag1, varies ? std::max(0.0, lagged / dry_square) : 0.0, source, Confidence::medium);
  fill(station.generator.dry_dew_correlation, varies ? cross / std::sqrt(dry_square * dew_square) : 0.0, source, Confidence::medium);
  Station::Variability& variability = station.variability.emplace();
  double swing_square = 0.0;
  for (const double swing : course.swing) swing_square += swing * swing;
  fill(variability.amplitude_sd, std::sqrt(swing_square / (hours_per_year / 24.0)), source, Confidence::medium);
  fill(variability.amplitude_dry_correlation, correlation(dry_anomalies, course.swing), source, Confidence::medium);
  station.diurnal = {course.shape, course.spread, 0, source, Confidence::medium};
  fill(variability.dew_lag1, varies ? std::max(0.0, dew_lagged / dew_square) : 0.0, source, Confidence::medium);
  fill(variability.dew_hour_sd, std::sqrt(dew_hour_square / hours_per_year), source, Confidence::medium);
  const DesignConditions design = design_from_hours(year);
  fill(station.design.dry_bulb_0_4, design.dry_bulb_0_4_c, source, Confidence::low);
  fill(station.design.coincident_wet_bulb, design.coincident_wet_bulb_c, source, Confidence::low);
  fill(station.design.wet_bulb_0_4, design.wet_bulb_0_4_c, source, Confidence::low);
  fill(station.design.dry_bulb_20_year, design.dry_bulb_20_year_c, source + ", year's maximum plus 1.87 K", Confidence::low);
  fill(station.warming.trend, 0.0, "not in a year of hours", Confidence::unverified);
  return station;
}

}  // namespace landfall::climate
