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

/// The files that layers name.
struct LayerFiles {
  std::vector<std::string> paths;              ///< one a layer
  std::vector<publish::Record::Input> inputs;  ///< those and what stands beside them, with their SHA-256
};

/// Finds them from the portfolio's folder on; what may not be opened is a problem.
[[nodiscard]] LayerFiles layer_files(const std::vector<portfolio::Request::MapLayer>& layers, const std::string& folder,
                                     Problems& problems);

/// Reads clearances, base map and the user's layers; the files of the user go into the record of the run. All problems together: throws
/// InputError.
[[nodiscard]] MapInputs load_map_inputs(const std::string& boundaries, const publish::Context& context, Loaded& loaded);

/// Throws InputError, naming the nearest, where the portfolio does not compare this design.
void check_module(const std::string& id, const portfolio::Portfolio& portfolio);

}  // namespace landfall::cli
