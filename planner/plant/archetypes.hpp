// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/archetype.hpp"

/// The archetypes, each defined in the source file of its name.
namespace landfall::plant {

extern const Archetype dx_air;
extern const Archetype chiller_air;
extern const Archetype chiller_water;
extern const Archetype indirect_evaporative;
extern const Archetype direct_air;
extern const Archetype liquid_dry;
extern const Archetype liquid_tower;
extern const Archetype immersion;
extern const Archetype seawater;
extern const Archetype district;

}  // namespace landfall::plant
