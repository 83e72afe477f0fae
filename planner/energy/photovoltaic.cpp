// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/photovoltaic.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>
#include <string>

#include "climate/calendar.hpp"
#include "climate/solar.hpp"

namespace landfall::energy {
namespace {

constexpr double degree = std::numbers::pi / 180.0;
constexpr double lowest_sun = 0.05233595624294383;  // sine of 3 degrees
constexpr double faiman_u0 = 25.0, faiman_u1 = 6.84;
constexpr double glass_b0 = 0.05;

void require(const climate::Year& year, const Array& array) {
  for (const auto* series : {&year.dry_bulb_c, &year.global_horizontal_w, &year.wind_speed_m_s}) {
    if (series->size() != static_cast<std::size_t>(climate::hours_per_year))
      throw std::domain_error("solar_power: year \"" + year.name + "\" has a series of " + std::to_string(series->size()) +
                              " hours instead of 8760");
  }
  if (!(array.tilt_deg >= 0.0 && array.tilt_deg <= 90.0))
    throw std::domain_error("solar_power: tilt " + std::to_string(array.tilt_deg) + " outside 0..90");
}

/// What falls on the plane in one hour, W/m2.
struct Plane {
  double beam = 0.0;
  double other = 0.0;   ///< sky and ground
  double cosine = 0.0;  ///< of the angle of incidence
};

template <class Each>
void each_hour(const climate::Year& year, const Array& array, Each&& each) {
  const double tilt = array.tilt_deg * degree, latitude = year.latitude_deg * degree;
  // Components of the plane's normal: up, south, west.
  const double up = std::cos(tilt);
  const double south = -std::sin(tilt) * std::cos(array.azimuth_deg * degree),
               west = -std::sin(tilt) * std::sin(array.azimuth_deg * degree);
  const double sky_view = 0.5 * (1.0 + up), ground_view = 0.5 * (1.0 - up);
  const bool split = year.direct_normal_w.empty() || year.diffuse_horizontal_w.empty();
  for (int d = 0; d < 365; ++d) {
    const climate::SolarDay sun = climate::solar_day(d, year.latitude_deg, year.longitude_deg, year.utc_offset_h);
    for (std::size_t hour = 0; hour < 24; ++hour) {
      const std::size_t h = 24 * static_cast<std::size_t>(d) + hour;
      const double global = std::max(year.global_horizontal_w[h], 0.0), sine = sun.sine_elevation[hour];
      Plane plane;
      if (global > 0.0) {
        const bool shines = sine > lowest_sun;
        double diffuse = global, beam = 0.0;
        if (split) {
          if (shines) diffuse = global * climate::diffuse_fraction(global / (sun.extraterrestrial_normal_w * sine));
          beam = shines ? (global - diffuse) / sine : 0.0;
        } else {
          diffuse = std::max(year.diffuse_horizontal_w[h], 0.0);
          beam = shines ? std::max(year.direct_normal_w[h], 0.0) : 0.0;
        }
        const double angle = sun.hour_angle_rad[hour], declination = sun.declination_rad;
        const double to_south = std::cos(declination) * std::cos(angle) * std::sin(latitude) - std::sin(declination) * std::cos(latitude);
        const double to_west = std::cos(declination) * std::sin(angle);
        plane.cosine = std::max(0.0, up * sine + south * to_south + west * to_west);
        const double anisotropy = shines ? std::min(beam / sun.extraterrestrial_normal_w, 1.0) : 0.0;
        const double around_sun = anisotropy * diffuse * plane.cosine / std::max(sine, lowest_sun);
        plane.beam = beam * plane.cosine + around_sun;
        plane.other = (1.0 - anisotropy) * diffuse * sky_view + array.albedo * global * ground_view;
      }
      each(h, plane);
    }
  }
}

}  // namespace

void face_the_equator(double latitude_deg, Array& array) {
  array.tilt_deg = std::max(10.0, std::abs(latitude_deg));
  array.azimuth_deg = latitude_deg >= 0.0 ? 180.0 : 0.0;
}

std::vector<double> solar_power(const climate::Year& year, const Array& array) {
  require(year, array);
  std::vector<double> power(static_cast<std::size_t>(climate::hours_per_year), 0.0);
  each_hour(year, array, [&](std::size_t h, const Plane& plane) {
    const double falls = plane.beam + plane.other;
    if (falls <= 0.0) return;
    const double glass = plane.cosine > 0.0 ? std::max(0.0, 1.0 - glass_b0 * (1.0 / plane.cosine - 1.0)) : 0.0;
    const double enters = plane.beam * glass + plane.other;
    const double cell_c = year.dry_bulb_c[h] + falls / (faiman_u0 + faiman_u1 * std::max(year.wind_speed_m_s[h], 0.0));
    const double dc = enters / 1000.0 * (1.0 + array.temperature_coefficient * (cell_c - 25.0)) * (1.0 - array.losses);
    power[h] = std::clamp(dc * array.inverter_efficiency, 0.0, array.inverter_kw);
  });
  return power;
}

double plane_irradiation(const climate::Year& year, const Array& array) {
  require(year, array);
  double sum_wh = 0.0;
  each_hour(year, array, [&](std::size_t, const Plane& plane) { sum_wh += plane.beam + plane.other; });
  return sum_wh / 1000.0;
}

}  // namespace landfall::energy
