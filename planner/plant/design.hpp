// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::plant {

/// N, N+1 or 2N: how many machines share the load, and so at which part load each runs.
enum class Redundancy { n, n_plus_1, two_n };

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
}

/// The cooling of one design: which archetype, which machine's curves, and the archetype's parameters in its own order; what they
/// are called, their units and bounds stand in archetype.hpp.
struct Cooling {
  std::string archetype;
  std::string machine;  ///< name of the chiller or DX curve set; "" for archetypes without one
  std::vector<FactRecord> parameters;
};

/// What the hourly simulation needs to know of a module design. Powers are per kW of design IT load, so that one simulation
/// serves any number of modules.
struct Design {
  ElectricalChain electrical;
  Cooling cooling;
};

}  // namespace landfall::plant
