// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {

/// The master checks as live formulas, one line a check and candidate, with the tolerance of the engine's own, and the sentence over all
/// of them in `master_row`, column `master_column`.
struct ChecksSheet {
  Sheet sheet;
  std::string master;  ///< address of the answer
  std::string master_value;
};
[[nodiscard]] ChecksSheet checks_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const publish::Context& context);

}  // namespace landfall::workbook
