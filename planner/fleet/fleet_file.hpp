// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/fleet/fleet.hpp"

namespace landfall::fleet {

/// A generation: `[[mainstream]]` for each part, with `names` or `least`, and what an exchange costs and brings.
[[nodiscard]] Generation parse_generation(std::string_view bytes, std::string file, Problems& problems);

/// A user's fleet: `generation`, `remedy` and `[parts]`. Whether the generation exists is the caller's to check.
[[nodiscard]] Fleet parse_fleet(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::fleet
