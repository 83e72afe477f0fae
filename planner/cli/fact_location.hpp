// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/library.hpp"

namespace landfall::cli {

/// Where the fact of a registered path stands: file and line, in the last of the files that describe its owner. Line 0 where it has none of
/// its own; the file is then "--set" where the user put it in, or "" where nothing is known.
[[nodiscard]] SourceRef fact_location(const Loaded& loaded, const std::string& path);

}  // namespace landfall::cli
