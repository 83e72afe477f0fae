// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/cost/book.hpp"

namespace landfall::cost {

/// The edge: the TOML bytes of a cost book (docs/data-format.md) to a validated value. Problems are added, never thrown; a book
/// from a file with problems must not be used.
[[nodiscard]] Book parse_book(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::cost
