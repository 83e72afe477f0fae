// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/air_handler.hpp"

#include "planner/plant/affinity.hpp"
#include "planner/plant/constants.hpp"

namespace landfall::plant {

AirHandler::AirHandler(const ParameterReader& in, double design_heat_kw, double pressure_pa, double extra_pressure_pa)
    : design_heat_(design_heat_kw),
      supply_(in("supply_air_temperature")),
      rise_(in("air_temperature_rise")),
      limit_(in("maximum_supply_air_temperature")),
      minimum_speed_(in("fan_minimum_speed")),
      units_ratio_(in("fan_units_ratio")) {
  const double density = air_density_25_c * (298.15 / (273.15 + supply_)) * (pressure_pa / standard_pressure);
  const double flow_m3_s = design_heat_kw / (density * air_heat_capacity * rise_);
  design_fan_ = flow_m3_s * (in("fan_pressure") + extra_pressure_pa) / in("fan_efficiency") / 1000.0;
}

double AirHandler::fan_kw(double heat_kw) const {
  const double speed = heat_kw / (design_heat_ * units_ratio_);
  return units_ratio_ * design_fan_ * affinity(speed, minimum_speed_, indoor_fan_exponent);
}

}  // namespace landfall::plant
