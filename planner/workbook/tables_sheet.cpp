// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "planner/workbook/address.hpp"
#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {
namespace {

constexpr int load_count = static_cast<int>(plant::table_size);

/// What a curve is a table of: its words and its simulated points.
struct Table {
  std::string label;
  energy::Table points;
  const cost::LoadCurve* curve = nullptr;
};

energy::Table points_of(const plant::Performance& performance, double plant::MonthlyPoint::*quantity) {
  energy::Table table;
  for (std::size_t load = 0; load < plant::table_size; ++load) {
    for (std::size_t month = 0; month < 12; ++month) table[load][month] = performance.points[load][month].*quantity;
  }
  return table;
}

/// In the order of `cost::LoadCurves::all`.
std::vector<Table> tables_of(const CandidateModel& model, const publish::Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  const appraisal::Appraisal& result = model.candidate.appraisal;
  const plant::Performance& performance = *result.performance;
  std::vector<Table> tables{{word("workbook.table-facility"), points_of(performance, &plant::MonthlyPoint::facility_kw), nullptr},
                            {word("workbook.table-peak"), points_of(performance, &plant::MonthlyPoint::peak_facility_kw), nullptr},
                            {word("workbook.table-water"), points_of(performance, &plant::MonthlyPoint::water_l_per_h), nullptr}};
  if (result.supply->stands()) tables.push_back({word("workbook.table-demand"), result.supply->peak_kw, nullptr});
  for (std::size_t p = 0; p < result.supply->periods.size(); ++p) {
    const energy::PeriodSupply& period = result.supply->periods[p];
    const sites::Tariff& tariff = result.basis->scope.site.tariff;
    const std::string name = result.basis->scope.site.follows_tariff() ? publish::in(context.language, tariff.periods[p].name) + ": " : "";
    tables.push_back({name + word("workbook.table-period-facility"), period.facility_kw, nullptr});
    tables.push_back({name + word("workbook.table-period-solar"), period.solar_kw, nullptr});
    tables.push_back({name + word("workbook.table-period-battery"), period.battery_kw, nullptr});
  }
  const std::vector<const cost::LoadCurve*> curves = model.curves();
  for (std::size_t i = 0; i < tables.size(); ++i) tables[i].curve = curves[i];
  return tables;
}

/// The simulated points, and below them what makes a piecewise linear curve of them without a search: the value at no load, and what the
/// slope changes by at each load.
void write_table(Sheet& sheet, const CandidateModel& model, const Table& table, int bends_top, const publish::Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  const int points = bends_top - load_count - 1;
  sheet.text(points - 2, 0, fmt::format("{} · {}: {}", model.number, model.title, table.label), Role::section);
  for (int column = 1; column < 14; ++column) sheet.blank(points - 2, column, Role::section);
  sheet.text(points - 1, 0, word("workbook.simulated"), Role::header);
  sheet.text(points - 1, 1, word("workbook.part-load"), Role::header);
  for (int month = 0; month < 12; ++month) sheet.number(points - 1, 2 + month, month + 1, {Role::header, Number::whole});
  for (int k = 0; k < load_count; ++k) {
    const auto load = static_cast<std::size_t>(k);
    sheet.number(points + k, 1, plant::table_loads[load], {Role::header, Number::ratio});
    for (std::size_t month = 0; month < 12; ++month) {
      sheet.number(points + k, 2 + static_cast<int>(month), table.points[load][month], {Role::fixed, Number::ratio});
    }
  }
  const cost::LoadCurve& curve = *table.curve;
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
    const std::vector<Table> tables = tables_of(*model, context);
    for (std::size_t table = 0; table < tables.size(); ++table) {
      write_table(sheet, *model, tables[table], model->text->places().table_rows[table], context);
    }
  }
  return sheet;
}

}  // namespace landfall::workbook
