// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>

#include "planner/plant/archetype.hpp"

/// Parameters that archetypes have in common, by component, so that one thing has one name, unit and bound everywhere.
/// "Design heat" is the heat that the component in question carries at full IT load.
namespace landfall::plant::parameters {

template <std::size_t... N>
[[nodiscard]] constexpr auto join(const std::array<CoolingParameter, N>&... groups) {
  std::array<CoolingParameter, (N + ...)> joined{};
  std::size_t at = 0;
  ((std::copy(groups.begin(), groups.end(), joined.begin() + static_cast<std::ptrdiff_t>(at)), at += N), ...);
  return joined;
}

/// Air to the racks: CRAH, fan wall, in-row or DX air handler.
inline constexpr std::array air{
    CoolingParameter{"supply_air_temperature", "degC", {10.0, 40.0}, "air supplied to the racks"},
    CoolingParameter{
        "maximum_supply_air_temperature", "degC", {18.0, 45.0}, "limit of the module's air class: 27 recommended, A1 32, A2 35"},
    CoolingParameter{"air_temperature_rise", "K", {4.0, 25.0}, "return less supply air, held by flow"},
    CoolingParameter{"fan_pressure", "Pa", {20.0, 2500.0}, "total pressure of the indoor air fans at design flow"},
    CoolingParameter{"fan_efficiency", "fraction", {0.2, 0.9}, "air power over electric power of these fans, drive included"},
    CoolingParameter{"fan_minimum_speed", "fraction", {0.1, 1.0}, "lowest speed of these fans, of design"},
    CoolingParameter{
        "fan_units_ratio", "fraction", {1.0, 3.0}, "flow of all running air units over design flow: 1.25 for 5 running where 4 carry"},
};

/// Chillers or DX units: N carry the design heat, r stand beside them.
inline constexpr std::array machine{
    CoolingParameter{"rating_evaporator", "degC", {4.0, 45.0}, "rating point: chilled water leaving, or air entering a DX coil"},
    CoolingParameter{"rating_condenser", "degC", {15.0, 55.0}, "rating point: outdoor air or water entering the condenser"},
    CoolingParameter{
        "machine_cop", "kW/kW", {1.5, 25.0}, "COP of a machine at full load and rating point, fans of an air-cooled condenser included"},
    CoolingParameter{"machine_capacity", "fraction", {0.3, 5.0}, "capacity of the N machines at the rating point, of design heat"},
    CoolingParameter{"machines", "count", {1.0, 200.0}, "N, machines that carry the design heat"},
    CoolingParameter{"spare_machines", "count", {0.0, 200.0}, "r, machines beside them"},
    CoolingParameter{"spare_machines_running", "count", {0.0, 200.0}, "how many of the r share the load; the others stand still"},
    CoolingParameter{"stage_part_load", "fraction", {0.3, 1.0}, "part load of the running machines at which one more is started"},
};

inline constexpr std::array trip{
    CoolingParameter{"trip_dry_bulb", "degC", {35.0, 70.0}, "outdoor air at the condenser above which the machine stops"},
};

/// Coils that may be colder than the room's dew point.
inline constexpr std::array moisture{
    CoolingParameter{"sensible_heat_ratio", "fraction", {0.7, 1.0}, "share of the coil's heat that is not condensation", 1.0},
    CoolingParameter{"humidifier_power", "kWh/L", {0.0, 1.2}, "electricity of humidifiers that put the condensed water back", 0.0},
};

/// A chilled-water loop.
inline constexpr std::array chilled_water{
    CoolingParameter{"chilled_water_temperature", "degC", {4.0, 32.0}, "chilled water supplied to the coils"},
    CoolingParameter{"chilled_water_pump_power", "kW/kW", {0.0, 0.08}, "chilled-water pumps at design flow, of design heat"},
    CoolingParameter{"pump_minimum_speed", "fraction", {0.1, 1.0}, "lowest speed of the pumps, of design"},
    CoolingParameter{
        "chilled_water_reset", "K", {0.0, 10.0}, "how much warmer chilled water is made as its heat falls from design to nothing", 0.0},
};
/// Where something colder than the chiller may take part of the load.
inline constexpr std::array chilled_water_rise{
    CoolingParameter{"chilled_water_rise", "K", {3.0, 20.0}, "chilled water return less supply, held by flow"},
};

/// A wet cooling tower and its water.
inline constexpr std::array tower{
    CoolingParameter{"tower_design_wet_bulb", "degC", {10.0, 35.0}, "wet bulb the tower is selected for"},
    CoolingParameter{"tower_approach", "K", {1.5, 12.0}, "cold water less wet bulb at that wet bulb and full heat, fans at full speed"},
    CoolingParameter{"tower_fan_power", "kW/kW", {0.001, 0.05}, "tower fans at full speed, of design heat rejected"},
    CoolingParameter{"tower_minimum_speed", "fraction", {0.05, 1.0}, "lowest speed of tower fans, of full"},
    CoolingParameter{"tower_minimum_water", "degC", {4.0, 30.0}, "coldest water the tower is allowed to make"},
    CoolingParameter{"condenser_water_rise", "K", {2.0, 15.0}, "water through the tower: hot less cold at design heat rejected"},
    CoolingParameter{"condenser_pump_power", "kW/kW", {0.0, 0.08}, "condenser-water pumps at design flow, of design heat rejected"},
    CoolingParameter{"drift", "fraction", {0.0, 0.002}, "drift of the tower, of circulating water"},
};

inline constexpr std::array cycles{
    CoolingParameter{"cycles_of_concentration", "count", {1.5, 20.0}, "salts in the sump over salts in the make-up water: sets blow-down"},
    CoolingParameter{"maximum_sump_solids", "mg/L", {0.0, 20000.0}, "dissolved solids that the circuit tolerates; 0 where not stated", 0.0},
};

/// Liquid to the chips.
inline constexpr std::array liquid{
    CoolingParameter{"liquid_share", "fraction", {0.05, 1.0}, "share of IT heat taken by liquid; the rest goes to air"},
    CoolingParameter{"facility_water_temperature", "degC", {15.0, 50.0}, "facility water supplied to the CDU, set point"},
    CoolingParameter{
        "maximum_facility_water_temperature", "degC", {17.0, 60.0}, "limit of the module's water class: W32 32, W40 40, W45 45"},
    CoolingParameter{"cdu_approach", "K", {0.5, 12.0}, "coolant supplied to the racks less facility water supplied, at full load"},
    CoolingParameter{"facility_pump_power", "kW/kW", {0.0, 0.06}, "facility-water pumps at design flow, of design chip heat"},
    CoolingParameter{"coolant_pump_power", "kW/kW", {0.0, 0.06}, "CDU or tank pumps at design flow, of design chip heat"},
    CoolingParameter{"liquid_pump_minimum_speed", "fraction", {0.1, 1.0}, "lowest speed of these pumps, of design"},
};

inline constexpr std::array dry_cooler{
    CoolingParameter{"facility_water_rise", "K", {3.0, 20.0}, "facility water return less supply at design heat"},
    CoolingParameter{"dry_cooler_approach", "K", {2.0, 25.0}, "water supplied less entering air at design liquid heat, fans at full speed"},
    CoolingParameter{"dry_cooler_fan_power", "kW/kW", {0.002, 0.08}, "dry-cooler fans at full speed, of design liquid heat"},
    CoolingParameter{"dry_cooler_minimum_speed", "fraction", {0.05, 1.0}, "lowest speed of dry-cooler fans, of full"},
    CoolingParameter{"adiabatic_start", "degC", {0.0, 60.0}, "dry bulb below which the pads stay dry"},
};

inline constexpr std::array pad{
    CoolingParameter{"pad_effectiveness", "fraction", {0.0, 0.98}, "saturation effectiveness of the adiabatic pads; 0 without pads"},
};

inline constexpr std::array<std::string_view, 1> dx_machines{"dx"};
inline constexpr std::array<std::string_view, 1> air_cooled_machines{"air-screw"};
inline constexpr std::array<std::string_view, 3> water_cooled_machines{"water-centrifugal-vsd", "water-centrifugal", "water-screw"};

}  // namespace landfall::plant::parameters
