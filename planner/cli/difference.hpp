// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

namespace landfall::cli {

/// Where a file first differs from what it should be, in a sentence: line and column, the name of the figure that stands there where one
/// can be told, and both texts.
[[nodiscard]] std::string first_difference(const std::string& path, std::string_view found, std::string_view expected);

}  // namespace landfall::cli
