// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/publish/json.hpp"
#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

/// Every candidate in order of rank with the figures of the comparison, as the engine found them: only the leading ones have live sheets.
/// Place and design stand by their ids, which the other results use too.
[[nodiscard]] Sheet ranking_sheet(const committee::Comparison& comparison, const publish::Context& context);

}  // namespace landfall::workbook
