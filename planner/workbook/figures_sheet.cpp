// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "planner/workbook/address.hpp"
#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {

/// Asks for the months and the summary to be written before: they name the figures they need.
Sheet figures_sheet(CandidateModel& model, const publish::Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  CandidateText& text = *model.text;
  Sheet sheet;
  sheet.name = model.figures_sheet;
  sheet.widths = {54.0, 14.0, 18.0};
  sheet.frozen_rows = sheet.repeated_rows = 3;
  sheet.portrait = true;
  sheet.calculation = true;
  sheet.tab_colour = 0x9BB7D4;
  sheet.text(0, 0, model.title + " · " + word("workbook.figures-title"), Role::title);
  sheet.text(1, 0, word("workbook.figures-note"), Role::note);
  sheet.text(2, label_column, word("ui.figure"), Role::header);
  sheet.text(2, unit_column, word("ui.unit"), Role::header);
  sheet.text(2, value_column, word("ui.value"), Role::header);
  // Spelling a figure may ask for further ones, which are put at the end.
  for (std::size_t i = 0; i < text.figures().size(); ++i) {
    const std::string formula = text.figure_cell(i);
    const Figure& figure = text.figures()[i];
    const int row = text.places().first_figure_row + static_cast<int>(i);
    sheet.text(row, label_column, figure.label, Role::label);
    sheet.text(row, unit_column, context.messages.unit(figure.unit, context.language), Role::label);
    sheet.formula(row, value_column, formula, figure.formula.value(),
                  {Role::plain, figure.unit.empty() ? Number::general : number_of(figure.unit)});
  }
  return sheet;
}

}  // namespace landfall::workbook
