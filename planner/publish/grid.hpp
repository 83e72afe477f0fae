// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

namespace landfall::publish {

/// A table of text: columns as wide as their widest cell as a terminal shows it (a Chinese character takes two places).
class Grid {
 public:
  struct Column {
    std::string head;
    bool right = false;  ///< numbers to the right
  };
  explicit Grid(std::vector<Column> columns) : columns_(std::move(columns)) {}
  /// As many cells as columns, otherwise std::domain_error. Control characters are shown as spaces.
  void add(std::vector<std::string> cells);
  [[nodiscard]] std::string text() const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Places that text takes on a terminal.
[[nodiscard]] std::size_t display_width(const std::string& text);

/// RFC 4180 with a line feed: quoted where needed; a text cell that a spreadsheet would take for a formula (= + - @ TAB CR, also full
/// width) gets a leading apostrophe, numbers stay numbers.
[[nodiscard]] std::string csv_text(const std::string& cell);

}  // namespace landfall::publish
