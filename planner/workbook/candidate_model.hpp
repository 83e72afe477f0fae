// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "planner/finance/cash_flow.hpp"
#include "planner/publish/json.hpp"
#include "planner/scalar/formula_ledger.hpp"
#include "planner/workbook/candidate_text.hpp"
#include "planner/workbook/input_sheet.hpp"
#include "planner/workbook/sheet.hpp"

namespace landfall::workbook {

/// Rows of the annual table that others refer to; 0 where there is none.
struct AnnualRows {
  int project = 0, equity = 0, revenue = 0, opex = 0, ebitda = 0, balance = 0;
  int opex_first = 0, opex_last = 0;  ///< lines of running cost
  int cover = 0;                      ///< debt service cover by operating year
};

/// One candidate read as formulas, and where everything of it stands in the workbook.
struct CandidateModel {
  /// Runs the cash-flow model. `candidate` must outlive the result; `number` (from 1) heads the names of its sheets.
  CandidateModel(const committee::Candidate& candidate, int number, const publish::Context& context);

  const committee::Candidate& candidate;
  int number;
  std::string title;  ///< place and design
  std::string summary_sheet, months_sheet, figures_sheet, tables_sheet;
  FormulaBook book;
  int months;
  int years;
  int tables_before = 0;  ///< tables of earlier candidates on the common sheet; set before `place`
  /// Its load curves in the order of `cost::LoadCurve::table`.
  [[nodiscard]] std::vector<const cost::LoadCurve*> curves() const { return candidate.appraisal.basis->curves.all(); }
  finance::CashFlow<Formula> flow;
  std::unique_ptr<CandidateText> text;  ///< after `place`

  /// Every slot that the model's formulas read.
  [[nodiscard]] std::set<std::uint32_t> slots() const;
  /// Settles where the rows stand.
  void place(const InputSheet& inputs);
  /// Whether a row is written at all: one that is zero whatever the inputs are is not.
  [[nodiscard]] bool shown(const Row<Formula>& row) const;
  /// SUM of a row over the plan, as text for another sheet; "0" for one that is not shown.
  [[nodiscard]] std::string sum_text(const Row<Formula>& row) const;
  [[nodiscard]] std::string months_text(const Row<Formula>& row) const { return text->months_of(row.index(), 0, months); }
  [[nodiscard]] double total(const Row<Formula>& row) const;

  // Rows that only the sheets know, on the months' sheet.
  int cumulative_row = 0;  ///< running sum of the equity flows
  int difference_row = 0;  ///< sources less uses

  struct Section {
    std::string code;
    int row = 0;
    std::vector<int> rows;  ///< of the book
  };
  std::vector<Section> month_sections;
  std::vector<int> year_rows;  ///< of the book
  // Rows of the summary.
  int annual_top = 0;  ///< heading of the annual table
  // Cells of the summary that others refer to, 0-based rows of the value column.
  struct Key {
    int equity_irr = 0, project_irr = 0, npv = 0, min_dscr = 0, capex = 0, opening = 0, monthly_rate = 0;
    int capex_first = 0, capex_last = 0;  ///< lines of the capital cost
  } key;
  AnnualRows annual;
};

/// Columns of the months' and the summary's sheets.
inline constexpr int label_column = 0, unit_column = 1, value_column = 2, first_year_column = 3, months_total_column = 2,
                     first_month_column = 3;

/// Names the figures that people look for; everything else that needs a cell gets one when it is first spelled.
void name_figures(CandidateModel& model, const publish::Context& context);
/// These ask for `place` before; figures_sheet also for the other two, which say what figures they need.
[[nodiscard]] Sheet months_sheet(CandidateModel& model, const publish::Context& context);
[[nodiscard]] Sheet figures_sheet(CandidateModel& model, const publish::Context& context);
/// Returns, capital cost, annual table with the model's yearly rows, charts. Sets `model.key`.
[[nodiscard]] Sheet summary_sheet(CandidateModel& model, const InputSheet& inputs, const publish::Context& context);
/// The load curves of all candidates, one below the other: the simulated points, and the bends that the months read.
[[nodiscard]] Sheet tables_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const publish::Context& context);

/// Number format of a unit.
[[nodiscard]] Number number_of(std::string_view unit);

}  // namespace landfall::workbook
