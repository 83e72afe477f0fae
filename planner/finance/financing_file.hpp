// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/finance/financing.hpp"

namespace landfall::finance {

/// The edge: the TOML bytes of a loan (docs/data-format.md) to a validated value. With `repayment = "none"` the file has no `[loan]`.
/// Problems are added, never thrown; a financing from a file with problems must not be used.
[[nodiscard]] Financing parse_financing(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::finance
