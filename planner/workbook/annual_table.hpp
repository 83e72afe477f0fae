// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {

/// The years of one candidate, on its summary: flows summed from the months, cover by operating year, and the yearly rows of the model
/// (tax). Fills `model.annual`.
class AnnualTable {
 public:
  AnnualTable(CandidateModel& model, const publish::Context& context, Sheet& sheet) : model_(model), context_(context), sheet_(sheet) {}
  void write();

 private:
  [[nodiscard]] const std::string& word(const std::string& code) const { return context_.messages.word(code, context_.language); }
  [[nodiscard]] int column_of(int year) const { return first_year_column + year; }
  void heading();
  void section(const char* code);
  /// Sums of a row's months; a row that is not shown is left out and gives 0.
  int sums(const std::string& label, const Row<Formula>& row, bool strong = false);
  int balance(const std::string& label, const Row<Formula>& row);
  void cover();
  void model_rows();

  CandidateModel& model_;
  const publish::Context& context_;
  Sheet& sheet_;
  int next_ = 0;
};

}  // namespace landfall::workbook
