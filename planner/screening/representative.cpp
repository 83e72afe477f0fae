// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/representative.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "climate/calendar.hpp"
#include "climate/psychrometrics.hpp"

namespace landfall::screening {
namespace {

constexpr std::size_t days = representative_days;

/// Midpoints of eight equally likely classes of the normal law (quantiles at 1/16, 3/16, ...), scaled to deviation 1.
constexpr std::array<double, days> classes{-1.6629596035333782, -0.961651218017327, -0.5298250061482329, -0.17052200667927234,
                                           0.17052200667927234, 0.5298250061482329, 0.961651218017327,   1.6629596035333782};
/// The same numbers in an order uncorrelated with `classes`, also in products of third order: the part of the dew point that does not
/// follow the dry bulb.
constexpr std::array<std::size_t, days> shuffled{1, 7, 3, 5, 2, 4, 0, 6};

const std::array<double, 24>& diurnal_shape() {
  static const std::array<double, 24> shape = [] {
    std::array<double, 24> values{};
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const double t = 2.0 * std::numbers::pi * static_cast<double>(hour) / 24.0;
      values[hour] = 0.4632 * std::cos(t - 3.805) + 0.0984 * std::cos(2.0 * t - 0.360) + 0.0168 * std::cos(3.0 * t - 0.822) +
                     0.0138 * std::cos(4.0 * t - 3.513);
    }
    return values;
  }();
  return shape;
}

/// The offset that, added to every day's dew point and held at the dry bulb hour by hour, gives the month's mean (Newton from below; the
/// mean is concave and piecewise linear in the offset).
double dew_point_offset(const double* dry_bulb_c, const std::array<double, days>& dew_c, double target) {
  double offset = 0.0;
  for (int step = 0; step < 50; ++step) {
    double sum = 0.0;
    std::size_t held = 0;
    for (std::size_t day = 0; day < days; ++day) {
      const double dew = dew_c[day] + offset;
      for (std::size_t hour = 24 * day; hour < 24 * day + 24; ++hour) {
        held += dew > dry_bulb_c[hour];
        sum += std::min(dew, dry_bulb_c[hour]);
      }
    }
    const double missing = target - sum / static_cast<double>(hours_of_month);
    if (held == hours_of_month || std::abs(missing) < 1e-10) break;
    offset += missing * static_cast<double>(hours_of_month) / static_cast<double>(hours_of_month - held);
  }
  return offset;
}

/// Wet bulb depression below the dry bulb as a polynomial of the dew point depression, for one dew point: zero at zero.
struct Depression {
  double first = 0.0, second = 0.0, third = 0.0;
  [[nodiscard]] double operator()(double x) const { return x * (first + x * (second + x * third)); }
};

/// The polynomial through three exact wet bulbs, at a third, two thirds and all of `widest`.
Depression fit(double dew_c, double widest, double humidity, double pressure_pa) {
  std::array<double, 3> slope{};  // depression over dew point depression
  const double step = widest / 3.0;
  for (std::size_t i = 0; i < 3; ++i) {
    const double x = step * static_cast<double>(i + 1);
    slope[i] = (dew_c + x - climate::wet_bulb_c(dew_c + x, humidity, pressure_pa)) / x;
  }
  const double d1 = (slope[1] - slope[0]) / step, d2 = (slope[2] - slope[1]) / step;
  const double third = (d2 - d1) / (2.0 * step);
  const double second = d1 - third * 3.0 * step;
  return {slope[0] - step * (second + step * third), second, third};
}

/// Depressions at any dew point of the month, by a parabola through the lowest, the middle and the highest.
class MonthOfWetBulbs {
 public:
  MonthOfWetBulbs(double lowest_dew_c, double highest_dew_c, double widest, double pressure_pa) : low_(lowest_dew_c) {
    half_ = std::max(0.5 * (highest_dew_c - lowest_dew_c), 1e-3);
    for (std::size_t i = 0; i < 3; ++i) {
      const double dew = low_ + half_ * static_cast<double>(i);
      at_[i] = fit(dew, widest, climate::humidity_ratio_from_dew_point(dew, pressure_pa), pressure_pa);
    }
  }
  [[nodiscard]] Depression at(double dew_c) const {
    const double u = (dew_c - low_) / half_;
    const double a = 0.5 * (u - 1.0) * (u - 2.0), b = -u * (u - 2.0), c = 0.5 * u * (u - 1.0);
    return {a * at_[0].first + b * at_[1].first + c * at_[2].first, a * at_[0].second + b * at_[1].second + c * at_[2].second,
            a * at_[0].third + b * at_[1].third + c * at_[2].third};
  }

 private:
  double low_, half_;
  std::array<Depression, 3> at_;
};

}  // namespace

void represent(const PixelClimate& pixel, RepresentativeYear& year) {
  year.pressure_pa = climate::standard_pressure_pa(pixel.elevation_m);
  const std::array<double, 24>& shape = diurnal_shape();
  const double r = pixel.dry_dew_correlation;
  const double independent = std::sqrt(1.0 - r * r);
  for (std::size_t month = 0; month < 12; ++month) {
    const double mean = pixel.dry_bulb_mean[month], dew_mean = pixel.dew_point_mean[month];
    if (!(dew_mean <= mean)) {
      throw std::domain_error(
          fmt::format("pixel: month {}: expected a dew point of at most the dry bulb {}, found {}", month + 1, mean, dew_mean));
    }
    const double n = climate::days_in_month[month];
    const double own_days = std::sqrt((n - 1.0) / n);
    const double amplitude = (pixel.dry_bulb_max[month] - pixel.dry_bulb_min[month]) / 0.9758;
    double* const dry = &year.dry_bulb_c[month * hours_of_month];
    double* const wet = &year.wet_bulb_c[month * hours_of_month];
    double* const humidity = &year.humidity_ratio[month * hours_of_month];
    std::array<double, days> dew{};
    for (std::size_t day = 0; day < days; ++day) {
      const double day_mean = mean + own_days * pixel.dry_bulb_sd[month] * classes[day];
      dew[day] = dew_mean + own_days * pixel.dew_point_sd[month] * (r * classes[day] + independent * classes[shuffled[day]]);
      for (std::size_t hour = 0; hour < 24; ++hour) dry[24 * day + hour] = day_mean + amplitude * shape[hour];
    }
    const double offset = dew_point_offset(dry, dew, dew_mean);
    double widest = 0.1;
    for (std::size_t day = 0; day < days; ++day) {
      dew[day] += offset;
      for (std::size_t hour = 0; hour < 24; ++hour) widest = std::max(widest, dry[24 * day + hour] - dew[day]);
    }
    const auto [lowest, highest] = std::minmax_element(dew.begin(), dew.end());
    const MonthOfWetBulbs month_of_wet_bulbs(*lowest, *highest, widest, year.pressure_pa);
    for (std::size_t day = 0; day < days; ++day) {
      const double day_humidity = climate::humidity_ratio_from_dew_point(dew[day], year.pressure_pa);
      const Depression depression = month_of_wet_bulbs.at(dew[day]);
      for (std::size_t hour = 24 * day; hour < 24 * day + 24; ++hour) {
        const double above = dry[hour] - dew[day];
        if (above > 0.0) {
          humidity[hour] = day_humidity;
          wet[hour] = dry[hour] - depression(above);
        } else {
          humidity[hour] = climate::humidity_ratio_from_dew_point(dry[hour], year.pressure_pa);
          wet[hour] = dry[hour];
        }
      }
    }
  }
}

}  // namespace landfall::screening
