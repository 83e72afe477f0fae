// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/dry_cooler.hpp"

#include <cmath>

namespace landfall::plant {
namespace {

/// Approach at this fan speed over the approach at full speed, for a counterflow exchanger of equal capacity rates at full speed whose
/// full-speed effectiveness is `e`. Approach = inlet difference - rise, inlet difference = heat / (effectiveness * smaller rate).
double approach_ratio(double e, double speed) {
  const double units_full = e / (1.0 - e);
  const auto inlet_difference = [&](double s) {  // per unit of water rise
    if (s > 0.999999) return 1.0 / e;
    const double units = units_full * std::pow(s, 0.6 - 1.0);  // UA / smaller rate, which is the air's
    const double k = std::exp(-units * (1.0 - s));
    return 1.0 / (s * (1.0 - k) / (1.0 - s * k));
  };
  return (inlet_difference(speed) - 1.0) / (inlet_difference(1.0) - 1.0);
}

}  // namespace

DryCooler::Parameters::Parameters(const ParameterReader& in)
    : approach(in("dry_cooler_approach")),
      water_rise(in("facility_water_rise")),
      fan_power(in("dry_cooler_fan_power")),
      minimum_speed(in("dry_cooler_minimum_speed")),
      pad(in("pad_effectiveness")),
      start(in("adiabatic_start")) {}

DryCooler::DryCooler(const Parameters& parameters, double design_heat_kw, double heat_kw, double target_c)
    : target_(target_c),
      approach_(parameters.approach * heat_kw / design_heat_kw),
      design_approach_(parameters.approach),
      pad_(parameters.pad),
      start_(parameters.start),
      minimum_speed_(parameters.minimum_speed),
      fan_(parameters.fan_power * design_heat_kw),
      air_litres_(litres_per_kwh * design_heat_kw / parameters.water_rise) {
  const double rise = parameters.water_rise;
  const double e = rise / (rise + design_approach_);
  const double r1 = 1.0 / approach_ratio(e, 0.7);
  const double r2 = 1.0 / approach_ratio(e, 0.4);
  const double y1 = 0.7 / r1;
  const double y2 = 0.4 / r2;
  const double d01 = (1.0 - y1) / (1.0 - r1);
  const double d12 = (y1 - y2) / (r1 - r2);
  speed_[2] = (d01 - d12) / (1.0 - r2);
  speed_[1] = d01 - speed_[2] * (1.0 + r1);
  speed_[0] = 1.0 - speed_[1] - speed_[2];
}

double DryCooler::capacity_share(double limit_c, double dry_bulb_c, double wet_bulb_c) const {
  const double air = dry_bulb_c >= start_ ? dry_bulb_c - pad_ * (dry_bulb_c - wet_bulb_c) : dry_bulb_c;
  return std::max(limit_c - air, 0.0) / design_approach_;
}

}  // namespace landfall::plant
