// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/workbook/checks_sheet.hpp"

namespace landfall::workbook {

/// What was asked, what is recommended, the leading candidates with live returns, the master check, the colours, the record of the run.
[[nodiscard]] Sheet cover_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const committee::Comparison& comparison,
                                const ChecksSheet& checks, const InputSheet& inputs, const publish::Context& context);

/// $C$row, the column of values on a candidate's summary.
[[nodiscard]] std::string fixed_value_cell(int row);

}  // namespace landfall::workbook
