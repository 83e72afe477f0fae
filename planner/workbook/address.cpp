// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/address.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace landfall::workbook {

std::string column_name(int column) {
  std::string name;
  for (int rest = column + 1; rest > 0; rest = (rest - 1) / 26) name += static_cast<char>('A' + (rest - 1) % 26);
  std::reverse(name.begin(), name.end());
  return name;
}
std::string cell(int row, int column) { return column_name(column) + std::to_string(row + 1); }
std::string fixed_cell(int row, int column) { return '$' + column_name(column) + '$' + std::to_string(row + 1); }
std::string fixed_row_cell(int row, int column) { return column_name(column) + '$' + std::to_string(row + 1); }
std::string range(int row, int first_column, int last_column) { return cell(row, first_column) + ':' + cell(row, last_column); }
std::string fixed_range(int first_row, int first_column, int last_row, int last_column) {
  return fixed_cell(first_row, first_column) + ':' + fixed_cell(last_row, last_column);
}

std::string sheet_prefix(const std::string& sheet) {
  std::string quoted = "'";
  for (const char c : sheet) quoted += c == '\'' ? std::string("''") : std::string(1, c);
  return quoted + "'!";
}

std::string literal(double value) {
  if (value == 1.0 / 12.0) return "(1/12)";
  if (value == 12.0 / 52.0) return "(12/52)";
  if (value == 8760.0 / 12.0) return "730";
  const std::string text = fmt::format("{}", value);
  return value < 0.0 ? '(' + text + ')' : text;
}

}  // namespace landfall::workbook
