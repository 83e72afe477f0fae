// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "planner/plant/design.hpp"

namespace landfall::plant {

/// One parameter that a cooling archetype reads from a module's `[cooling]` table.
struct CoolingParameter {
  std::string_view key;
  std::string_view unit;
  Bounds bounds;
  std::string_view description;
  /// What a design means that leaves the key out; NaN: it may not.
  double absent = std::numeric_limits<double>::quiet_NaN();
};

class CoolingPlant;
class ParameterReader;
struct Load;

/// A way to cool a module: its parameters, the curve sets of the machines it may use, and its simulation. One source file each, one
/// entry in archetype.cpp, one section in docs/plant.md.
struct Archetype {
  std::string_view id;
  std::string_view description;
  std::span<const CoolingParameter> parameters;
  std::span<const std::string_view> machines;  ///< names of curve sets (curves.cpp); empty where there is no machine
  /// The plant of a design whose full load is `design`, at this air pressure (Pa); see cooling_plant.hpp.
  std::unique_ptr<CoolingPlant> (*make)(const ParameterReader& in, const Load& design, double pressure_pa);
};

/// All archetypes, in the order of docs/plant.md.
[[nodiscard]] std::span<const Archetype> archetypes();
/// The archetype of this id, or nullptr.
[[nodiscard]] const Archetype* find_archetype(std::string_view id);

/// A `Cooling` of this archetype with one record a parameter, units set and values zero: what a reader or a test fills in.
[[nodiscard]] Cooling blank_cooling(const Archetype& archetype);

/// The record of a parameter of this cooling, or nullptr if its archetype has no such key. `liquid_share`, for one, is asked by
/// other rooms: cooling without it is air-cooled.
[[nodiscard]] const FactRecord* find_parameter(const Cooling& cooling, std::string_view key);
[[nodiscard]] FactRecord* find_parameter(Cooling& cooling, std::string_view key);

}  // namespace landfall::plant
