// SPDX-License-Identifier: Apache-2.0
#include "climate/typical_year.hpp"

#include <Random123/philox.h>
#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
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

struct NormalPair {
  double first;
  double second;
};

/// Box-Muller on two of Philox's words; the half keeps the logarithm away from zero.
NormalPair normal_pair(std::uint64_t key, int day) {
  using Philox = r123::Philox4x32;
  const Philox::ctr_type counter = {{static_cast<std::uint32_t>(day), 0u, 0u, 0u}};
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
};

Anomalies draw_anomalies(const Station& station) {
  const double lag = station.generator.lag1.value;
  const double correlation = station.generator.dry_dew_correlation.value;
  if (!(lag >= 0.0 && lag < 1.0 && std::abs(correlation) <= 1.0)) {
    throw std::domain_error(fmt::format("typical year of {}: expected lag-1 in [0, 1) and a correlation in [-1, 1], found {} and {}",
                                        station.id, lag, correlation));
  }
  const double innovation = std::sqrt(1.0 - lag * lag);
  const double independent = std::sqrt(1.0 - correlation * correlation);
  const std::uint64_t key = fnv1a(station.id);
  Anomalies anomalies;
  NormalPair state{};
  for (int day = 0; day < days_per_year; ++day) {
    const NormalPair draw = normal_pair(key, day);
    const NormalPair fresh{draw.first, correlation * draw.first + independent * draw.second};
    const double memory = day == 0 ? 0.0 : lag;
    const double weight = day == 0 ? 1.0 : innovation;  // the first day is drawn from the stationary distribution
    state = {memory * state.first + weight * fresh.first, memory * state.second + weight * fresh.second};
    anomalies.dry[day] = state.first;
    anomalies.dew[day] = state.second;
  }
  standardise_months(anomalies.dry);
  standardise_months(anomalies.dew);
  return anomalies;
}

/// Diurnal departure from the day's mean, as a share of the amplitude; sums to zero.
std::array<double, 24> diurnal_shape() {
  std::array<double, 24> shape{};
  for (int hour = 0; hour < 24; ++hour) {
    const double t = 2.0 * std::numbers::pi * hour / 24.0;
    shape[hour] = 0.4632 * std::cos(t - 3.805) + 0.0984 * std::cos(2.0 * t - 0.360) + 0.0168 * std::cos(3.0 * t - 0.822) +
                  0.0138 * std::cos(4.0 * t - 3.513);
  }
  return shape;
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

  const Anomalies anomalies = draw_anomalies(station);
  const std::array<double, 24> shape = diurnal_shape();
  int held = 0;
  for (int month = 0; month < months_per_year; ++month) {
    const double dry_mean = normals.dry_bulb_mean_c.values[month];
    const double dew_mean = normals.dew_point_mean_c.values[month];
    if (!(dew_mean <= dry_mean)) {
      throw std::domain_error(fmt::format("typical year of {}: month {}: expected a dew point of at most the dry bulb {}, found {}",
                                          station.id, month + 1, dry_mean, dew_mean));
    }
    const double amplitude = (normals.dry_bulb_daily_max_c.values[month] - normals.dry_bulb_daily_min_c.values[month]) / 0.9758;
    const int begin = first_hour[month];
    const int end = first_hour[month + 1];
    for (int hour = begin; hour < end; ++hour) {
      const int day = hour / 24;
      year.dry_bulb_c[hour] = dry_mean + normals.dry_bulb_daily_sd_k.values[month] * anomalies.dry[day] + amplitude * shape[hour % 24];
      year.dew_point_c[hour] = dew_mean + normals.dew_point_daily_sd_k.values[month] * anomalies.dew[day];
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
