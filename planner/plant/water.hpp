// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/plant/constants.hpp"
#include "planner/plant/parameter_reader.hpp"
#include "planner/plant/select.hpp"

/// Water that evaporative equipment takes from the mains, litres an hour per kW of design IT.
namespace landfall::plant {

/// Water evaporated where `heat_kw` is given to saturated air, by the energy balance of that air:
///
///     heat = evaporation * hg + m cp (T_out - T_dry)
///
/// for air of `air_kw_per_k` = m cp that enters at its dry bulb and leaves saturated. Air cooled to its wet bulb takes up
/// m cp (T_dry - T_wet) as vapour without heat; above the wet bulb the share slope / (cp + slope) of the heat is latent, with the slope
/// taken half-way up the air's temperature rise. Within 3 % of the exact balance, 5 % (too much) in hot desert air.
[[nodiscard]] inline double evaporation_l_per_h(double heat_kw, double air_kw_per_k, double depression_k, double latent_slope,
                                                double latent_growth) {
  const double half_rise = 0.5 * heat_kw * air_heat_capacity / (air_kw_per_k * (air_heat_capacity + latent_slope));
  // The air warms by less than the first estimate because the slope grows on the way: one fixed-point step.
  const double first = latent_slope * (1.0 + latent_growth * half_rise);
  const double better_half = half_rise * (air_heat_capacity + latent_slope) / (air_heat_capacity + first);
  const double growth = latent_growth * better_half;
  const double slope = latent_slope * (1.0 + growth * (1.0 + 0.5 * growth));
  return litres_per_kwh * (air_kw_per_k * depression_k + heat_kw * slope / (air_heat_capacity + slope));
}

/// Make-up water of an open circuit: evaporation + drift + blow-down, where blow-down = evaporation / (cycles - 1) - drift keeps the
/// concentration (ASHRAE Handbook HVAC Applications 2019, ch. 50). Drift beyond that blow-down is lost all the same.
class WaterTreatment {
 public:
  explicit WaterTreatment(const ParameterReader& in) : make_up_(1.0 + 1.0 / (in("cycles_of_concentration") - 1.0)) {}
  [[nodiscard]] double make_up(double evaporation, double drift = 0.0) const {
    return greater(evaporation * make_up_, evaporation + drift);
  }

 private:
  double make_up_;
};

}  // namespace landfall::plant
