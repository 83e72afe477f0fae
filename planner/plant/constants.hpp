// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Properties of water and air, taken as constants over the range of a cooling plant (0..50 C). ASHRAE Handbook Fundamentals 2017,
/// chapters 1 and 33; the variation over that range is below 1 % of the heat they carry.
namespace landfall::plant {

inline constexpr double water_heat_capacity = 4.186;                 ///< kJ/(kg K), which is also kJ/(L K) here
inline constexpr double air_heat_capacity = 1.02;                    ///< kJ/(kg K), moist
inline constexpr double evaporation_heat = 2430.0;                   ///< kJ/kg, at 30 C
inline constexpr double litres_per_kwh = 3600.0 / evaporation_heat;  ///< water that carries one kWh as vapour
inline constexpr double air_density_25_c = 1.184;                    ///< kg/m3 at 25 C and the standard pressure
inline constexpr double typical_chilled_rise_k = 7.0;  ///< chilled water's return less supply, for designs that do not state it
inline constexpr double standard_pressure = 101325.0;  ///< Pa

}  // namespace landfall::plant
