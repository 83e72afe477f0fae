// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace landfall::climate {

/// The sun over one day at one place, each hour represented by its middle; local standard time, no daylight saving.
///
/// Declination, equation of time and the earth's distance: Spencer 1971 (Search 2:172), errors below 0.0006 rad, 35 s and 0.01 %.
/// Solar time = clock + (longitude - 15 utc_offset) / 15 h + equation of time. Refraction is neglected. Valid for latitudes of
/// -90..90 and any longitude; a sun that never rises gives zeros.
struct SolarDay {
  std::array<double, 24> sine_elevation{};  ///< at mid-hour; 0 while the sun is down
  std::array<double, 24> hour_shape{};  ///< share of the day's global irradiation, Collares-Pereira and Rabl 1979 (Solar Energy 22:155),
                                        ///< sums to 1 or is all zero
  double declination_rad = 0.0;
  std::array<double, 24> hour_angle_rad{};      ///< at mid-hour, of solar time: 0 at noon, positive in the afternoon
  double extraterrestrial_normal_w = 0.0;       ///< W/m2 on a surface facing the sun, solar constant 1361
  double extraterrestrial_horizontal_wh = 0.0;  ///< Wh/m2 of the day on the horizontal
};

/// `day_of_year` 0..364.
[[nodiscard]] SolarDay solar_day(int day_of_year, double latitude_deg, double longitude_deg, double utc_offset_h);

/// Diffuse share of global horizontal irradiance by the hour's clearness index: Erbs, Klein and Duffie 1982 (Solar Energy 28:293, eq. 1).
/// The correlation covers 0..0.8 and is constant beyond.
[[nodiscard]] double diffuse_fraction(double clearness);

}  // namespace landfall::climate
