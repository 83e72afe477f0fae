// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/maps/context.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::maps {

/// Asks the user's layers about every compared place. `paths` are the files of `layers`, in their order. A place farther than `reach_km`
/// from the extent of a layer is unknown to it, and so is every place where a layer is empty. Problems name the file.
[[nodiscard]] Surroundings read_surroundings(const std::vector<portfolio::Request::MapLayer>& layers, const std::vector<std::string>& paths,
                                             const portfolio::Portfolio& portfolio, Problems& problems);

}  // namespace landfall::maps
