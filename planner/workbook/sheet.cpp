// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/sheet.hpp"

#include <algorithm>
#include <array>
#include <string_view>

namespace landfall::workbook {
namespace {

constexpr std::array<std::string_view, 14> dangerous{"=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠", "\uFEFF"};
constexpr std::array<std::string_view, 8> skipped{" ", "\"", "'", "\u00A0", "\u3000", "\u2018", "\u201C", "\u200B"};

bool begins_like_a_formula(std::string_view text) {
  for (bool again = true; again && !text.empty();) {
    again = false;
    if (std::any_of(dangerous.begin(), dangerous.end(), [&](std::string_view sign) { return text.starts_with(sign); })) return true;
    for (const std::string_view sign : skipped) {
      if (!text.starts_with(sign)) continue;
      text.remove_prefix(sign.size());
      again = true;
    }
  }
  return false;
}

}  // namespace

Cell& Sheet::add(int row, int column, Cell::Kind kind, Style style) {
  Cell cell;
  cell.row = row;
  cell.column = column;
  cell.kind = kind;
  cell.style = style;
  columns = std::max(columns, column + 1);
  rows = std::max(rows, row + 1);
  cells.push_back(std::move(cell));
  return cells.back();
}

void Sheet::text(int row, int column, std::string what, Role role) {
  add(row, column, Cell::Kind::text, {role, Number::general}).text = std::move(what);
}
void Sheet::number(int row, int column, double value, Style style) { add(row, column, Cell::Kind::number, style).value = value; }
void Sheet::formula(int row, int column, std::string what, double value, Style style) {
  Cell& cell = add(row, column, Cell::Kind::formula, style);
  cell.text = std::move(what);
  cell.value = value;
}
void Sheet::formula(int row, int column, std::string what, std::string value, Role role) {
  Cell& cell = add(row, column, Cell::Kind::formula, {role, Number::general});
  cell.text = std::move(what);
  cell.gives_text = true;
  cell.text_value = std::move(value);
}
void Sheet::blank(int row, int column, Role role) { add(row, column, Cell::Kind::blank, {role, Number::general}); }

std::string neutral_text(const std::string& text) {
  std::string clean = begins_like_a_formula(text) ? "'" : "";
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    const bool control = (byte < 0x20 && c != '\t' && c != '\n' && c != '\r') || byte == 0x7F;
    clean += control ? std::string("\uFFFD") : std::string(1, c);
  }
  return clean;
}

}  // namespace landfall::workbook
