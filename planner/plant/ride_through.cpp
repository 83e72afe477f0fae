// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/ride_through.hpp"

#include <algorithm>

#include "planner/plant/constants.hpp"

namespace landfall::plant {

double RideThrough::margin_min() const {
  const double air = air_min - air_needed_min;
  return liquid_min ? std::min(air, *liquid_min - liquid_needed_min) : air;
}

RideThrough ride_through(const Sides& sides, const Thermal& thermal) {
  constexpr double seconds = 60.0;
  RideThrough result;
  const double moving = thermal.moving.value;
  const double standing = thermal.room_air.value * air_density_25_c * air_heat_capacity + thermal.racks.value;
  double stored = standing * sides.air_headroom_k;
  if (sides.air_pumped_k > 0.0) {
    stored += moving * water_heat_capacity *
              (thermal.chilled_water.value * sides.air_headroom_k + thermal.buffer_tank.value * sides.air_pumped_k);
  }
  result.air_min = stored / sides.air_heat_kw / seconds;
  result.air_needed_min = (thermal.generator_start.value + (sides.air_on_machines ? thermal.machine_restart.value : 0.0)) / seconds;
  if (sides.liquid_heat_kw > 0.0) {
    result.liquid_min =
        moving * water_heat_capacity * thermal.facility_water.value * sides.liquid_headroom_k / sides.liquid_heat_kw / seconds;
    result.liquid_needed_min = thermal.generator_start.value / seconds;
  }
  return result;
}

}  // namespace landfall::plant
