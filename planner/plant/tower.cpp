// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/tower.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>
#include <string>

#include "climate/psychrometrics.hpp"

namespace landfall::plant {
namespace {

constexpr double design_liquid_to_gas = 1.25;
constexpr double transfer_exponent = 0.4;  ///< 1 + n with n = -0.6, Braun et al. 1989

double saturated_enthalpy(double temperature_c, double pressure_pa) {
  const double w = climate::humidity_ratio(climate::saturation_pressure_pa(temperature_c), pressure_pa);
  return climate::enthalpy_kj_per_kg(temperature_c, w);
}

double effectiveness(double transfer_units, double capacity_ratio) {
  const double gap = 1.0 - capacity_ratio;
  if (std::abs(gap) < 1e-6) return transfer_units / (1.0 + transfer_units);
  const double e = std::exp(-transfer_units * gap);
  return (1.0 - e) / (1.0 - capacity_ratio * e);
}

/// Root of an increasing function in [low, high] by the Illinois variant of regula falsi, to 1e-6 of the argument.
template <class F>
double root(F&& f, double low, double high) {
  double f_low = f(low);
  double f_high = f(high);
  if (f_low >= 0.0) return low;
  if (f_high <= 0.0) return high;
  int side = 0;
  for (int i = 0; i < 60 && high - low > 1e-6; ++i) {
    const double x = (low * f_high - high * f_low) / (f_high - f_low);
    const double y = f(x);
    if (std::abs(y) < 1e-9) return x;
    if (y > 0.0) {
      high = x;
      f_high = y;
      if (side == 1) f_low *= 0.5;
      side = 1;
    } else {
      low = x;
      f_low = y;
      if (side == -1) f_high *= 0.5;
      side = -1;
    }
  }
  return (low * f_high - high * f_low) / (f_high - f_low);
}

/// Newton's divided differences through four points, expanded to powers of x.
void fit_cubic(const std::array<double, 4>& x, const std::array<double, 4>& y, double* power) {
  std::array<double, 4> d = y;
  for (std::size_t order = 1; order < 4; ++order) {
    for (std::size_t i = 3; i >= order; --i) d[i] = (d[i] - d[i - 1]) / (x[i] - x[i - order]);
  }
  std::array<double, 4> p{d[3], 0.0, 0.0, 0.0};
  for (std::size_t i = 3; i-- > 0;) {  // p = p * (t - x[i]) + d[i]
    for (std::size_t k = 3; k > 0; --k) p[k] = p[k - 1] - x[i] * p[k];
    p[0] = d[i] - x[i] * p[0];
  }
  for (std::size_t k = 0; k < 4; ++k) power[k] = p[k];
}

}  // namespace

Tower::Tower(const ParameterReader& in, double design_heat_kw, double pressure_pa)
    : design_heat_(design_heat_kw),
      wet_bulb_(in("tower_design_wet_bulb")),
      approach_(in("tower_approach")),
      minimum_water_(in("tower_minimum_water")),
      minimum_speed_(in("tower_minimum_speed")),
      design_fan_(in("tower_fan_power") * design_heat_kw),
      drift_(in("drift")),
      pressure_(pressure_pa) {
  const double range = in("condenser_water_rise");
  water_ = design_heat_kw / (water_heat_capacity * range);
  const double cold = wet_bulb_ + approach_;
  const double hot_enthalpy = saturated_enthalpy(cold + range, pressure_);
  const double slope = (hot_enthalpy - saturated_enthalpy(cold, pressure_)) / range;
  const double potential = hot_enthalpy - saturated_enthalpy(wet_bulb_, pressure_);
  double liquid_to_gas = design_liquid_to_gas;
  double e = 0.0;
  double m = 0.0;
  do {  // more air until the approach can be had with a finite tower
    e = liquid_to_gas * water_heat_capacity * range / potential;
    m = slope / (liquid_to_gas * water_heat_capacity);
    if (e * std::max(m, 1.0) <= 0.9) break;
    liquid_to_gas *= 0.95;
  } while (liquid_to_gas > 0.2);
  if (e * std::max(m, 1.0) > 0.9) {
    throw std::domain_error("Tower: no tower has an approach of " + std::to_string(approach_) + " K with a range of " +
                            std::to_string(range) + " K");
  }
  air_ = water_ / liquid_to_gas;
  const double gap = 1.0 - m;
  transfer_units_ = std::abs(gap) < 1e-6 ? e / (1.0 - e) : -std::log((1.0 - e) / (1.0 - e * m)) / gap;
}

double Tower::approach_k(double wet_bulb_c, double heat_kw, double water_share, double air_share) const {
  const double water = water_ * water_share;
  const double air = air_ * air_share;
  const double range = heat_kw / (water * water_heat_capacity);
  const double units = transfer_units_ * std::pow((water_share / air_share), transfer_exponent);
  const double air_enthalpy = saturated_enthalpy(wet_bulb_c, pressure_);
  const auto surplus = [&](double approach) {
    const double cold = wet_bulb_c + approach;
    const double hot_enthalpy = saturated_enthalpy(cold + range, pressure_);
    const double slope = (hot_enthalpy - saturated_enthalpy(cold, pressure_)) / range;
    return effectiveness(units, air * slope / (water * water_heat_capacity)) * air * (hot_enthalpy - air_enthalpy) - heat_kw;
  };
  return root(surplus, 0.0, 40.0);
}

double Tower::air_share(double wet_bulb_c, double heat_kw, double water_share, double approach_k) const {
  const double water = water_ * water_share;
  const double range = heat_kw / (water * water_heat_capacity);
  const double cold = wet_bulb_c + approach_k;
  const double hot_enthalpy = saturated_enthalpy(cold + range, pressure_);
  const double slope = (hot_enthalpy - saturated_enthalpy(cold, pressure_)) / range;
  const double potential = hot_enthalpy - saturated_enthalpy(wet_bulb_c, pressure_);
  const auto surplus = [&](double share) {
    const double units = transfer_units_ * std::pow(water_share / share, transfer_exponent);
    return effectiveness(units, air_ * share * slope / (water * water_heat_capacity)) * air_ * share * potential - heat_kw;
  };
  return root(surplus, 0.001, 3.0);
}

TowerAtLoad::TowerAtLoad(const Tower& tower, double other_heat_kw, const Machine* machine, double machine_heat_kw, double water_share)
    : minimum_speed_(tower.minimum_speed()),
      fan_(tower.design_fan_kw()),
      air_(tower.air_kw_per_k()),
      drift_(tower.drift_l_per_h(water_share)) {
  const auto heat_at = [&](double cold_c) {
    return other_heat_kw + (machine == nullptr ? 0.0 : machine_heat_kw + machine->power_kw(machine_heat_kw, cold_c));
  };
  const double design = tower.design_wet_bulb_c();
  const double needed = tower.air_share(design, heat_at(design + tower.design_approach_k()), water_share, tower.design_approach_k());
  full_speed_ = std::min(std::max(needed, minimum_speed_), 1.0);

  constexpr std::array<double, 4> wet_bulbs{3.0, 15.0, 25.0, 33.0};
  std::array<double, 4> approaches{};
  for (std::size_t i = 0; i < wet_bulbs.size(); ++i) {
    double approach = tower.design_approach_k();
    for (int step = 0; step < 2; ++step) {  // the compressor's power moves by a few per cent a kelvin: two steps settle it
      const double cold = std::max(wet_bulbs[i] + approach, tower.minimum_water_c());
      approach = tower.approach_k(wet_bulbs[i], heat_at(cold), water_share, full_speed_);
    }
    approaches[i] = approach;
  }
  fit_cubic(wet_bulbs, approaches, approach_);

  // Speed over r = approach at this load's speed / approach wanted: s = r (a + b r + c r^2) through r = 1 and two slower speeds, at a wet
  // bulb of the season in which fans slow down.
  const double wet_bulb = std::min(design - 6.0, tower.minimum_water_c());
  const double approach = approach_k(wet_bulb);
  const double heat = heat_at(wet_bulb + approach);
  const double r1 = approach / tower.approach_k(wet_bulb, heat, water_share, 0.7 * full_speed_);
  const double r2 = approach / tower.approach_k(wet_bulb, heat, water_share, 0.35 * full_speed_);
  const double y1 = 0.7 / r1;
  const double y2 = 0.35 / r2;
  const double d01 = (1.0 - y1) / (1.0 - r1);
  const double d12 = (y1 - y2) / (r1 - r2);
  const double c = (d01 - d12) / (1.0 - r2);
  const double b = d01 - c * (1.0 + r1);
  speed_[2] = full_speed_ * c;
  speed_[1] = full_speed_ * b;
  speed_[0] = full_speed_ - speed_[1] - speed_[2];
}

}  // namespace landfall::plant
