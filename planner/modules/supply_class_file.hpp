// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/modules/supply_class.hpp"

namespace landfall::modules {

/// The edge: the TOML bytes of a supply class (docs/data-format.md) to a validated value. Problems are added, never thrown; a class from a
/// file with problems must not be used.
[[nodiscard]] SupplyClass parse_supply_class(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::modules
