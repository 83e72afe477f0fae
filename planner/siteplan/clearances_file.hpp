// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/siteplan/clearances.hpp"

namespace landfall::siteplan {

/// Where the shipped clearances stand.
inline constexpr std::string_view clearances_path = "planner/siteplan/data/clearances.toml";

/// Reads a file of clearances; every problem goes into `problems`.
[[nodiscard]] Clearances parse_clearances(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::siteplan
