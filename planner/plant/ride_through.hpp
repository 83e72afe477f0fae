// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/performance.hpp"

namespace landfall::plant {

/// Minutes from the loss of cooling at full load until the supply reaches the class limit, by lumped heat capacities:
///
///     air:    t = [ (C_air + C_racks) dT + moving * c ( V_chilled dT + V_tank * rise ) ] / Q_air,   dT = class limit - supply air
///     liquid: t = moving * c V_facility dT / Q_liquid,                                              dT = class limit - set point
///
/// C_air = room air x its density at 25 degC x heat capacity, c that of water. `moving` is the share of indoor fan and pump flow that goes
/// on: with none, water that stands still carries nothing, and cold plates last seconds, which counts as 0. Racks count as far as
/// `Thermal::racks` says they follow within minutes. Tanks are stratified: they give supply water until their volume is through. Heat stays
/// that of full load; nothing leaves through walls, which errs on the short side; hot spots that run ahead of the mean err on the long
/// side.
///
/// Needed: generators start, then machines restart on the sides that have them; fans, pumps and dry coolers come back with the power.
[[nodiscard]] RideThrough ride_through(const Sides& sides, const Thermal& thermal);

}  // namespace landfall::plant
