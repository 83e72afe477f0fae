// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "climate/year.hpp"

namespace landfall::energy {

/// A fixed array of modules and its inverters, per kW of module peak power.
struct Array {
  double tilt_deg = 10.0;      ///< from the horizontal, 0..90
  double azimuth_deg = 180.0;  ///< that the modules face: 0 north, 90 east, 180 south
  double albedo = 0.2;
  double temperature_coefficient = -0.0035;  ///< of power, 1/K
  double losses = 0.1;                       ///< soiling and system losses together, of DC power
  double inverter_efficiency = 0.97;
  double inverter_kw = 0.83;  ///< per kW of modules: more is clipped
};

/// The tilt and azimuth of an array that leaves them open: the latitude, at least 10 degrees so that rain washes it, facing the equator.
void face_the_equator(double latitude_deg, Array& array);

/// AC power of each hour, kW per kW of module peak power, for the year's own radiation; 8760 entries.
///
/// Irradiance on the plane after Hay and Davies 1980 with the anisotropy of the hour, ground reflection isotropic; reflection of the
/// beam at the glass after ASHRAE 93 (b0 = 0.05). The sun stands at mid-hour (climate/solar.hpp), the beam counts from 3 degrees of
/// elevation. A year without beam and diffuse radiation is split after Erbs 1982. Cell temperature after Faiman 2008 (Prog. Photovolt.
/// 16:307): T = T_air + G / (25.0 + 6.84 v), v the year's wind. Power is linear in irradiance and in cell temperature over 25 C.
/// Throws std::domain_error for a year without 8760 hours of temperature, radiation and wind, and for a tilt outside 0..90.
[[nodiscard]] std::vector<double> solar_power(const climate::Year& year, const Array& array);

/// Irradiation of a year on the plane, kWh/m2, reflection at the glass not taken off.
[[nodiscard]] double plane_irradiation(const climate::Year& year, const Array& array);

}  // namespace landfall::energy
