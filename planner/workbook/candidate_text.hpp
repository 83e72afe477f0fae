// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

#include "planner/scalar/formula.hpp"

namespace landfall::workbook {

/// Where a candidate's figures stand.
struct Places {
  std::string months_sheet;
  std::string years_sheet;
  std::string figures_sheet;
  std::string tables_sheet;
  std::vector<int> rows;  ///< of each row of the book, on its sheet; -1 when it is not shown
  int months = 0;
  int years = 0;
  int first_month_column = 0;
  int first_year_column = 0;
  int figure_column = 0;
  int first_figure_row = 0;
  // Rows of the months' sheet.
  int plan_year_row = 0;
  int calendar_row = 0;
  int month_start_row = 0;
  int month_end_row = 0;
  // Rows of the years' sheet.
  int year_row = 0;
  int year_start_row = 0;
  int year_end_row = 0;
  // The load curves: row of the value at no load (the bends follow it), by table; loads stand in one column, months in twelve.
  std::vector<int> table_rows;
  int table_load_column = 0;
  int bends = 0;
  std::function<std::string(std::uint32_t slot)> input;  ///< address of a fact's cell
};

/// A value of the model that does not change from month to month, in a cell of its own.
struct Figure {
  Formula formula;
  std::string label;
  std::string unit;
};

/// Spells the formulas of one candidate.
///
/// In a month's cell, whatever does not move with the months becomes a figure, an expression that stands in another row of that month
/// becomes a reference to it, and moments of the plan become references to the rows of months: one row, one formula.
class CandidateText {
 public:
  CandidateText(const FormulaBook& book, Places places);

  /// Gives a figure its cell and its name. Constants and plain inputs need none.
  void name(const Formula& formula, const std::string& label, const std::string& unit);
  /// Text of a row's cell: month or year `at`. `label` names the figures that have to be made for it.
  [[nodiscard]] std::string row_cell(int row, int at, const std::string& label);
  /// Text of a figure's own cell.
  [[nodiscard]] std::string figure_cell(std::size_t index);
  /// A reference to a figure from another sheet, or the literal of a constant.
  [[nodiscard]] std::string reference(const Formula& formula, const std::string& label, const std::string& unit = "");
  [[nodiscard]] const std::vector<Figure>& figures() const { return figures_; }
  [[nodiscard]] const Places& places() const { return places_; }
  /// Address of a row's cell as seen from another sheet.
  [[nodiscard]] std::string address(int row, int at) const;
  /// The months of a row, as seen from another sheet.
  [[nodiscard]] std::string months_of(int row, int from, int to) const;

 private:
  enum class Where { month, year, figure };
  struct Spot {
    Where where = Where::figure;
    int at = 0;
    int row = -1;  ///< of the book
    const std::string* label = nullptr;
    std::size_t figure = 0;
  };
  struct Text {
    std::string text;
    int strength = 9;  ///< 1 sum, 2 product, 3 power, 9 whole
  };

  [[nodiscard]] Text spell(const Formula& formula, const Spot& spot);
  [[nodiscard]] Text operation(const FormulaNode& node, const Spot& spot);
  [[nodiscard]] std::string constant(const Formula& formula, const Spot& spot) const;
  [[nodiscard]] std::string joined(const FormulaNode& node, const Spot& spot, const char* sign, int strength);
  [[nodiscard]] std::string called(const char* function, const FormulaNode& node, const Spot& spot, int count);
  [[nodiscard]] std::string cell_of(const FormulaNode& node, const Spot& spot);
  [[nodiscard]] std::string sum_of(const FormulaNode& node, const Spot& spot) const;
  [[nodiscard]] std::string table_of(const FormulaNode& node, const Spot& spot);
  [[nodiscard]] std::string figure_address(std::size_t index, bool same_sheet) const;
  std::size_t make_figure(const Formula& formula, const std::string& label, const std::string& unit);
  [[nodiscard]] bool deserves_a_cell(const FormulaNode& node) const;

  const FormulaBook& book_;
  Places places_;
  std::vector<Figure> figures_;
  std::unordered_map<const FormulaNode*, std::size_t> figure_of_;
  struct At {
    int row = 0;
    int at = 0;
  };
  std::unordered_map<const FormulaNode*, At> cell_with_;  ///< moving expressions that stand in a cell
  std::unordered_map<const FormulaNode*, int> uses_;      ///< of expressions that do not move
  std::unordered_map<std::string, int> made_for_;
};

}  // namespace landfall::workbook
