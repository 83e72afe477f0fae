// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

/// The bytes of an Office Open XML workbook (ECMA-376), by libxlsxwriter. Texts are written as texts, never as formulas, and those that
/// begin like one are neutralised. The same workbook gives the same bytes. Throws std::runtime_error when the library refuses or no
/// temporary file can be written.
[[nodiscard]] std::string xlsx_bytes(const Workbook& workbook);

}  // namespace landfall::workbook
