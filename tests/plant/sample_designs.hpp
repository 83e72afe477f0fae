// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <initializer_list>
#include <stdexcept>
#include <string>
#include <utility>

#include "planner/plant/archetype.hpp"
#include "planner/plant/design.hpp"

/// One reasonable design per archetype, for tests and for the table in docs/plant.md: modern equipment, warm set points, N+1.
namespace landfall::plant {

inline void set(Cooling& cooling, std::string_view key, double value) {
  FactRecord* fact = find_parameter(cooling, key);
  if (fact == nullptr) throw std::invalid_argument("no parameter " + std::string(key));
  fact->value = fact->low = fact->high = value;
}
inline void set(Cooling& cooling, std::initializer_list<std::pair<std::string_view, double>> values) {
  for (const auto& [key, value] : values) set(cooling, key, value);
}
[[nodiscard]] inline double get(const Cooling& cooling, std::string_view key) { return find_parameter(cooling, key)->value; }

/// 96.5 % UPS in N+1, 0.5 % house.
[[nodiscard]] inline ElectricalChain sample_chain() {
  ElectricalChain chain;
  chain.transformer_rating.value = 2.0;
  chain.transformer_no_load.value = 0.0010;
  chain.transformer_load.value = 0.008;
  chain.ups_modules.value = 4.0;
  chain.ups_constant.value = 0.008;
  chain.ups_linear.value = 0.012;
  chain.ups_square.value = 0.016;
  chain.distribution.value = 0.01;
  chain.house.value = 0.008;
  chain.ups_redundancy = Redundancy::n_plus_1;
  return chain;
}

[[nodiscard]] inline Design sample_design(std::string_view id) {
  const Archetype* archetype = find_archetype(id);
  if (archetype == nullptr) throw std::invalid_argument("no archetype " + std::string(id));
  Design design;
  design.electrical = sample_chain();
  Cooling& cooling = design.cooling = blank_cooling(*archetype);

  const auto air = [&](double supply, double rise, double pressure) {
    set(cooling, {{"supply_air_temperature", supply},
                  {"maximum_supply_air_temperature", 32.0},
                  {"air_temperature_rise", rise},
                  {"fan_pressure", pressure},
                  {"fan_efficiency", 0.6},
                  {"fan_minimum_speed", 0.3},
                  {"fan_units_ratio", 1.25}});
  };
  const auto machines = [&](double evaporator, double condenser, double cop, double capacity) {
    set(cooling, {{"rating_evaporator", evaporator},
                  {"rating_condenser", condenser},
                  {"machine_cop", cop},
                  {"machine_capacity", capacity},
                  {"machines", 4.0},
                  {"spare_machines", 1.0},
                  {"spare_machines_running", 0.0},
                  {"stage_part_load", 0.8}});
  };
  const auto chilled_water = [&](double temperature) {
    set(cooling, {{"chilled_water_temperature", temperature}, {"chilled_water_pump_power", 0.015}, {"pump_minimum_speed", 0.3}});
  };
  const auto tower = [&] {
    set(cooling, {{"tower_design_wet_bulb", 28.5},
                  {"tower_approach", 3.5},
                  {"tower_fan_power", 0.012},
                  {"tower_minimum_speed", 0.2},
                  {"tower_minimum_water", 16.0},
                  {"condenser_water_rise", 5.5},
                  {"condenser_pump_power", 0.013},
                  {"drift", 0.00002},
                  {"cycles_of_concentration", 5.0}});
  };
  const auto liquid = [&](double share, double set_point, double limit) {
    set(cooling, {{"liquid_share", share},
                  {"facility_water_temperature", set_point},
                  {"maximum_facility_water_temperature", limit},
                  {"cdu_approach", 4.0},
                  {"facility_pump_power", 0.010},
                  {"coolant_pump_power", 0.010},
                  {"liquid_pump_minimum_speed", 0.3}});
  };
  const auto dry_cooler = [&] {
    set(cooling, {{"facility_water_rise", 10.0},
                  {"dry_cooler_approach", 7.0},
                  {"dry_cooler_fan_power", 0.025},
                  {"dry_cooler_minimum_speed", 0.2},
                  {"adiabatic_start", 25.0},
                  {"pad_effectiveness", 0.7},
                  {"cycles_of_concentration", 3.0}});
  };

  if (id == "dx-air") {
    air(24.0, 12.0, 350.0);
    machines(36.0, 35.0, 3.6, 1.5);
    set(cooling, "trip_dry_bulb", 52.0);
  } else if (id == "chiller-air") {
    air(25.0, 12.0, 300.0);
    chilled_water(19.0);
    machines(19.0, 35.0, 4.6, 1.45);
    set(cooling,
        {{"trip_dry_bulb", 55.0}, {"chilled_water_rise", 7.0}, {"free_cooling_effectiveness", 0.6}, {"free_cooling_fan_power", 0.012}});
  } else if (id == "chiller-water") {
    air(25.0, 12.0, 300.0);
    chilled_water(19.0);
    cooling.machine = "water-centrifugal-vsd";
    machines(19.0, 32.0, 7.8, 1.25);
    tower();
    set(cooling, {{"chilled_water_rise", 7.0}, {"economiser_approach", 1.5}});
  } else if (id == "indirect-evaporative") {
    air(27.0, 12.0, 250.0);
    set(cooling, {{"dry_effectiveness", 0.65},
                  {"wet_effectiveness", 0.75},
                  {"scavenger_fan_power", 0.03},
                  {"scavenger_minimum_speed", 0.2},
                  {"scavenger_flow_ratio", 1.2},
                  {"cycles_of_concentration", 4.0},
                  {"trip_dry_bulb", 55.0}});
    machines(39.0, 35.0, 3.8, 1.3);
  } else if (id == "direct-air") {
    air(27.0, 12.0, 250.0);
    set(cooling, {{"maximum_dew_point", 17.0},
                  {"minimum_dew_point", -12.0},
                  {"dust_share", 0.05},
                  {"filter_pressure", 120.0},
                  {"pad_effectiveness", 0.8},
                  {"cycles_of_concentration", 4.0},
                  {"trip_dry_bulb", 55.0}});
    chilled_water(20.0);
    machines(20.0, 35.0, 4.7, 1.45);
  } else if (id == "liquid-dry") {
    liquid(0.8, 37.0, 45.0);
    dry_cooler();
    air(27.0, 12.0, 250.0);
    chilled_water(20.0);
    machines(20.0, 35.0, 4.6, 1.5);
    set(cooling, "trip_dry_bulb", 55.0);
  } else if (id == "liquid-tower") {
    liquid(0.8, 30.0, 36.0);
    tower();
    set(cooling, {{"exchanger_approach", 2.0}, {"tower_minimum_water", 20.0}});
    air(27.0, 12.0, 250.0);
    chilled_water(20.0);
    cooling.machine = "water-screw";
    machines(20.0, 32.0, 6.8, 1.3);
  } else if (id == "immersion") {
    liquid(0.95, 42.0, 50.0);
    dry_cooler();
    set(cooling, {{"pad_effectiveness", 0.0}, {"dry_cooler_approach", 5.0}});
    air(25.0, 12.0, 250.0);
    machines(37.0, 35.0, 3.6, 1.5);
    set(cooling, "trip_dry_bulb", 52.0);
  } else if (id == "seawater") {
    air(25.0, 12.0, 300.0);
    chilled_water(19.0);
    cooling.machine = "water-centrifugal-vsd";
    machines(19.0, 32.0, 7.8, 1.3);
    set(cooling, {{"chilled_water_rise", 7.0},
                  {"sea_design_temperature", 33.0},
                  {"sea_exchanger_approach", 2.0},
                  {"sea_pump_power", 0.02},
                  {"condenser_pump_power", 0.01}});
  } else {
    air(25.0, 12.0, 300.0);
    chilled_water(15.0);
    set(cooling, {{"district_power", 0.24}, {"district_water", 1.9}, {"district_capacity", 1.2}});
  }
  return design;
}

/// The best that is built: line-interactive UPS, warm water, low-pressure fan walls, many cycles.
[[nodiscard]] inline Design efficient_design(std::string_view id) {
  Design design = sample_design(id);
  ElectricalChain& chain = design.electrical;
  chain.ups_constant.value = 0.004;
  chain.ups_linear.value = 0.004;
  chain.ups_square.value = 0.008;
  chain.distribution.value = 0.006;
  chain.house.value = 0.004;
  Cooling& cooling = design.cooling;
  set(cooling, {{"supply_air_temperature", 28.0},
                {"air_temperature_rise", 14.0},
                {"fan_pressure", 150.0},
                {"chilled_water_temperature", 23.0},
                {"chilled_water_rise", 9.0},
                {"chilled_water_pump_power", 0.008},
                {"rating_evaporator", 23.0}});
  if (id == "chiller-water") {
    set(cooling, {{"machine_cop", 10.5},
                  {"tower_approach", 2.8},
                  {"condenser_pump_power", 0.009},
                  {"tower_fan_power", 0.008},
                  {"cycles_of_concentration", 10.0},
                  {"economiser_approach", 1.0}});
  } else {
    set(cooling, {{"machine_cop", 6.0}, {"free_cooling_effectiveness", 0.75}});
  }
  return design;
}

/// What was usual ten years ago: 2N double conversion, cold water, perimeter CRAH, no economiser.
[[nodiscard]] inline Design conventional_design(std::string_view id) {
  Design design = sample_design(id);
  ElectricalChain& chain = design.electrical;
  chain.ups_redundancy = Redundancy::two_n;
  chain.ups_constant.value = 0.012;
  chain.ups_linear.value = 0.02;
  chain.ups_square.value = 0.03;
  chain.distribution.value = 0.02;
  chain.house.value = 0.02;
  chain.transformer_rating.value = 3.2;
  chain.transformer_no_load.value = 0.0015;
  Cooling& cooling = design.cooling;
  set(cooling, {{"supply_air_temperature", 20.0},
                {"air_temperature_rise", 10.0},
                {"fan_pressure", 450.0},
                {"fan_efficiency", 0.5},
                {"fan_units_ratio", 1.15},
                {"fan_minimum_speed", 0.6},
                {"chilled_water_temperature", 10.0},
                {"chilled_water_rise", 6.0},
                {"chilled_water_pump_power", 0.022},
                {"pump_minimum_speed", 0.5},
                {"rating_evaporator", 10.0}});
  if (id == "chiller-water") {
    cooling.machine = "water-centrifugal";
    set(cooling, {{"machine_cop", 5.3},
                  {"tower_approach", 4.5},
                  {"tower_fan_power", 0.018},
                  {"condenser_pump_power", 0.02},
                  {"cycles_of_concentration", 3.0},
                  {"drift", 0.0001}});
  } else {
    set(cooling, {{"machine_cop", 3.3}, {"free_cooling_effectiveness", 0.0}});
  }
  return design;
}

}  // namespace landfall::plant
