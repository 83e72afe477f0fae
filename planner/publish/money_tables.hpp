// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/finance/alternatives.hpp"
#include "planner/publish/json.hpp"

namespace landfall::publish {

/// What the terms that loan, deal and build have come to; "" where they have none.
[[nodiscard]] std::string terms_table(const appraisal::Appraisal& result, const Context& context);
/// Sources and uses of funds until all of the build has opened, and over the whole plan.
[[nodiscard]] std::string sources_and_uses_table(const appraisal::Appraisal& result, const Context& context);
/// Candidates beside this one, `heading` (a word without its "ui.") above the column of their names; "" where there are none.
[[nodiscard]] std::string alternatives_table(const std::vector<finance::Alternative>& all, const std::string& heading,
                                             const Context& context);

}  // namespace landfall::publish
