// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/deal/deal.hpp"

namespace landfall::deal {

/// The edge: the TOML bytes of a deal (docs/data-format.md) to a validated value. `kind` decides which of `[colocation]` and `[gpu]`
/// the file must have; the other is refused. Problems are added, never thrown; a deal from a file with problems must not be used.
[[nodiscard]] Deal parse_deal(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::deal
