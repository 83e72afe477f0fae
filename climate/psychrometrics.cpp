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
  if (!(temperature_c >= lowest_c && temperature_c <= highest_c)) refuse("moist air: expected a temperature of -100 to 200 C", temperature_c);
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

double balance(const Surface& s, double x, double saturation_pa, double dry_bulb_c, double ratio, double pressure_pa) {
  const double wetting = molar_mass_ratio * (s.latent - s.latent_slope * x);
  const double drying = dry_air_heat * (dry_bulb_c - x) + ratio * (s.latent + s.vapour * dry_bulb_c - s.liquid * x);
  return saturation_pa * wetting - (pressure_pa - saturation_pa) * drying;
}

/// First guess within 1 K for ordinary air: enthalpy is nearly constant along a wet-bulb line, and the enthalpy of saturated air
/// at 101325 Pa was fitted as a cubic in the root of h (least squares over -20..35 C of the handbook's equations).
double guess_wet_bulb(double dry_bulb_c, double ratio, double pressure_pa) {
  const double enthalpy = 1.006 * dry_bulb_c + ratio * (2501.0 + 1.86 * dry_bulb_c);
  const double s = std::sqrt(std::max(enthalpy + 35.0, 0.0));
  const double at_sea_level = GUESS;
  return at_sea_level;
}

/// Halley's iteration kept inside a bracket [low, high] with G(low) <= 0 <= G(high).
double solve_wet_bulb(const Surface& s, double low, double high, double x, double dry_bulb_c, double ratio, double pressure_pa) {
  constexpr double close_enough_k = 1e-3;  // the error left is about 1e-3 step^3, see the convergence grid in the tests
  constexpr int most_steps = 200;          // bisection alone would need 60
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

    (g < 0.0 ? low : high) = x;
    if (g == 0.0) return x;
    double next = x - 2.0 * g * g1 / (2.0 * g1 * g1 - g * g2);
    bool trusted = next > low && next < high;
    if (!trusted) {
      next = x - g / g1;
      trusted = next > low && next < high;
    }
    if (!trusted) next = 0.5 * (low + high);
    const double change = std::abs(next - x);
    if ((trusted && change < close_enough_k) || high - low < 1e-11) return next;
    x = next;
  }
  throw std::logic_error("wet bulb: no convergence");  // unreachable: the bracket halves whenever a step is not trusted
}

double wet_bulb_unchecked(double dry_bulb_c, double ratio, double pressure_pa) {
  static const double pws_at_zero = saturation_unchecked(0.0);
  const double guess = guess_wet_bulb(dry_bulb_c, ratio, pressure_pa);
  const bool liquid = dry_bulb_c >= 0.0 && balance(liquid_surface, 0.0, pws_at_zero, dry_bulb_c, ratio, pressure_pa) <= 0.0;
  if (liquid) return solve_wet_bulb(liquid_surface, 0.0, dry_bulb_c, guess, dry_bulb_c, ratio, pressure_pa);
  const double low = std::min(dry_bulb_c, 0.0) - 70.0;  // even dry air at 200 C wets above 0 C, so ice is never that far away
  return solve_wet_bulb(ice_surface, low, std::min(dry_bulb_c, 0.0), guess, dry_bulb_c, ratio, pressure_pa);
}

}  // namespace

double saturation_pressure_pa(double temperature_c) {
  require_temperature(temperature_c);
  return saturation_unchecked(temperature_c);
}
