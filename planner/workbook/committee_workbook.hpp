// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "climate/base/for_each.hpp"
#include "planner/publish/json.hpp"
#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

struct Options {
  int top = 5;                    ///< candidates with sheets of their own, best first
  ForEach for_each = one_by_one;  ///< over these candidates
};

/// The committee's workbook as values: cover, inputs, checks, and for each of the leading candidates a summary, the monthly model in live
/// formulas written by the formula reading of the cash-flow model, and its figures. What stands in the cells until someone recalculates
/// are the engine's own values.
[[nodiscard]] Workbook committee_workbook(const committee::Comparison& comparison, const publish::Context& context,
                                          const Options& options = {});

}  // namespace landfall::workbook
