// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/design.hpp"
#include "tests/plant/lei_masanet_2020.hpp"
#include "tests/plant/sample_designs.hpp"

/// Parameter sets of Lei and Masanet: the authors' example vectors, the middle of their ranges, and designs of ours with parameters
/// inside the ranges of their 2022 paper (Resour. Conserv. Recycl. 182, 106323).
namespace landfall::plant {

namespace lm = lei_masanet_2020;

/// The parameter vectors of the authors' examples.
inline const lm::AirSide example_air{
    {9.80302734e-01, 5.60546875e-03, 1.81445313e-03, 1.47840712e+01, 6.91894531e+00, 6.85058594e+02, 8.29931641e-01, 7.31582031e+06,
     7.04492187e-01, 1.46519937e+05, 7.90039062e-01, 2.24023438e-01, 1.05488281e-01},
    {4.28710938e+00, 2.03417969e+02, 8.97802734e-01, 2.12001820e+05, 7.16601562e-01, 6.33818359e+00, 1.11914062e+00},
    1.03671875e+01,
    3.41953125e+01};
inline const lm::WaterSide example_water{
    {9.80302734e-01, 5.60546875e-03, 1.81445313e-03, 1.88856337e+01, 7.50488281e+00, 4.16992188e+02, 7.13720703e-01, 6.50097656e+06,
     6.74023438e-01, 1.71884552e+05, 7.45117188e-01, 2.24023438e-01, 1.05488281e-01},
    {4.13867188e+00, 1.48339844e+02, 7.45947266e-01, 2.10534680e+05, 7.09960938e-01, 6.50576172e+00, 1.11914062e+00},
    2.73671875e+01,
    1.56284191e+05,
    6.68945312e-01,
    2.29404297e+00,
    8.16601563e-01,
    9.86289063e-01};
inline const lm::SeaSide example_sea{
    {9.75556641e-01, 1.35351562e-02, 5.60546875e-04, 1.41438802e+01, 9.49707031e+00, 4.13867188e+02, 6.71240234e-01, 6.65683594e+06,
     6.32226562e-01, 1.36194518e+05, 7.43945313e-01, 7.70117188e-01, 8.80859375e-03},
    3.42578125e+01,
    7.50488281e+00,
    1.36980148e+05,
    6.28710937e-01,
    6.99398438e+05,
    7.98242188e-01,
    2.49814453e+00,
    8.04492187e-01,
    9.71992187e-01};

/// Electrical chain with these losses as shares of IT at full load, transformers included in the distribution.
[[nodiscard]] inline ElectricalChain plain_chain(double ups_efficiency, double distribution, double house) {
  ElectricalChain chain = sample_chain();
  chain.ups_redundancy = Redundancy::n;
  chain.ups_constant.value = 0.0;
  chain.ups_linear.value = 1.0 / ups_efficiency - 1.0;
  chain.ups_square.value = 0.0;
  chain.distribution.value = distribution;
  chain.house.value = house;
  chain.transformer_no_load.value = 0.0;
  chain.transformer_load.value = 0.0;
  return chain;
}

/// Pump power per kW of heat for a pressure (kPa), an efficiency and a water rise.
[[nodiscard]] inline double pump_share(double pressure_kpa, double efficiency, double rise) {
  return pressure_kpa / 1000.0 / efficiency / (4.186 * rise);
}

/// Our design with the parameters of `p`.
[[nodiscard]] inline Design like(const lm::WaterSide& p, double tower_design_wet_bulb) {
  const lm::Common& c = p.common;
  Design design = sample_design("chiller-water");
  design.electrical = plain_chain(c.ups_efficiency, 1.0 / (1.0 - c.distribution_loss) - 1.0, c.lighting);
  Cooling& cooling = design.cooling;
  cooling.machine = "water-centrifugal";
  const double chilled = p.supply + c.air_rise - c.air_rise / p.coil_effectiveness;
  const double condenser = tower_design_wet_bulb + p.tower.approach;
  set(cooling, {{"supply_air_temperature", p.supply},
                {"air_temperature_rise", c.air_rise},
                {"fan_pressure", c.fan_pressure},
                {"fan_efficiency", c.fan_efficiency},
                {"fan_units_ratio", 1.0},
                {"chilled_water_temperature", chilled},
                {"chilled_water_rise", c.water_rise},
                {"chilled_water_pump_power", pump_share(c.chilled_pump_pressure / 1000.0, c.chilled_pump_efficiency, c.water_rise)},
                {"rating_evaporator", chilled},
                {"rating_condenser", condenser},
                {"machine_cop", lm::chiller_cop(c.chiller_load, condenser) * (1.0 + c.cop_error)},
                {"tower_design_wet_bulb", tower_design_wet_bulb},
                {"tower_approach", p.tower.approach},
                {"tower_minimum_water", 4.0},
                {"condenser_water_rise", p.tower.water_rise},
                {"tower_fan_power",
                 p.tower.fan_pressure / p.tower.fan_efficiency / 1000.0 / 1.15 / p.tower.liquid_to_gas / (4.186 * p.tower.water_rise)},
                {"condenser_pump_power", pump_share(p.tower.pump_pressure / 1000.0, p.tower.pump_efficiency, p.tower.water_rise)},
                {"economiser_approach", p.exchanger_approach}});
  return design;
}

/// The middle of the ranges that the authors' programs state for hyperscale sites (github.com/nuoaleon/Data-center-PUE-prediction-tool).
[[nodiscard]] inline lm::Common middle_common(double fan_pressure) {
  return {0.945, 0.01, 0.001, 30.0 / 1.8, 7.5, fan_pressure, 0.775, 7e6, 0.7, 143658.0, 0.7, 0.5, 0.0};
}
inline constexpr lm::Tower middle_tower{5.0, 250.0, 0.775, 208660.0, 0.7, 4.75, 2.0};
[[nodiscard]] inline lm::WaterSide middle_water() { return {middle_common(500.0), middle_tower, 31.0, 143658.0, 0.7, 2.25, 0.8, 0.97}; }
[[nodiscard]] inline lm::AirSide middle_air() { return {middle_common(650.0), middle_tower, 14.0, 31.0}; }

inline void legacy_air(Cooling& cooling, double rise, double pressure, double efficiency) {
  set(cooling, {{"supply_air_temperature", 18.0},
                {"air_temperature_rise", rise},
                {"fan_pressure", pressure},
                {"fan_efficiency", efficiency},
                {"fan_units_ratio", 1.0},
                {"stage_part_load", 0.8}});
}

/// Mid-size: UPS 80-94 %, distribution 2-5 %, lighting 2-5 %, air rise 5-10 K, fans 400-900 Pa at 60-80 %, approach 2.8-6.7 K.
[[nodiscard]] inline Design mid_size_water() {
  Design water = sample_design("chiller-water");
  water.electrical = plain_chain(0.87, 0.036, 0.035);
  water.cooling.machine = "water-centrifugal";
  legacy_air(water.cooling, 7.5, 650.0, 0.7);
  set(water.cooling, {{"chilled_water_temperature", 9.0},
                      {"chilled_water_rise", 6.0},
                      {"chilled_water_pump_power", pump_share(180.0, 0.65, 6.0)},
                      {"rating_evaporator", 7.0},
                      {"rating_condenser", 29.4},
                      {"machine_cop", 4.3},
                      {"tower_approach", 4.75},
                      {"tower_minimum_water", 18.0},
                      {"condenser_water_rise", 5.0},
                      {"condenser_pump_power", pump_share(210.0, 0.7, 5.0)},
                      {"cycles_of_concentration", 7.5},
                      {"drift", 0.0015},
                      {"economiser_approach", 10.0}});
  return water;
}

/// Air-cooled, COP 25-40 % below the regression, which at 35 C and part load 0.3 is 4.1.
[[nodiscard]] inline Design mid_size_air() {
  Design air = sample_design("chiller-air");
  air.electrical = plain_chain(0.87, 0.036, 0.035);
  legacy_air(air.cooling, 7.5, 650.0, 0.7);
  set(air.cooling, {{"chilled_water_temperature", 9.0},
                    {"chilled_water_pump_power", pump_share(180.0, 0.65, 6.0)},
                    {"rating_evaporator", 7.0},
                    {"rating_condenser", 35.0},
                    {"machine_cop", 2.77},
                    {"sensible_heat_ratio", 0.97},
                    {"humidifier_power", 0.006},
                    {"free_cooling_effectiveness", 0.0}});
  return air;
}

/// Sensible heat ratio 95-99 %: what condenses on the cold coil is put back by spray humidifiers.
/// Small DX: UPS 77-85 %, distribution and lighting 2-4 %, air rise 5-8 K, fans 400-600 Pa; their DX regression was not to be had.
[[nodiscard]] inline Design small_dx() {
  Design dx = sample_design("dx-air");
  dx.electrical = plain_chain(0.80, 0.031, 0.03);
  legacy_air(dx.cooling, 6.0, 500.0, 0.62);
  set(dx.cooling, {{"rating_evaporator", 24.0}, {"machine_cop", 2.3}, {"sensible_heat_ratio", 0.97}, {"humidifier_power", 0.006}});
  return dx;
}

}  // namespace landfall::plant
