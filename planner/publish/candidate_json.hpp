// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/publish/json.hpp"

namespace landfall::publish {

/// One row of `candidates`, shared by comparison and appraisal.
[[nodiscard]] boost::json::object candidate_json(const committee::Candidate& candidate, const Context& context);

/// Capex as published: each line in whole dollars, and their exact sum.
[[nodiscard]] double capex_total(const cost::Capex<double>& capex);

/// First month of the third full operating year, when lease-up is usually over; earlier in a plan that is shorter.
[[nodiscard]] int operating_year_start(const finance::CashFlow<double>& flow);

}  // namespace landfall::publish
