// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "climate/station.hpp"

namespace landfall::climate {

/// A station as the TOML text of docs/data-format.md; `parse_station` reads it back to the same values, bit for bit. Writes what it is
/// given: whether the months and ranges make sense is the parser's to say. Needs finite numbers and UTF-8 text; otherwise
/// std::domain_error.
[[nodiscard]] std::string write_station(const Station& station);

}  // namespace landfall::climate
