// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

/// What a cell or an argument holds: one number or text, or a block of them. An error is a kind of its own and spreads.
struct Result {
  struct One {
    enum class Kind { number, text, blank, error };
    Kind kind = Kind::blank;
    double number = 0.0;
    std::string text;
  };
  int rows = 1;
  int columns = 1;
  std::vector<One> values = std::vector<One>(1);

  [[nodiscard]] const One& front() const { return values.front(); }
  [[nodiscard]] bool single() const { return values.size() == 1; }
};

/// Evaluates the formulas of a workbook, as far as the committee's workbook uses them: a second opinion on what the formulas say that
/// shares no code with the model.
class Evaluator {
 public:
  explicit Evaluator(const Workbook& book);
  /// Puts a number into an input cell; results so far are forgotten.
  void set(const std::string& sheet, int row, int column, double value);
  /// Value of a cell; texts and errors throw std::runtime_error.
  [[nodiscard]] double number(const std::string& sheet, int row, int column);
  [[nodiscard]] Result::One one(const std::string& sheet, int row, int column);
  /// Every formula cell of every sheet, left to right.
  struct Place {
    const Sheet* sheet;
    const Cell* cell;
  };
  [[nodiscard]] std::vector<Place> formulas() const;

 private:
  struct Slot {
    const Cell* cell = nullptr;
    bool known = false;
    bool busy = false;
    Result::One value;
  };
  struct Grid {
    int rows = 0;
    int columns = 0;
    std::vector<Slot> slots;
  };
  friend class FormulaParser;
  Grid& grid(const std::string& sheet);
  Result::One& value(Grid& grid, int row, int column, const std::string& sheet);

  const Workbook& book_;
  std::map<std::string, Grid> grids_;
};

}  // namespace landfall::workbook
