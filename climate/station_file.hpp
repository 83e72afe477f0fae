// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "climate/station.hpp"

namespace landfall::climate {

/// The edge: a station's TOML bytes (docs/data-format.md) to a validated value. Refuses months in which min < mean < max or
/// dew point <= mean does not hold, and design temperatures that contradict each other. Problems are added, never thrown; a
/// station from a file with problems must not be used.
[[nodiscard]] Station parse_station(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::climate
