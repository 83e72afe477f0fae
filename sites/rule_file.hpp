// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "climate/base/document.hpp"
#include "sites/rule.hpp"

namespace landfall::sites {

/// The `[[rules]]` of a country, place or investor file. Keys of another kind are unknown keys, and reported as such.
[[nodiscard]] std::vector<Rule> parse_rules(Section& owner);

}  // namespace landfall::sites
