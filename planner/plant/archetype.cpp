// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/archetype.hpp"

#include <array>
#include <cmath>

#include "planner/plant/archetypes.hpp"

namespace landfall::plant {

std::span<const Archetype> archetypes() {
  static const std::array<Archetype, 10> table{
      dx_air, chiller_air, chiller_water, indirect_evaporative, direct_air, liquid_dry, liquid_tower, immersion, seawater, district};
  return table;
}

const Archetype* find_archetype(std::string_view id) {
  for (const Archetype& archetype : archetypes()) {
    if (archetype.id == id) return &archetype;
  }
  return nullptr;
}

Cooling blank_cooling(const Archetype& archetype) {
  Cooling cooling;
  cooling.archetype = archetype.id;
  if (!archetype.machines.empty()) cooling.machine = archetype.machines.front();
  cooling.parameters.resize(archetype.parameters.size());
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) {
    FactRecord& fact = cooling.parameters[i];
    fact.unit = archetype.parameters[i].unit;
    if (!std::isnan(archetype.parameters[i].absent)) fact.value = fact.low = fact.high = archetype.parameters[i].absent;
  }
  return cooling;
}

const FactRecord* find_parameter(const Cooling& cooling, std::string_view key) {
  const Archetype* archetype = find_archetype(cooling.archetype);
  if (archetype == nullptr) return nullptr;
  for (std::size_t i = 0; i < archetype->parameters.size() && i < cooling.parameters.size(); ++i) {
    if (archetype->parameters[i].key == key) return &cooling.parameters[i];
  }
  return nullptr;
}

FactRecord* find_parameter(Cooling& cooling, std::string_view key) {
  return const_cast<FactRecord*>(find_parameter(static_cast<const Cooling&>(cooling), key));
}

}  // namespace landfall::plant
