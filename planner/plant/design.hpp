// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::plant {

/// N, N+1 or 2N: how many machines share the load, and so at which part load each runs.
enum class Redundancy { n, n_plus_1, two_n };

/// A UPS that lets the mains through when they are good: a share of the year at a small loss instead of the three-term curve.
struct EcoMode {
  Fact<"fraction"> share;  ///< of the year
  Fact<"fraction"> loss;   ///< of the power let through
};

/// High-voltage direct current to the racks: the "UPS" terms are then the rectifiers' (batteries on their output), and shelves in the
/// racks bring the bus down to what servers take. With alternating current that step is inside the servers and counts as IT.
struct DirectCurrent {
  Fact<"fraction"> conversion;  ///< loss of the shelves, of IT power
};

/// The electrical chain of one design, grid side to rack. UPS, distribution and house losses become heat that the air side of the
/// cooling carries away; transformers stand outside and cool themselves.
struct ElectricalChain {
  Fact<"kW/kW"> transformer_rating;      ///< rated power of all energised transformers per kW of design IT
  Fact<"fraction"> transformer_no_load;  ///< of rated power, always there
  Fact<"fraction"> transformer_load;     ///< of rated power at full load, grows with load squared
  Fact<"count"> ups_modules;             ///< N: UPS modules that carry the design load
  Fact<"fraction"> ups_constant;         ///< UPS loss = rating * (constant + linear * u + square * u^2), u = output / rating
  Fact<"fraction"> ups_linear;
  Fact<"fraction"> ups_square;
  Fact<"fraction"> distribution;  ///< of IT power at full load, grows with load squared (cables, busway, PDU)
  Fact<"fraction"> house;         ///< lighting, controls, security, make-up air: of design IT power, constant
  Redundancy ups_redundancy = Redundancy::n_plus_1;
  std::optional<EcoMode> eco_mode;
  std::optional<DirectCurrent> direct_current;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, ElectricalChain>
void visit_inputs(Self& self, Visit&& visit) {
  visit("transformer_rating", self.transformer_rating, Bounds{1.0, 6.0}, "rated power of all energised transformers, per kW of design IT");
  visit("transformer_no_load", self.transformer_no_load, Bounds{0.0, 0.02}, "transformer no-load loss, of rated power");
  visit("transformer_load", self.transformer_load, Bounds{0.0, 0.05}, "transformer load loss at full load, of rated power");
  visit("ups_modules", self.ups_modules, Bounds{1.0, 100.0}, "UPS modules that carry the design load (N of N, N+1 or 2N)");
  visit("ups_constant", self.ups_constant, Bounds{0.0, 0.1}, "UPS loss that does not depend on load, of rated power");
  visit("ups_linear", self.ups_linear, Bounds{0.0, 0.2}, "UPS loss that grows with load, of rated power");
  visit("ups_square", self.ups_square, Bounds{0.0, 0.2}, "UPS loss that grows with load squared, of rated power");
  visit("distribution", self.distribution, Bounds{0.0, 0.1}, "cable, busway and PDU loss at full load, of IT power");
  visit("house", self.house, Bounds{0.0, 0.1}, "lighting, controls and security, of design IT power");
  if (self.eco_mode) {
    visit("eco_mode.share", self.eco_mode->share, Bounds{0.0, 1.0}, "share of the year in which the UPS lets the mains through");
    visit("eco_mode.loss", self.eco_mode->loss, Bounds{0.0, 0.05}, "UPS loss meanwhile, of the power let through");
  }
  if (self.direct_current) {
    visit("direct_current.conversion", self.direct_current->conversion, Bounds{0.0, 0.1},
          "loss of the racks' direct-current shelves, of IT power");
  }
}

/// The cooling of one design: which archetype, which machine's curves, and the archetype's parameters in its own order; what they
/// are called, their units and bounds stand in archetype.hpp.
struct Cooling {
  std::string archetype;
  std::string machine;     ///< name of the chiller or DX curve set; "" for archetypes without one
  std::string air_class;   ///< of the IT equipment, where the design names one: its limits are then that class's
  std::string loop_class;  ///< the same of facility water or coolant
  std::vector<FactRecord> parameters;
};

/// What stores heat while the cooling is away, per kW of design IT, and how long it is away: ride_through.hpp.
struct Thermal {
  Fact<"m3/kW"> room_air;       ///< air of the halls, aisles and plenums
  Fact<"kJ/K-kW"> racks;        ///< of racks, servers and fabric, as far as it follows the air within minutes
  Fact<"L/kW"> chilled_water;   ///< in the pipes and coils of the air side; 0 without chilled water
  Fact<"L/kW"> buffer_tank;     ///< usable in stratified tanks of cold water
  Fact<"L/kW"> facility_water;  ///< in the liquid side's loops, or the water that tank fluid is worth; 0 without liquid
  Fact<"fraction"> moving;      ///< share of the flow of indoor fans and pumps that goes on, on UPS
  Fact<"s"> generator_start;    ///< from the loss of the grid to generators carrying the plant
  Fact<"s"> machine_restart;    ///< from there to chillers or DX at full capacity
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Thermal>
void visit_inputs(Self& self, Visit&& visit) {
  visit("room_air", self.room_air, Bounds{0.0, 20.0}, "air of halls, aisles and plenums, per kW of design IT");
  visit("racks", self.racks, Bounds{0.0, 200.0}, "heat capacity of racks, servers and fabric that follows the air within minutes");
  visit("chilled_water", self.chilled_water, Bounds{0.0, 500.0}, "water in pipes and coils of the air side");
  visit("buffer_tank", self.buffer_tank, Bounds{0.0, 5000.0}, "usable cold water in stratified tanks");
  visit("facility_water", self.facility_water, Bounds{0.0, 500.0}, "water in the liquid side's loops, tank fluid as its worth in water");
  visit("moving", self.moving, Bounds{0.0, 1.0}, "share of indoor fan and pump flow that goes on, on UPS, without the grid");
  visit("generator_start", self.generator_start, Bounds{0.0, 600.0}, "from loss of the grid to generators carrying the plant");
  visit("machine_restart", self.machine_restart, Bounds{0.0, 3600.0}, "from power to chillers or DX at full capacity");
}

/// What the hourly simulation needs to know of a module design. Powers are per kW of design IT load, so that one simulation
/// serves any number of modules.
struct Design {
  ElectricalChain electrical;
  Cooling cooling;
  std::optional<Thermal> thermal;  ///< not stated: no ride-through is worked out
};

}  // namespace landfall::plant
