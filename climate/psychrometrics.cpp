// SPDX-License-Identifier: Apache-2.0
#include "climate/psychrometrics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

namespace landfall::climate {
namespace {

constexpr double lowest_c = -100.0;
constexpr double highest_c = 200.0;
constexpr double zero_celsius_k = 273.15;
constexpr double molar_mass_ratio = 0.621945;  // water over dry air, F17.1 eq. 20

[[noreturn]] void refuse(const char* what, double value) {
  throw std::domain_error(std::string(what) + ", found " + std::to_string(value));
}

void require_temperature(double temperature_c) {
  if (!(temperature_c >= lowest_c && temperature_c <= highest_c))
    refuse("moist air: expected a temperature of -100 to 200 C", temperature_c);
}
void require_pressure(double pressure_pa) {
  if (!(pressure_pa > 0.0 && std::isfinite(pressure_pa))) refuse("moist air: expected a pressure above 0 Pa", pressure_pa);
}
void require_humidity_ratio(double ratio) {
  if (!(ratio >= 0.0 && std::isfinite(ratio))) refuse("moist air: expected a humidity ratio of 0 or more", ratio);
}
void require_relative_humidity(double fraction) {
  if (!(fraction >= 0.0 && fraction <= 1.0)) refuse("moist air: expected a relative humidity of 0 to 1", fraction);
}

/// ln(pws) = c[0]/T + c[1] + c[2] T + c[3] T^2 + c[4] T^3 + c[5] T^4 + c[6] ln T
using Saturation = std::array<double, 7>;
constexpr Saturation over_ice{-5.6745359e3, 6.3925247, -9.6778430e-3, 6.2215701e-7, 2.0747825e-9, -9.4840240e-13, 4.1635019};
constexpr Saturation over_water{-5.8002206e3, 1.3914993, -4.8640239e-2, 4.1764768e-5, -1.4452093e-8, 0.0, 6.5459673};

double log_saturation_pressure(const Saturation& c, double kelvin) {
  return c[0] / kelvin + c[1] + kelvin * (c[2] + kelvin * (c[3] + kelvin * (c[4] + kelvin * c[5]))) + c[6] * std::log(kelvin);
}
/// First and second derivative of ln(pws) by T: needs no transcendental function.
struct Slope {
  double first;
  double second;
};
Slope saturation_slope(const Saturation& c, double kelvin) {
  const double inverse = 1.0 / kelvin;
  return {inverse * (c[6] - c[0] * inverse) + c[2] + kelvin * (2.0 * c[3] + kelvin * (3.0 * c[4] + kelvin * 4.0 * c[5])),
          inverse * inverse * (2.0 * c[0] * inverse - c[6]) + 2.0 * c[3] + kelvin * (6.0 * c[4] + kelvin * 12.0 * c[5])};
}
const Saturation& phase_at(double temperature_c) { return temperature_c <= triple_point_c ? over_ice : over_water; }

double saturation_unchecked(double temperature_c) {
  return std::exp(log_saturation_pressure(phase_at(temperature_c), temperature_c + zero_celsius_k));
}

/// The wet-bulb equation at a fixed state (t, W, p), multiplied out so that it stays smooth through boiling:
/// G(x) = 0.621945 pws(x) (latent - latent_slope x) - (p - pws(x)) (cp (t - x) + W (latent + vapour t - liquid x)).
/// It rises with x; eq. 33 holds for x >= 0 (liquid), eq. 35 below (ice).
struct Surface {
  double latent, latent_slope, vapour, liquid;
};
constexpr Surface liquid_surface{2501.0, 2.326, 1.86, 4.186};
constexpr Surface ice_surface{2830.0, 0.24, 1.86, 2.1};
constexpr double dry_air_heat = 1.006;

/// G(0) over liquid: its sign tells whether the wet bulb is above or below freezing.
double balance_at_zero(double saturation_pa, double dry_bulb_c, double ratio, double pressure_pa) {
  const Surface& s = liquid_surface;
  const double drying = dry_air_heat * dry_bulb_c + ratio * (s.latent + s.vapour * dry_bulb_c);
  return saturation_pa * molar_mass_ratio * s.latent - (pressure_pa - saturation_pa) * drying;
}

/// First guess, 0.2 K off in ordinary air and 1.4 K at worst: enthalpy is nearly constant along a wet-bulb line, so the wet bulb
/// was fitted by least squares to the root of the enthalpy and to the pressure (wet bulb -20..35 C, 75..103 kPa).
double guess_wet_bulb(double dry_bulb_c, double ratio, double pressure_pa) {
  const double enthalpy = dry_air_heat * dry_bulb_c + ratio * (2501.0 + 1.86 * dry_bulb_c);
  const double s = std::sqrt(std::max(enthalpy + 35.0, 0.0));
  const double q = pressure_pa / 101325.0 - 1.0;
  return -60.149109 + s * (10.180486 + s * (-0.11797785 - s * 0.0075886120)) + q * (-17.417729 + s * (4.8361247 - s * 0.17354262));
}

/// Halley's iteration kept inside a bracket with G(low) <= 0 <= G(high).
double solve_wet_bulb(const Surface& s, double low, double high, double x, double dry_bulb_c, double ratio, double pressure_pa) {
  constexpr double last_step_k = 1e-3;  // convergence is cubic: a step of 1e-3 K leaves about 1e-12 K
  constexpr int most_steps = 200;       // bisection alone would need 50
  const double ceiling = high;
  x = std::clamp(x, low, high);
  for (int step = 0; step < most_steps; ++step) {
    const double kelvin = x + zero_celsius_k;
    const Saturation& phase = phase_at(x);
    const double pws = std::exp(log_saturation_pressure(phase, kelvin));
    const Slope log_slope = saturation_slope(phase, kelvin);
    const double pws1 = pws * log_slope.first;
    const double pws2 = pws * (log_slope.second + log_slope.first * log_slope.first);

    const double wetting = molar_mass_ratio * (s.latent - s.latent_slope * x);
    const double wetting1 = -molar_mass_ratio * s.latent_slope;
    const double drying = dry_air_heat * (dry_bulb_c - x) + ratio * (s.latent + s.vapour * dry_bulb_c - s.liquid * x);
    const double drying1 = -dry_air_heat - ratio * s.liquid;
    const double g = pws * wetting - (pressure_pa - pws) * drying;
    const double g1 = pws1 * (wetting + drying) + pws * wetting1 - (pressure_pa - pws) * drying1;
    const double g2 = pws2 * (wetting + drying) + 2.0 * pws1 * (wetting1 + drying1);
    if (g == 0.0) return x;

    if (x == ceiling && g < 0.0) {
      constexpr double rounding_k = 1e-6;
      if (-g > rounding_k * g1) refuse("moist air: expected a humidity ratio of at most saturation", ratio);
      return x;
    }
    (g < 0.0 ? low : high) = x;
    double next = x - 2.0 * g * g1 / (2.0 * g1 * g1 - g * g2);
    if (next >= ceiling) {
      if (x == ceiling) return x;  // saturated air
      next = ceiling;
    } else if (!(next > low && next < high)) {
      next = 0.5 * (low + high);
    } else if (std::abs(next - x) < last_step_k) {
      return next;
    }
    if (high - low < 1e-11) return next;
    x = next;
  }
  throw std::logic_error("wet bulb: no convergence");
}

double wet_bulb_unchecked(double dry_bulb_c, double ratio, double pressure_pa) {
  static const double pws_at_zero = saturation_unchecked(0.0);
  const double guess = guess_wet_bulb(dry_bulb_c, ratio, pressure_pa);
  if (dry_bulb_c >= 0.0 && balance_at_zero(pws_at_zero, dry_bulb_c, ratio, pressure_pa) <= 0.0) {
    return solve_wet_bulb(liquid_surface, 0.0, dry_bulb_c, guess, dry_bulb_c, ratio, pressure_pa);
  }
  const double high = std::min(dry_bulb_c, 0.0);
  return solve_wet_bulb(ice_surface, high - 70.0, high, guess, dry_bulb_c, ratio, pressure_pa);
}

}  // namespace

double saturation_pressure_pa(double temperature_c) {
  require_temperature(temperature_c);
  return saturation_unchecked(temperature_c);
}

double dew_point_c(double vapour_pressure_pa) {
  static const double lowest_pa = saturation_unchecked(lowest_c);
  static const double highest_pa = saturation_unchecked(highest_c);
  static const double triple_pa = saturation_unchecked(triple_point_c);
  if (!(vapour_pressure_pa >= lowest_pa && vapour_pressure_pa <= highest_pa)) {
    refuse("dew point: expected the saturation pressure of -100 to 200 C in Pa", vapour_pressure_pa);
  }
  const Saturation& phase = vapour_pressure_pa <= triple_pa ? over_ice : over_water;
  const double target = std::log(vapour_pressure_pa);
  // ln(pws) is nearly linear in 1/T, so Newton in 1/T converges from anywhere: 3 or 4 steps.
  double inverse = 1.0 / zero_celsius_k - (target - 6.4157) / (phase == over_ice ? 6140.0 : 5300.0);
  for (int step = 0; step < 50; ++step) {
    const double kelvin = 1.0 / inverse;
    const double miss = log_saturation_pressure(phase, kelvin) - target;
    const double change = miss / (saturation_slope(phase, kelvin).first * kelvin * kelvin);
    inverse += change;
    if (std::abs(change) < 1e-9 * inverse) return 1.0 / inverse - zero_celsius_k;
  }
  throw std::logic_error("dew point: no convergence");
}

double humidity_ratio(double vapour_pressure_pa, double pressure_pa) {
  require_pressure(pressure_pa);
  if (!(vapour_pressure_pa >= 0.0 && vapour_pressure_pa < pressure_pa)) {
    refuse("moist air: expected a vapour pressure of 0 Pa to below the total pressure", vapour_pressure_pa);
  }
  return molar_mass_ratio * vapour_pressure_pa / (pressure_pa - vapour_pressure_pa);
}

double vapour_pressure_pa(double humidity_ratio, double pressure_pa) {
  require_humidity_ratio(humidity_ratio);
  require_pressure(pressure_pa);
  return pressure_pa * humidity_ratio / (molar_mass_ratio + humidity_ratio);
}

double humidity_ratio_from_dew_point(double dew_point_c, double pressure_pa) {
  return humidity_ratio(saturation_pressure_pa(dew_point_c), pressure_pa);
}

double humidity_ratio_from_relative_humidity(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  require_relative_humidity(relative_humidity);
  return humidity_ratio(relative_humidity * saturation_pressure_pa(dry_bulb_c), pressure_pa);
}

double humidity_ratio_from_wet_bulb(double dry_bulb_c, double wet_bulb_c, double pressure_pa) {
  require_temperature(dry_bulb_c);
  const double saturated = humidity_ratio_from_dew_point(wet_bulb_c, pressure_pa);
  const Surface& s = wet_bulb_c >= 0.0 ? liquid_surface : ice_surface;
  return ((s.latent - s.latent_slope * wet_bulb_c) * saturated - dry_air_heat * (dry_bulb_c - wet_bulb_c)) /
         (s.latent + s.vapour * dry_bulb_c - s.liquid * wet_bulb_c);
}

double wet_bulb_c(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  require_temperature(dry_bulb_c);
  require_humidity_ratio(humidity_ratio);
  require_pressure(pressure_pa);
  return wet_bulb_unchecked(dry_bulb_c, humidity_ratio, pressure_pa);
}

double wet_bulb_from_relative_humidity_c(double dry_bulb_c, double relative_humidity, double pressure_pa) {
  require_relative_humidity(relative_humidity);
  require_pressure(pressure_pa);
  const double vapour_pa = relative_humidity * saturation_pressure_pa(dry_bulb_c);
  if (vapour_pa >= pressure_pa) return dew_point_c(pressure_pa);
  return wet_bulb_unchecked(dry_bulb_c, humidity_ratio(vapour_pa, pressure_pa), pressure_pa);
}

double relative_humidity(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  return vapour_pressure_pa(humidity_ratio, pressure_pa) / saturation_pressure_pa(dry_bulb_c);
}

double enthalpy_kj_per_kg(double dry_bulb_c, double humidity_ratio) {
  require_temperature(dry_bulb_c);
  require_humidity_ratio(humidity_ratio);
  return dry_air_heat * dry_bulb_c + humidity_ratio * (2501.0 + 1.86 * dry_bulb_c);
}

double specific_volume_m3_per_kg(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  require_temperature(dry_bulb_c);
  require_humidity_ratio(humidity_ratio);
  require_pressure(pressure_pa);
  return 287.042 * (dry_bulb_c + zero_celsius_k) * (1.0 + 1.607858 * humidity_ratio) / pressure_pa;
}

double density_kg_per_m3(double dry_bulb_c, double humidity_ratio, double pressure_pa) {
  return (1.0 + humidity_ratio) / specific_volume_m3_per_kg(dry_bulb_c, humidity_ratio, pressure_pa);
}

double standard_pressure_pa(double elevation_m) {
  if (!(elevation_m >= -5000.0 && elevation_m <= 11000.0)) refuse("standard atmosphere: expected -5000 to 11000 m", elevation_m);
  return 101325.0 * std::pow(1.0 - 2.25577e-5 * elevation_m, 5.2559);
}

}  // namespace landfall::climate
