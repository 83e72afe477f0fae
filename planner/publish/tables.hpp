// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/publish/json.hpp"

namespace landfall::publish {

/// The ranked table for a terminal: the first `top` candidates (0: all), the best design of each place, and the record of the run.
[[nodiscard]] std::string comparison_table(const committee::Comparison& comparison, const Context& context, std::size_t top);

/// One candidate in depth: key figures, findings, what to verify first, the stress tests asked for, gates, schedule, capex, opex, plant by
/// month, years of the cash flow, loan, checks.
[[nodiscard]] std::string appraisal_table(const committee::Candidate& candidate, const committee::Dossier& dossier, const Context& context);

/// One row a candidate, the fields of the JSON contract without the findings, in the same order.
[[nodiscard]] std::string comparison_csv(const committee::Comparison& comparison, const Context& context);

}  // namespace landfall::publish
