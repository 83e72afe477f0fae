// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::energy {

enum class Mounting { roof, ground };  ///< on the modules and over the yard, or on land of its own

/// What is built on site beside the grid connection: sizes that the portfolio asks for, and what the technology does and costs.
struct OnSite {
  std::string id;  ///< of the technology's file
  LocalizedText name;
  bool chosen = false;  ///< the portfolio asks for it; nothing of this is read otherwise

  Fact<"kW"> solar;               ///< peak power of the modules under standard test conditions (DC)
  Fact<"kW"> battery_power;       ///< at the terminals, either way
  Fact<"kWh"> battery_energy;     ///< what is stored when full, at the cells
  Fact<"fraction"> reserve;       ///< of battery energy, kept for outages and never traded
  Fact<"fraction"> tenant_share;  ///< of what it saves on the electricity bill, handed on to tenants who pay for their electricity
  std::optional<double> tilt_deg, azimuth_deg;  ///< left out: the latitude's, at least 10, facing the equator
  Mounting mounting = Mounting::roof;

  struct Physics {
    Fact<"1/K"> temperature_coefficient;  ///< of module power, below zero
    Fact<"fraction"> soiling_southeast_asia;
    Fact<"fraction"> soiling_middle_east;
    Fact<"fraction"> system_loss;  ///< mismatch, wiring, shading between rows, tolerance, availability
    Fact<"fraction"> inverter_efficiency;
    Fact<"ratio"> dc_to_ac;  ///< module peak power over inverter power
    Fact<"fraction"> albedo;
    Fact<"m2/kW"> roof_area;  ///< a kW of module power takes
    Fact<"m2/kW"> ground_area;
    Fact<"fraction"> roof_share;  ///< of the yard that modules can stand on
    Fact<"fraction"> round_trip;  ///< energy out over energy in, at the terminals
  } physics;

  struct Cost {
    Fact<"USD/W"> solar;  ///< turnkey, per watt of module peak power
    Fact<"USD/kW-year"> solar_upkeep;
    Fact<"fraction"> solar_degradation;  ///< of yield a year
    Fact<"USD/kWh"> battery_energy;      ///< turnkey
    Fact<"USD/kW"> battery_power;
    Fact<"fraction"> battery_upkeep;       ///< of its price a year
    Fact<"fraction"> battery_degradation;  ///< of what it saves a year
    Fact<"year"> battery_life;             ///< after it, cells are replaced at the price of energy
    Fact<"count"> battery_cycles;          ///< full cycles it lasts, if they come sooner
  } cost;

  [[nodiscard]] bool has_solar() const { return chosen && solar.value > 0.0; }
  [[nodiscard]] bool has_battery() const { return chosen && battery_energy.value > 0.0 && battery_power.value > 0.0; }
};

template <class Self, class Visit>
void visit_technology(Self& self, Visit&& visit) {
  visit("physics.temperature_coefficient", self.physics.temperature_coefficient, Bounds{-0.01, 0.0},
        "PV power per kelvin of cell temperature");
  visit("physics.soiling_southeast_asia", self.physics.soiling_southeast_asia, Bounds{0.0, 0.5}, "PV loss by dirt in Southeast Asia");
  visit("physics.soiling_middle_east", self.physics.soiling_middle_east, Bounds{0.0, 0.5}, "PV loss by dust in the Middle East");
  visit("physics.system_loss", self.physics.system_loss, Bounds{0.0, 0.5}, "PV loss by mismatch, wiring, shading and outages");
  visit("physics.inverter_efficiency", self.physics.inverter_efficiency, Bounds{0.5, 1.0}, "PV inverter efficiency");
  visit("physics.dc_to_ac", self.physics.dc_to_ac, Bounds{0.5, 3.0}, "PV module power over inverter power");
  visit("physics.albedo", self.physics.albedo, Bounds{0.0, 0.9}, "share of sunlight that the ground throws back");
  visit("physics.roof_area", self.physics.roof_area, Bounds{3.0, 30.0}, "area of PV on roofs and canopies");
  visit("physics.ground_area", self.physics.ground_area, Bounds{3.0, 60.0}, "land of ground-mounted PV");
  visit("physics.roof_share", self.physics.roof_share, Bounds{0.0, 1.0}, "share of the yard that PV can stand over");
  visit("physics.round_trip", self.physics.round_trip, Bounds{0.3, 1.0}, "battery round-trip efficiency at its terminals");
  visit("cost.solar", self.cost.solar, Bounds{0.05, 10.0}, "PV turnkey price per watt of module power");
  visit("cost.solar_upkeep", self.cost.solar_upkeep, Bounds{0.0, 200.0}, "PV upkeep a year");
  visit("cost.solar_degradation", self.cost.solar_degradation, Bounds{0.0, 0.05}, "PV yield lost a year");
  visit("cost.battery_energy", self.cost.battery_energy, Bounds{0.0, 2000.0}, "battery turnkey price per kWh stored");
  visit("cost.battery_power", self.cost.battery_power, Bounds{0.0, 2000.0}, "battery turnkey price per kW, beside that of its energy");
  visit("cost.battery_upkeep", self.cost.battery_upkeep, Bounds{0.0, 0.2}, "battery upkeep a year, of its price");
  visit("cost.battery_degradation", self.cost.battery_degradation, Bounds{0.0, 0.2}, "battery saving lost a year");
  visit("cost.battery_life", self.cost.battery_life, Bounds{1.0, 40.0}, "battery life by calendar");
  visit("cost.battery_cycles", self.cost.battery_cycles, Bounds{100.0, 50000.0}, "full cycles that a battery lasts");
}

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, OnSite>
void visit_inputs(Self& self, Visit&& visit) {
  visit("solar", self.solar, Bounds{0.0, 2e6}, "PV module peak power on site");
  visit("battery_power", self.battery_power, Bounds{0.0, 2e6}, "battery power on site");
  visit("battery_energy", self.battery_energy, Bounds{0.0, 2e7}, "battery energy on site");
  visit("reserve", self.reserve, Bounds{0.0, 1.0}, "battery energy kept for outages");
  visit("tenant_share", self.tenant_share, Bounds{0.0, 1.0}, "share of what on-site energy saves that tenants receive");
  visit_technology(self, visit);
}

}  // namespace landfall::energy
