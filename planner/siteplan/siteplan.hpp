// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "climate/base/finding.hpp"
#include "planner/modules/module.hpp"
#include "planner/plant/performance.hpp"
#include "planner/siteplan/clearances.hpp"
#include "planner/siteplan/polygon.hpp"

/// A build laid out on its ground: does it fit, and on how much land would it. The packing is told in docs/maps.md.
namespace landfall::siteplan {

enum class Kind { parcel, owned, road, module, cooling, intake, transformer, generator, water_tank };
[[nodiscard]] std::string_view to_string(Kind kind);

/// What has to stand on the parcel: counts, metres, m2.
struct Needs {
  int modules = 1;
  double module_length = 0.0;
  double module_width = 0.0;
  double cooling_m2 = 0.0;  ///< a module
  int transformers = 0;
  int generators = 0;
  double intake_m2 = 0.0;
  double tank_m2 = 0.0;   ///< 0: no make-up water, no tank
  double owned_m2 = 0.0;  ///< what the cost model buys or rents: modules x `envelope.yard`
};

/// Needs of `modules` modules. Generators carry the facility's design peak with their spares; transformers what the design rates them at;
/// the tank holds `water.storage` hours of the thirstiest month. Cooling ground follows the archetype: towers, attached air handlers,
/// exchangers, else coolers in the open air.
[[nodiscard]] Needs needs(const modules::Module& module, int modules, const plant::Performance& performance, const Clearances& clearances);

struct Item {
  Kind kind = Kind::module;
  int number = 0;  ///< counts from 1 within its kind
  Polygon outline;
};

struct Plan {
  std::vector<Item> items;  ///< parcel first, then roads, then what stands on it, in the order it was placed
  double parcel_m2 = 0.0;
  double owned_m2 = 0.0;
  double used_m2 = 0.0;      ///< footprints and roads
  double required_m2 = 0.0;  ///< the smallest rectangle, of a shape inside the range of `ground.aspect`, on which everything fits
  int unplaced = 0;          ///< items for which there was no room
  bool fits = false;         ///< everything stands on the parcel (or on the owned area, where no parcel is known)
  Findings findings;
};

/// Lays out `needs`. With a parcel (a polygon that does not cross itself, metres) on that; without one on a rectangle of the owned area (of
/// the first shape that holds everything), or, where that is too small, on the smallest rectangle that does, with the owned one drawn
/// inside it and a finding that says by how much. Deterministic: rows from the longest side of the parcel inwards. Throws std::domain_error
/// for needs that are not positive and finite and for a parcel without area.
[[nodiscard]] Plan plan(const Needs& needs, const Clearances& clearances, const std::optional<Polygon>& parcel = {});

}  // namespace landfall::siteplan
