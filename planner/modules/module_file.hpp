// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/modules/module.hpp"

namespace landfall::modules {

/// The edge: a module's TOML bytes (docs/plant.md, "A module's file") to a validated value. The `[cooling]` table names an
/// archetype and, where it has machines, a curve set, and has one fact for each of the archetype's parameters. Problems are added,
/// never thrown; a module from a file with problems must not be used.
[[nodiscard]] Module parse_module(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::modules
