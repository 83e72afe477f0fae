// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "planner/workbook/address.hpp"
#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {
namespace {

constexpr int load_count = static_cast<int>(plant::table_size);

struct Table {
  const char* code;
  double plant::MonthlyPoint::*quantity;
};
const std::array<Table, tables_per_candidate> tables{{{"workbook.table-facility", &plant::MonthlyPoint::facility_kw},
                                                      {"workbook.table-peak", &plant::MonthlyPoint::peak_facility_kw},
                                                      {"workbook.table-water", &plant::MonthlyPoint::water_l_per_h}}};

/// The simulated points, and below them what makes a piecewise linear curve of them without a search: the value at no load, and what the
/// slope changes by at each load.
void write_table(Sheet& sheet, const CandidateModel& model, const Table& table, int bends_top, const publish::Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  const int points = bends_top - load_count - 1;
  sheet.text(points - 2, 0, fmt::format("{} · {}: {}", model.number, model.title, word(table.code)), Role::section);
  for (int column = 1; column < 14; ++column) sheet.blank(points - 2, column, Role::section);
  sheet.text(points - 1, 0, word("workbook.simulated"), Role::header);
  sheet.text(points - 1, 1, word("workbook.part-load"), Role::header);
  for (int month = 0; month < 12; ++month) sheet.number(points - 1, 2 + month, month + 1, {Role::header, Number::whole});
  const plant::Performance& performance = *model.candidate.appraisal.performance;
  for (int k = 0; k < load_count; ++k) {
    const auto load = static_cast<std::size_t>(k);
    sheet.number(points + k, 1, plant::table_loads[load], {Role::header, Number::ratio});
    for (std::size_t month = 0; month < 12; ++month) {
      sheet.number(points + k, 2 + static_cast<int>(month), performance.points[load][month].*table.quantity, {Role::fixed, Number::ratio});
    }
  }
  const cost::LoadCurves& curves = model.candidate.appraisal.basis->curves;
  const std::array<const cost::LoadCurve*, tables_per_candidate> all{&curves.facility_kw, &curves.peak_kw, &curves.water_l_per_h};
  const cost::LoadCurve& curve = *all[static_cast<std::size_t>(&table - tables.data())];
  sheet.text(bends_top, 0, word("workbook.at-no-load"), Role::label);
  sheet.text(bends_top + 1, 0, word("workbook.bends"), Role::label);
  for (int month = 0; month < 12; ++month) {
    const int column = 2 + month;
    const auto& hinge = curve.months[static_cast<std::size_t>(month)];
    const std::string first_load = fixed_cell(points, 1);
    sheet.formula(bends_top, column, cell(points, column) + '-' + cell(bends_top + 1, column) + '*' + first_load, hinge.at_zero,
                  {Role::plain, Number::ratio});
    for (int k = 0; k + 1 < load_count; ++k) {
      const auto slope = [&](int from) {
        return '(' + cell(points + from + 1, column) + '-' + cell(points + from, column) + ")/(" + "$B" +
               std::to_string(points + from + 2) + "-$B" + std::to_string(points + from + 1) + ')';
      };
      sheet.formula(bends_top + 1 + k, column, k == 0 ? slope(0) : slope(k) + '-' + slope(k - 1), hinge.bend[static_cast<std::size_t>(k)],
                    {Role::plain, Number::ratio});
    }
  }
  for (int k = 0; k + 1 < load_count; ++k) {
    if (k == 0) {
      sheet.number(bends_top + 1, 1, 0.0, {Role::header, Number::ratio});
    } else {
      sheet.formula(bends_top + 1 + k, 1, cell(points + k, 1), plant::table_loads[static_cast<std::size_t>(k)],
                    {Role::header, Number::ratio});
    }
  }
}

}  // namespace

Sheet tables_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const publish::Context& context) {
  Sheet sheet;
  sheet.widths = {40.0, 10.0};
  sheet.other_width = 9.0;
  sheet.frozen_rows = 2;
  sheet.frozen_columns = 2;
  sheet.calculation = true;
  sheet.tab_colour = 0x9BB7D4;
  sheet.name = context.messages.word("workbook.tables", context.language);
  sheet.text(0, 0, sheet.name, Role::title);
  sheet.text(1, 0, context.messages.word("workbook.tables-note", context.language), Role::note);
  for (const auto& model : models) {
    for (std::size_t table = 0; table < tables.size(); ++table) {
      write_table(sheet, *model, tables[table], model->text->places().table_rows[table], context);
    }
  }
  return sheet;
}

}  // namespace landfall::workbook
