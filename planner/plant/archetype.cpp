// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/archetype.hpp"

#include "planner/plant/parameters.hpp"

namespace landfall::plant {
namespace {

using namespace parameters;

constexpr std::array<std::string_view, 1> dx_machines{"dx"};
constexpr std::array<std::string_view, 1> air_cooled_machines{"air-screw"};
constexpr std::array<std::string_view, 3> water_cooled_machines{"water-centrifugal-vsd", "water-centrifugal", "water-screw"};

constexpr auto dx_air = join(air, machine, trip);

constexpr std::array free_cooling{
    CoolingParameter{"free_cooling_effectiveness", "fraction", {0.0, 0.95}, "of the outdoor coil on chilled-water return less dry bulb; 0 without coil"},
    CoolingParameter{"free_cooling_fan_power", "kW/kW", {0.0, 0.08}, "fans of that coil at full speed, of design heat"},
};
constexpr auto chiller_air = join(air, chilled_water, machine, trip, free_cooling);

constexpr std::array economiser{
    CoolingParameter{"economiser_approach", "K", {0.5, 10.0}, "chilled water made less tower water, over the exchanger; 10 and no cold season: never used"},
};
constexpr auto chiller_water = join(air, chilled_water, machine, tower, cycles, economiser);

constexpr std::array exchanger{
    CoolingParameter{"dry_effectiveness", "fraction", {0.2, 0.95}, "of the air-to-air exchanger at full scavenger flow, dry: (return - supply) / (return - dry bulb)"},
    CoolingParameter{"wet_effectiveness", "fraction", {0.2, 0.95}, "the same, wet: (return - supply) / (return - wet bulb)"},
    CoolingParameter{"scavenger_fan_power", "kW/kW", {0.005, 0.15}, "scavenger fans at full speed, of design heat"},
    CoolingParameter{"scavenger_minimum_speed", "fraction", {0.1, 1.0}, "lowest speed of these fans, of full"},
    CoolingParameter{"scavenger_flow_ratio", "fraction", {0.5, 3.0}, "scavenger air at full speed over room air at design"},
};
constexpr auto indirect_evaporative = join(air, exchanger, cycles, machine, trip);

constexpr std::array outside_air{
    CoolingParameter{"maximum_dew_point", "degC", {5.0, 25.0}, "dew point of supply air above which outside air is not used: 15 recommended, A1 17, A2 21"},
    CoolingParameter{"minimum_dew_point", "degC", {-20.0, 10.0}, "dew point below which hours are counted as too dry: -9 recommended, -12 allowable"},
    CoolingParameter{"dust_share", "fraction", {0.0, 1.0}, "share of the year in which dust shuts the dampers"},
    CoolingParameter{"filter_pressure", "Pa", {0.0, 800.0}, "filters and dampers at design flow, on top of fan_pressure"},
};
constexpr auto direct_air = join(air, outside_air, pad, cycles, chilled_water, machine, trip);

constexpr auto liquid_dry = join(liquid, dry_cooler, pad, cycles, air, chilled_water, machine, trip);
constexpr auto liquid_tower = join(liquid, tower, cycles, air, chilled_water, machine);
constexpr auto immersion = join(liquid, dry_cooler, pad, cycles, air, machine, trip);

constexpr std::array sea{
    CoolingParameter{"sea_temperature", "degC", {0.0, 38.0}, "sea water at the intake, mean of the year"},
    CoolingParameter{"sea_temperature_swing", "K", {0.0, 15.0}, "warmest month less mean of the year"},
    CoolingParameter{"sea_warmest_month", "count", {1.0, 12.0}, "number of the warmest month: 8 is August"},
    CoolingParameter{"sea_exchanger_approach", "K", {0.5, 8.0}, "plant water less sea water over the titanium exchanger, at design heat"},
    CoolingParameter{"sea_water_rise", "K", {2.0, 15.0}, "sea water discharged less taken in, at design heat"},
    CoolingParameter{"sea_pump_power", "kW/kW", {0.0, 0.1}, "sea-water pumps at design flow, of design heat rejected"},
    CoolingParameter{"condenser_pump_power", "kW/kW", {0.0, 0.08}, "pumps of the loop between exchanger and condensers, of design heat rejected"},
};
constexpr auto seawater = join(air, chilled_water, machine, sea);

constexpr std::array supply_contract{
    CoolingParameter{"district_power", "kW/kW", {0.05, 1.0}, "electricity the supplier uses per kW of cooling delivered, counted as the site's"},
    CoolingParameter{"district_water", "L/kWh", {0.0, 6.0}, "water the supplier uses per kWh of cooling delivered, counted as the site's"},
    CoolingParameter{"district_capacity", "fraction", {0.3, 5.0}, "contracted capacity, of design heat"},
    CoolingParameter{"district_exchanger_approach", "K", {0.3, 5.0}, "chilled water in the module's loop less the supplier's"},
};
constexpr auto district = join(air, chilled_water, supply_contract);

constexpr std::array<Archetype, 10> table{{
    {"dx-air", "packaged DX, in-row or wall-mounted", dx_air, dx_machines},
    {"chiller-air", "air-cooled chillers and fan walls, with or without a free-cooling coil", chiller_air, air_cooled_machines},
    {"chiller-water", "water-cooled chillers, cooling towers, water-side economiser", chiller_water, water_cooled_machines},
    {"indirect-evaporative", "air-to-air exchanger, wetted in heat, DX trim", indirect_evaporative, dx_machines},
    {"direct-air", "outside air, adiabatic pads, chiller trim", direct_air, air_cooled_machines},
    {"liquid-dry", "liquid to the chips on dry coolers with adiabatic assist, residual air on air-cooled chillers", liquid_dry, air_cooled_machines},
    {"liquid-tower", "liquid to the chips on cooling towers, residual air on water-cooled chillers", liquid_tower, water_cooled_machines},
    {"immersion", "single-phase tanks on dry coolers, losses and room on DX", immersion, dx_machines},
    {"seawater", "once-through sea water: direct exchange when cold, chillers when warm", seawater, water_cooled_machines},
    {"district", "bought chilled water", district, {}},
}};

}  // namespace

std::span<const Archetype> archetypes() { return table; }

const Archetype* find_archetype(std::string_view id) {
  for (const Archetype& archetype : table) {
    if (archetype.id == id) return &archetype;
  }
  return nullptr;
}

Cooling blank_cooling(const Archetype& archetype) {
  Cooling cooling;
  cooling.archetype = archetype.id;
  if (!archetype.machines.empty()) cooling.machine = archetype.machines.front();
  cooling.parameters.resize(archetype.parameters.size());
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) cooling.parameters[i].unit = archetype.parameters[i].unit;
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
