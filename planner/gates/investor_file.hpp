// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/gates/investor.hpp"

namespace landfall::gates {

/// The edge: the TOML bytes of an investor profile (docs/data-format.md) to a validated value. Problems are added, never thrown; an
/// investor from a file with problems must not be used.
[[nodiscard]] Investor parse_investor(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::gates
