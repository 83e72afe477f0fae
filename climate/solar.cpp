// SPDX-License-Identifier: Apache-2.0
#include "climate/solar.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace landfall::climate {

SolarDay solar_day(int day_of_year, double latitude_deg, double longitude_deg, double utc_offset_h) {
  constexpr double pi = std::numbers::pi;
  constexpr double solar_constant_w = 1361.0;
  const double g = 2.0 * pi * day_of_year / 365.0;
  const double c1 = std::cos(g), s1 = std::sin(g);
  const double c2 = std::cos(2.0 * g), s2 = std::sin(2.0 * g);
  const double c3 = std::cos(3.0 * g), s3 = std::sin(3.0 * g);
  const double declination = 0.006918 - 0.399912 * c1 + 0.070257 * s1 - 0.006758 * c2 + 0.000907 * s2 - 0.002697 * c3 + 0.00148 * s3;
  const double equation_of_time_h = 12.0 / pi * (0.000075 + 0.001868 * c1 - 0.032077 * s1 - 0.014615 * c2 - 0.040849 * s2);
  const double distance = 1.000110 + 0.034221 * c1 + 0.001280 * s1 + 0.000719 * c2 + 0.000077 * s2;

  const double latitude = latitude_deg * pi / 180.0;
  const double vertical = std::sin(latitude) * std::sin(declination);
  const double horizontal = std::cos(latitude) * std::cos(declination);
  // |cosine| > 1 means polar day or night: the sunset angle is then pi or 0, which is what the clamp yields.
  const double cosine_sunset = std::clamp(-vertical / std::max(horizontal, 1e-12), -1.0, 1.0);
  const double sunset = std::acos(cosine_sunset);

  SolarDay day;
  day.declination_rad = declination;
  day.extraterrestrial_normal_w = solar_constant_w * distance;
  day.extraterrestrial_horizontal_wh = 24.0 / pi * day.extraterrestrial_normal_w * (horizontal * std::sin(sunset) + sunset * vertical);
  if (sunset <= 0.0) {
    day.extraterrestrial_horizontal_wh = 0.0;
    return day;
  }
  const double a = 0.409 + 0.5016 * std::sin(sunset - pi / 3.0);
  const double b = 0.6609 - 0.4767 * std::sin(sunset - pi / 3.0);
  double total = 0.0;
  for (int hour = 0; hour < 24; ++hour) {
    const double solar_time = hour + 0.5 + longitude_deg / 15.0 - utc_offset_h + equation_of_time_h;
    day.hour_angle_rad[hour] = (solar_time - 12.0) * pi / 12.0;
    const double cosine = std::cos(day.hour_angle_rad[hour]);
    if (cosine <= cosine_sunset) continue;
    day.sine_elevation[hour] = std::max(0.0, vertical + horizontal * cosine);
    day.hour_shape[hour] = std::max(0.0, (a + b * cosine) * (cosine - cosine_sunset));
    total += day.hour_shape[hour];
  }
  if (total > 0.0) {
    for (double& share : day.hour_shape) share /= total;
  }
  return day;
}

double diffuse_fraction(double clearness) {
  if (clearness <= 0.22) return 1.0 - 0.09 * std::max(clearness, 0.0);
  if (clearness > 0.80) return 0.165;
  return 0.9511 + clearness * (-0.1604 + clearness * (4.388 + clearness * (-16.638 + clearness * 12.336)));
}

}  // namespace landfall::climate
