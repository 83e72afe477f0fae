// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/committee/criteria.hpp"

namespace landfall::committee {

/// Two to ten `[[criteria]]`, each with a `measure`, and either a `weight` for each or `[[judgements]]`: one for each pair, how many times
/// `more` counts as much as `less` (1/9 to 9). Judgements whose consistency ratio is above 0.1 are a problem that names the worst one,
/// unless `accept_inconsistency = true`. Unknown measures name the nearest.
[[nodiscard]] Criteria parse_criteria(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::committee
