// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/portfolio/portfolio.hpp"
#include "planner/publish/messages.hpp"

namespace landfall::publish {

/// A country's page as Markdown: its facts and those of its places with range, unit, year, confidence and source, its rules with law, date
/// and effect, its notes. Names, rules and notes are in `language`. Throws std::out_of_range for an unknown id.
[[nodiscard]] std::string country_page(const portfolio::Portfolio& portfolio, const std::string& id, Language language);

}  // namespace landfall::publish
