// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/siteplan/clearances.hpp"

namespace landfall::siteplan {

/// Reads a file of clearances; every problem goes into `problems`.
[[nodiscard]] Clearances parse_clearances(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::siteplan
