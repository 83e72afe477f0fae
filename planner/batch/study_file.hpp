// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/whatif/study.hpp"

namespace landfall::batch {

/// A study's TOML file (docs/studies.md). Everything wrong with its form is a problem with line and column; whether the inputs, places
/// and designs it names exist is asked by whatif::plan, with the same places.
[[nodiscard]] whatif::Study parse_study(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::batch
