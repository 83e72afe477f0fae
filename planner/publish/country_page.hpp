// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/publish/json.hpp"

namespace landfall::publish {

/// A country's page as Markdown: its facts and those of its places with range, unit, year, confidence and source, its rules with law, date
/// and effect, its notes, in the context's language; sources stay as they are. Throws std::out_of_range for an unknown id.
[[nodiscard]] std::string country_page(const Context& context, const std::string& id);

}  // namespace landfall::publish
