// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/grid.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>

namespace landfall::publish {
namespace {

void pad(std::string& line, const std::string& cell, std::size_t width, bool right) {
  const std::size_t gap = width - std::min(width, display_width(cell));
  if (right) line.append(gap, ' ');
  line += cell;
  if (!right) line.append(gap, ' ');
}

}  // namespace

std::size_t display_width(const std::string& text) {
  std::size_t width = 0;
  for (std::size_t i = 0; i < text.size();) {
    const auto lead = static_cast<unsigned char>(text[i]);
    const std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    unsigned code = lead;
    if (length == 3 && i + 2 < text.size()) {
      code =
          (lead & 0x0Fu) << 12 | (static_cast<unsigned char>(text[i + 1]) & 0x3Fu) << 6 | (static_cast<unsigned char>(text[i + 2]) & 0x3Fu);
    }
    // CJK and full-width forms; what else is wide does not occur in our texts.
    width += length == 3 && ((code >= 0x2E80 && code <= 0xD7A3) || (code >= 0xF900 && code <= 0xFAFF) || (code >= 0xFF00 && code <= 0xFF60))
                 ? 2
                 : 1;
    i += length;
  }
  return width;
}

void Grid::add(std::vector<std::string> cells) {
  if (cells.size() != columns_.size()) {
    throw std::domain_error(fmt::format("grid: expected {} cells, found {}", columns_.size(), cells.size()));
  }
  for (std::string& cell : cells) {
    std::replace_if(
        cell.begin(), cell.end(), [](unsigned char c) { return c < 0x20 || c == 0x7F; }, ' ');
  }
  rows_.push_back(std::move(cells));
}

std::string Grid::text() const {
  std::vector<std::size_t> widths;
  for (std::size_t c = 0; c < columns_.size(); ++c) {
    std::size_t width = display_width(columns_[c].head);
    for (const auto& row : rows_) width = std::max(width, display_width(row[c]));
    widths.push_back(width);
  }
  std::string text;
  const auto write = [&](const auto& cell_of) {
    std::string line;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      if (c > 0) line += "  ";
      pad(line, cell_of(c), widths[c], columns_[c].right);
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  };
  write([&](std::size_t c) { return columns_[c].head; });
  write([&](std::size_t c) { return std::string(widths[c], '-'); });
  for (const auto& row : rows_) write([&](std::size_t c) { return row[c]; });
  return text;
}

std::string csv_text(const std::string& cell) {
  constexpr std::array<std::string_view, 10> formula_starts{"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  const auto text_start = cell.find_first_not_of('"');
  const std::string_view start = text_start == std::string::npos ? std::string_view() : std::string_view(cell).substr(text_start);
  const bool formula = std::any_of(formula_starts.begin(), formula_starts.end(),
                                   [&](std::string_view mark) { return start.substr(0, mark.size()) == mark; });
  std::string text = formula ? "'" + cell : cell;
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace landfall::publish
