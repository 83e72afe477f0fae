// SPDX-License-Identifier: Apache-2.0
#include "climate/typical_year.hpp"

#include <Random123/philox.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <stdexcept>

#include "climate/moist_air.hpp"
#include "climate/psychrometrics.hpp"
#include "climate/solar.hpp"

namespace landfall::climate {
namespace {

constexpr int days_per_year = hours_per_year / 24;
using Daily = std::array<double, days_per_year>;

std::uint64_t fnv1a(std::string_view text) {
  std::uint64_t hash = 14695981039346656037u;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211u;
  return hash;
}

constexpr std::uint32_t swing_stream = 1, dew_hour_stream = 2, dry_hour_stream = 3;

/// Clear days swing alike, rainy and dusty ones much less: 0.5, 50 and 99.5 % of the swings of four TMYx files (Johor, Changi, Riyadh,
/// Dhahran) lie at -2.5..-3.3, 0.03..0.14 and 2.0..2.4 deviations; z - 0.12 (z^2 - 1) has -3.3, 0.1 and 1.9.
constexpr double swing_skew = 0.12;

struct NormalPair {
  double first;
  double second;
};

/// Box-Muller on two of Philox's words; the half keeps the logarithm away from zero.
NormalPair normal_pair(std::uint64_t key, int index, std::uint32_t stream = 0) {
  using Philox = r123::Philox4x32;
  const Philox::ctr_type counter = {{static_cast<std::uint32_t>(index), stream, 0u, 0u}};
  const Philox::key_type words = {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
  const Philox::ctr_type random = Philox{}(counter, words);
  constexpr double two_to_minus_32 = 1.0 / 4294967296.0;
  const double radius = std::sqrt(-2.0 * std::log((random[0] + 0.5) * two_to_minus_32));
  const double angle = 2.0 * std::numbers::pi * ((random[1] + 0.5) * two_to_minus_32);
  return {radius * std::cos(angle), radius * std::sin(angle)};
}

/// Mean 0 and standard deviation 1 within each month, so that the normals' own standard deviation can be put in.
void standardise_months(Daily& series) {
  for (int month = 0; month < months_per_year; ++month) {
    const auto begin = series.begin() + first_hour[month] / 24;
    const auto end = series.begin() + first_hour[month + 1] / 24;
    const double days = days_in_month[month];
    double mean = 0.0;
    for (auto it = begin; it != end; ++it) mean += *it;
    mean /= days;
    double square = 0.0;
    for (auto it = begin; it != end; ++it) square += (*it - mean) * (*it - mean);
    const double deviation = std::sqrt(square / (days - 1.0));
    for (auto it = begin; it != end; ++it) *it = (*it - mean) / deviation;
  }
}

struct Anomalies {
  Daily dry{};
  Daily dew{};
  Daily swing{};  ///< of a day's amplitude
};

Anomalies draw_anomalies(const Station& station) {
  const double lag = station.generator.lag1.value;
  const double correlation = station.generator.dry_dew_correlation.value;
  if (!(lag >= 0.0 && lag < 1.0 && std::abs(correlation) <= 1.0)) {
    throw std::domain_error(fmt::format("typical year of {}: expected lag-1 in [0, 1) and a correlation in [-1, 1], found {} and {}",
                                        station.id, lag, correlation));
  }
  const double dew_lag = station.variability ? station.variability->dew_lag1.value : lag;
  const double swing_correlation = station.variability ? station.variability->amplitude_dry_correlation.value : 0.0;
  if (!(dew_lag >= 0.0 && dew_lag < 1.0 && std::abs(swing_correlation) <= 1.0)) {
    throw std::domain_error(
        fmt::format("typical year of {}: expected a dew point's lag-1 in [0, 1) and a correlation of swings in [-1, 1], "
                    "found {} and {}",
                    station.id, dew_lag, swing_correlation));
  }
  const double innovation = std::sqrt(1.0 - lag * lag);
  const double dew_innovation = std::sqrt(1.0 - dew_lag * dew_lag);
  const double independent = std::sqrt(1.0 - correlation * correlation);
  const std::uint64_t key = fnv1a(station.id);
  Anomalies anomalies;
  NormalPair state{};
  for (int day = 0; day < days_per_year; ++day) {
    const NormalPair draw = normal_pair(key, day);
    const NormalPair fresh{draw.first, correlation * draw.first + independent * draw.second};
    if (day == 0) {  // drawn from the stationary distribution
      state = fresh;
    } else {
      state = {lag * state.first + innovation * fresh.first, dew_lag * state.second + dew_innovation * fresh.second};
    }
    anomalies.dry[day] = state.first;
    anomalies.dew[day] = state.second;
  }
  standardise_months(anomalies.dry);
  standardise_months(anomalies.dew);
  const double own = std::sqrt(1.0 - swing_correlation * swing_correlation);
  for (int day = 0; day < days_per_year; ++day) {
    const double z = swing_correlation * anomalies.dry[day] + own * normal_pair(key, day, swing_stream).first;
    anomalies.swing[day] = z - swing_skew * (z * z - 1.0);
  }
  standardise_months(anomalies.swing);
  return anomalies;
}

/// Diurnal departure from the day's mean, as a share of the month's mean daily range; sums to zero.
std::array<double, 24> diurnal_shape(const Station& station) {
  std::array<double, 24> shape{};
  if (station.diurnal) {
    shape = station.diurnal->shape;
    const double mean = std::accumulate(shape.begin(), shape.end(), 0.0) / 24.0;
    for (double& value : shape) value -= mean;
    return shape;
  }
  for (int hour = 0; hour < 24; ++hour) {
    const double t = 2.0 * std::numbers::pi * hour / 24.0;
    shape[hour] = (0.4632 * std::cos(t - 3.805) + 0.0984 * std::cos(2.0 * t - 0.360) + 0.0168 * std::cos(3.0 * t - 0.822) +
                   0.0138 * std::cos(4.0 * t - 3.513)) /
                  0.9758;
  }
  return shape;
}

/// Each day's amplitude over its month's: mean 1 in each month, never below `smallest_swing`.
Daily swings(const Station& station, const Anomalies& anomalies) {
  constexpr double smallest_swing = 0.05;
  Daily result;
  result.fill(1.0);
  if (!station.variability) return result;
  for (int month = 0; month < months_per_year; ++month) {
    const int begin = first_hour[month] / 24;
    const int end = first_hour[month + 1] / 24;
    double sum = 0.0;
    for (int day = begin; day < end; ++day) {
      result[day] = std::max(1.0 + station.variability->amplitude_sd.value * anomalies.swing[day], smallest_swing);
      sum += result[day];
    }
    for (int day = begin; day < end; ++day) result[day] *= (end - begin) / sum;
  }
  return result;
}

// TMYx files of Johor, Changi, Riyadh and Dhahran: 0.87 to 0.96; 0.59 to 0.65.
constexpr double dew_hour_lag = 0.93, dry_hour_lag = 0.6;

/// Wandering about a day's mean: AR(1) by the hour, mean zero in each day, of unit deviation over the year.
std::vector<double> wandering(std::uint64_t key, std::uint32_t stream, double hour_lag) {
  const double innovation = std::sqrt(1.0 - hour_lag * hour_lag);
  std::vector<double> series(hours_per_year);
  double state = 0.0, square = 0.0;
  for (int day = 0; day < days_per_year; ++day) {
    double sum = 0.0;
    for (int hour = 24 * day; hour < 24 * (day + 1); ++hour) {
      state = hour_lag * state + innovation * normal_pair(key, hour, stream).first;
      series[hour] = state;
      sum += state;
    }
    for (int hour = 24 * day; hour < 24 * (day + 1); ++hour) {
      series[hour] -= sum / 24.0;
      square += series[hour] * series[hour];
    }
  }
  const double scale = 1.0 / std::sqrt(square / hours_per_year);
  for (double& value : series) value *= scale;
  return series;
}

/// The hours' departures from their day's mean and swing, K: nothing without a diurnal course of the station's own.
std::vector<double> dry_hours(const Station& station) {
  if (!station.diurnal) return std::vector<double>(hours_per_year, 0.0);
  std::vector<double> series = wandering(fnv1a(station.id), dry_hour_stream, dry_hour_lag);
  for (int day = 0; day < days_per_year; ++day) {
    double sum = 0.0;
    for (int hour = 0; hour < 24; ++hour) sum += series[24 * day + hour] *= station.diurnal->spread[hour];
    for (int hour = 0; hour < 24; ++hour) series[24 * day + hour] -= sum / 24.0;
  }
  return series;
}

/// Raises the month's dew points by one offset, each hour held at its dry bulb, until their mean is `target`. The mean is concave and
/// piecewise linear in the offset, so Newton's method from below ends in finitely many steps. Returns the hours held.
int fit_dew_point(const double* dry_bulb_c, double* dew_point_c, int hours, double target) {
  double offset = 0.0;
  for (int step = 0; step < 100; ++step) {
    double sum = 0.0;
    int held = 0;
    for (int hour = 0; hour < hours; ++hour) {
      const double dew = dew_point_c[hour] + offset;
      held += dew > dry_bulb_c[hour];
      sum += std::min(dew, dry_bulb_c[hour]);
    }
    const double missing = target - sum / hours;
    if (held == hours || std::abs(missing) < 1e-12) break;
    offset += missing * hours / (hours - held);
  }
  int held = 0;
  for (int hour = 0; hour < hours; ++hour) {
    const double dew = dew_point_c[hour] + offset;
    held += dew > dry_bulb_c[hour];
    dew_point_c[hour] = std::min(dew, dry_bulb_c[hour]);
  }
  return held;
}

/// Spreads each month's irradiation over its hours. Returns the months that have irradiation but no sun.
int fill_solar(const Station& station, Year& year) {
  constexpr double lowest_beam_sine = 0.065;  // 3.7 degrees: below it the division by the sine magnifies any error
  year.global_horizontal_w.assign(hours_per_year, 0.0);
  year.direct_normal_w.assign(hours_per_year, 0.0);
  year.diffuse_horizontal_w.assign(hours_per_year, 0.0);
  int sunless = 0;
  for (int month = 0; month < months_per_year; ++month) {
    std::array<SolarDay, 31> days;
    double available_wh = 0.0;
    for (int day = 0; day < days_in_month[month]; ++day) {
      days[day] = solar_day(first_hour[month] / 24 + day, station.latitude_deg, station.longitude_deg, station.utc_offset_h);
      for (const double share : days[day].hour_shape) available_wh += share * days[day].extraterrestrial_horizontal_wh;
    }
    const double wanted_wh = 1000.0 * station.normals.global_horizontal_kwh_m2_day.values[month] * days_in_month[month];
    if (available_wh <= 0.0) {
      sunless += wanted_wh > 0.0;
      continue;
    }
    const double clearness = wanted_wh / available_wh;
    for (int day = 0; day < days_in_month[month]; ++day) {
      const SolarDay& sun = days[day];
      for (int hour = 0; hour < 24; ++hour) {
        const int at = first_hour[month] + 24 * day + hour;
        const double global = clearness * sun.extraterrestrial_horizontal_wh * sun.hour_shape[hour];
        const double outside = sun.extraterrestrial_normal_w * sun.sine_elevation[hour];
        const bool low = sun.sine_elevation[hour] < lowest_beam_sine;
        const double diffuse = low ? global : global * diffuse_fraction(global / outside);
        year.global_horizontal_w[at] = global;
        year.diffuse_horizontal_w[at] = diffuse;
        year.direct_normal_w[at] = low ? 0.0 : (global - diffuse) / sun.sine_elevation[hour];
      }
    }
  }
  return sunless;
}

}  // namespace

Year typical_year(const Station& station) {
  const Station::Normals& normals = station.normals;
  const std::string from = "station " + station.id;
  Year year;
  year.name = station.name;
  year.latitude_deg = station.latitude_deg;
  year.longitude_deg = station.longitude_deg;
  year.elevation_m = station.elevation_m;
  year.utc_offset_h = station.utc_offset_h;
  year.dry_bulb_c.resize(hours_per_year);
  year.dew_point_c.resize(hours_per_year);
  year.wind_speed_m_s.resize(hours_per_year);
  year.pressure_pa.assign(hours_per_year, standard_pressure_pa(station.elevation_m));

  year.sea_c = sea_by_month(station);
  const Anomalies anomalies = draw_anomalies(station);
  const Daily swing = swings(station, anomalies);
  const double dew_hour_sd = station.variability ? station.variability->dew_hour_sd.value : 0.0;
  const std::vector<double> dew_hour =
      dew_hour_sd > 0.0 ? wandering(fnv1a(station.id), dew_hour_stream, dew_hour_lag) : std::vector<double>();
  const std::vector<double> dry_hour = dry_hours(station);
  const std::array<double, 24> shape = diurnal_shape(station);
  int held = 0;
  for (int month = 0; month < months_per_year; ++month) {
    const double dry_mean = normals.dry_bulb_mean_c.values[month];
    const double dew_mean = normals.dew_point_mean_c.values[month];
    if (!(dew_mean <= dry_mean)) {
      throw std::domain_error(fmt::format("typical year of {}: month {}: expected a dew point of at most the dry bulb {}, found {}",
                                          station.id, month + 1, dry_mean, dew_mean));
    }
    const double range = normals.dry_bulb_daily_max_c.values[month] - normals.dry_bulb_daily_min_c.values[month];
    const int begin = first_hour[month];
    const int end = first_hour[month + 1];
    for (int hour = begin; hour < end; ++hour) {
      const int day = hour / 24;
      year.dry_bulb_c[hour] = dry_mean + normals.dry_bulb_daily_sd_k.values[month] * anomalies.dry[day] +
                              range * swing[day] * shape[hour % 24] + dry_hour[hour];
      year.dew_point_c[hour] = dew_mean + normals.dew_point_daily_sd_k.values[month] * anomalies.dew[day];
      if (dew_hour_sd > 0.0) year.dew_point_c[hour] += dew_hour_sd * dew_hour[hour];
      year.wind_speed_m_s[hour] = normals.wind_speed_m_s.values[month];
    }
    held += fit_dew_point(&year.dry_bulb_c[begin], &year.dew_point_c[begin], end - begin, dew_mean);
  }
  derive_moist_air(year);
  const int sunless = fill_solar(station, year);

  year.findings.push_back({Severity::info, "weather.synthetic", {normals.dry_bulb_mean_c.period}, from});
  if (held > 0) {
    year.findings.push_back({Severity::info, "weather.saturated-hours", {double(held), double(hours_per_year)}, from});
  }
  if (sunless > 0) {
    year.findings.push_back({Severity::warning, "weather.no-sun", {double(sunless)}, from});
  }
  return year;
}

}  // namespace landfall::climate
