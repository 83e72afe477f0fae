// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/library.hpp"
#include "planner/maps/map.hpp"

namespace landfall::cli {

/// What a map needs besides the comparison.
struct MapInputs {
  siteplan::Clearances clearances;
  std::vector<maps::Layer> base;
  maps::Surroundings surroundings;
};

/// Reads clearances, base map and the user's layers; the files of the user go into the record of the run. All problems together: throws
/// InputError.
[[nodiscard]] MapInputs load_map_inputs(const std::string& boundaries, const publish::Context& context, Loaded& loaded);

/// Throws InputError, naming the nearest, where the portfolio does not compare this design.
void check_module(const std::string& id, const portfolio::Portfolio& portfolio);

}  // namespace landfall::cli
