// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/modules/module.hpp"
#include "planner/modules/supply_class.hpp"

namespace landfall::modules {

/// The edge: a module's TOML bytes (docs/plant.md, "A module's file") to a validated value. The `[cooling]` table names an
/// archetype and, where it has machines, a curve set, and has one fact for each of the archetype's parameters, but for what a class that it
/// names (`air_class`, `loop_class`) says in its place. Problems are added, never thrown; a module from a file with problems must not be
/// used.
[[nodiscard]] Module parse_module(std::string_view bytes, std::string file, const SupplyClasses& classes, Problems& problems);

}  // namespace landfall::modules
