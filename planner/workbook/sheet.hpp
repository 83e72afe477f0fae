// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

/// A workbook as values: what stands in which cell and how it looks. `xlsx_file.hpp` writes it.
namespace landfall::workbook {

enum class Role : std::uint8_t {
  plain,
  title,
  subtitle,
  section,  ///< heading of a block, over the whole width
  header,   ///< of columns
  label,
  strong,  ///< label of a sum
  note,
  wrapped,  ///< text that may take several lines
  input,    ///< a figure that the user may change
  fixed,    ///< a figure that the sheet does not follow
  total,
  key,      ///< a result that decides
  verdict,  ///< a check's answer, coloured by what it says
};

enum class Number : std::uint8_t { general, money, dollars, percent, factor, ratio, months, whole, date, millions };

struct Style {
  Role role = Role::plain;
  Number number = Number::general;
  auto operator<=>(const Style&) const = default;
};

struct Cell {
  enum class Kind : std::uint8_t { text, number, formula, blank };
  int row = 0;
  int column = 0;
  Kind kind = Kind::blank;
  std::string text;         ///< or the formula, without "="
  double value = 0.0;       ///< or what the formula gives
  bool gives_text = false;  ///< whether the formula's result is a text, maybe an empty one
  std::string text_value;   ///< what the formula gives, where that is a text
  Style style;
};

struct Area {
  int first_row = 0;
  int first_column = 0;
  int last_row = 0;
  int last_column = 0;
};

/// What may be typed into a cell: a number in [min, max], or nothing at all.
struct Validation {
  int row = 0;
  int column = 0;
  bool open = true;
  double min = 0.0;
  double max = 0.0;
  std::string title;
  std::string message;
};

struct Series {
  std::string name_formula;  ///< `='1 Summary'!$A$40`
  std::string categories;
  std::string values;
};
enum class ChartKind : std::uint8_t { columns, lines };
struct Chart {
  ChartKind kind = ChartKind::columns;
  int row = 0;
  int column = 0;
  int width = 560;
  int height = 300;
  std::string title;
  std::string x_title;
  std::string y_title;
  std::string alternative;  ///< text for those who cannot see it
  std::vector<Series> series;
};

struct Sheet {
  std::string name;
  std::vector<Cell> cells;
  std::vector<double> widths;  ///< of the columns from the first, in characters
  double other_width = 11.0;
  int frozen_rows = 0;
  int frozen_columns = 0;
  int repeated_rows = 0;  ///< rows 1..n printed on each page
  int repeated_columns = 0;
  int pages_wide = 1;  ///< 0: as many as it takes
  bool portrait = false;
  bool calculation = false;  ///< a sheet of the model, for auditors: coloured apart
  std::uint32_t tab_colour = 0;
  std::vector<Validation> validations;
  std::vector<Area> merged;
  std::vector<Chart> charts;
  std::vector<std::pair<int, double>> heights;
  int columns = 0;  ///< past the last one used; set by `finish`
  int rows = 0;

  void text(int row, int column, std::string what, Role role = Role::plain);
  void number(int row, int column, double value, Style style = {});
  void formula(int row, int column, std::string what, double value, Style style = {});
  void formula(int row, int column, std::string what, std::string value, Role role);
  void blank(int row, int column, Role role);

 private:
  Cell& add(int row, int column, Cell::Kind kind, Style style);
};

struct Name {
  std::string name;
  std::string refers_to;  ///< `Inputs!$E$7`
};

struct Workbook {
  std::string title;
  std::string subject;
  std::string company;
  std::string created;  ///< yyyy-mm-dd: the valuation date, so that the bytes do not depend on the clock
  std::string footer;
  std::string good_word, bad_word;  ///< what verdict cells are coloured by
  std::vector<Sheet> sheets;
  std::vector<Name> names;
};

/// A text that begins like a formula (= + - @ tab return line feed, their full-width forms, also after quotes or blanks) behind an
/// apostrophe, as CSV and spreadsheets ask for (CWE-1236). Any other text is itself. Control characters, which XML cannot hold, become
/// U+FFFD.
[[nodiscard]] std::string neutral_text(const std::string& text);

}  // namespace landfall::workbook
