// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

/// Cell addresses as formulas write them. Rows and columns count from 0.
namespace landfall::workbook {

[[nodiscard]] std::string column_name(int column);                            ///< 0 is A, 26 is AA
[[nodiscard]] std::string cell(int row, int column);                          ///< F12
[[nodiscard]] std::string fixed_cell(int row, int column);                    ///< $F$12
[[nodiscard]] std::string fixed_row_cell(int row, int column);                ///< F$12
[[nodiscard]] std::string range(int row, int first_column, int last_column);  ///< F12:K12, ends included
[[nodiscard]] std::string fixed_range(int first_row, int first_column, int last_row, int last_column);
[[nodiscard]] std::string sheet_prefix(const std::string& sheet);  ///< 'My sheet'!
/// A number as a formula spells it: the shortest text that reads back the same; a twelfth as (1/12).
[[nodiscard]] std::string literal(double value);

}  // namespace landfall::workbook
