// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/annual_table.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "planner/workbook/address.hpp"

namespace landfall::workbook {

void AnnualTable::write() {
  next_ = model_.annual_top;
  heading();
  const finance::CashFlow<Formula>& flow = model_.flow;
  AnnualRows& rows = model_.annual;
  section("workbook.section-revenue");
  sums(word("revenue.rent"), flow.revenue.rent);
  sums(word("revenue.pass-through"), flow.revenue.pass_through);
  sums(word("revenue.credit-loss"), flow.revenue.credit_loss);
  rows.revenue = sums(word("revenue.total"), flow.revenue.total, true);
  section("workbook.section-opex");
  rows.opex_first = next_;
  for (std::size_t i = 0; i < cost::opex_item_count; ++i) {
    sums(word("ui.opex-" + std::string(cost::to_string(static_cast<cost::OpexItem>(i)))), flow.opex[i]);
  }
  rows.opex_last = next_ - 1;
  rows.opex = sums(word("opex.total"), flow.opex_total, true);
  rows.ebitda = sums(word("ebitda"), flow.ebitda, true);
  sums(word("tax.paid"), flow.tax);
  sums(word("cfads"), flow.cfads, true);
  section("workbook.section-capex");
  sums(word("capex.spend"), flow.construction.spend);
  sums(word("capex.working-capital"), flow.construction.working_capital);
  sums(word("capex.vat-paid"), flow.construction.vat_paid);
  sums(word("capex.vat-refunded"), flow.construction.vat_refunded);
  sums(word("refresh.spend"), flow.refresh_spend);
  sums(word("refresh.proceeds"), flow.refresh_proceeds);
  sums(word("end-value"), flow.end_value);
  section("workbook.section-debt");
  sums(word("debt.draw"), flow.debt.draw);
  sums(word("debt.fees"), flow.debt.fees);
  sums(word("debt.idc"), flow.debt.idc);
  sums(word("debt.interest"), flow.debt.interest);
  sums(word("debt.principal"), flow.debt.principal);
  sums(word("debt.swept"), flow.debt.swept);
  sums(word("refinancing.draw"), flow.debt.second.draw);
  sums(word("refinancing.repaid"), flow.debt.second.repaid);
  sums(word("refinancing.fee"), flow.debt.second.fee);
  rows.balance = balance(word("debt.balance"), flow.debt.balance);
  sums(word("debt.reserve-flow"), flow.debt.reserve_flow);
  section("workbook.section-flows");
  sums(word("tax.withholding"), flow.withholding);
  rows.project = sums(word("flow.project"), flow.project, true);
  rows.equity = sums(word("flow.equity"), flow.equity, true);
  cover();
  model_rows();
}

void AnnualTable::heading() {
  const Places& places = model_.text->places();
  sheet_.text(next_, 0, word("workbook.annual"), Role::section);
  for (int column = 1; column < column_of(model_.years); ++column) sheet_.blank(next_, column, Role::section);
  const std::array<std::pair<int, const char*>, 3> heads{{{places.year_row, "workbook.plan-year"},
                                                          {places.year_start_row, "workbook.month-start"},
                                                          {places.year_end_row, "workbook.month-end"}}};
  for (const auto& [row, code] : heads) {
    sheet_.text(row, label_column, word(code), Role::header);
    sheet_.blank(row, unit_column, Role::header);
    sheet_.text(row, value_column, row == places.year_row ? word("ui.total") : "", Role::header);
  }
  const Style style{Role::header, Number::whole};
  for (int y = 0; y < model_.years; ++y) {
    const int column = column_of(y);
    const std::string year = cell(places.year_row, column);
    if (y == 0) {
      sheet_.number(places.year_row, column, 1.0, style);
    } else {
      sheet_.formula(places.year_row, column, cell(places.year_row, column - 1) + "+1", y + 1, style);
    }
    sheet_.formula(places.year_start_row, column, "12*(" + year + "-1)", 12.0 * y, style);
    sheet_.formula(places.year_end_row, column, fmt::format("MIN({},12*{})", model_.months, year), std::min(model_.months, 12 * y + 12),
                   style);
  }
  next_ = places.year_end_row + 1;
}

void AnnualTable::section(const char* code) {
  sheet_.text(next_, 0, word(code), Role::section);
  for (int column = 1; column < column_of(model_.years); ++column) sheet_.blank(next_, column, Role::section);
  ++next_;
}

int AnnualTable::sums(const std::string& label, const Row<Formula>& row, bool strong) {
  if (!model_.shown(row)) return 0;
  const Places& places = model_.text->places();
  const int at = next_++;
  sheet_.text(at, label_column, label, strong ? Role::strong : Role::label);
  sheet_.text(at, unit_column, context_.messages.unit("USD", context_.language), Role::label);
  const Style style{strong ? Role::total : Role::plain, Number::dollars};
  const std::string months = sheet_prefix(places.months_sheet) + fixed_range(places.plan_year_row, first_month_column, places.plan_year_row,
                                                                             first_month_column + model_.months - 1);
  const std::string values = model_.months_text(row);
  for (int y = 0; y < model_.years; ++y) {
    const double value = sum(row, 12 * y, std::min(model_.months, 12 * y + 12)).value();
    sheet_.formula(at, column_of(y), "SUMIF(" + months + ',' + fixed_row_cell(places.year_row, column_of(y)) + ',' + values + ')', value,
                   style);
  }
  sheet_.formula(at, value_column, "SUM(" + range(at, column_of(0), column_of(model_.years - 1)) + ')', model_.total(row),
                 {Role::total, Number::dollars});
  return at;
}

int AnnualTable::balance(const std::string& label, const Row<Formula>& row) {
  if (!model_.shown(row)) return 0;
  const int at = next_++;
  sheet_.text(at, label_column, label, Role::label);
  sheet_.text(at, unit_column, context_.messages.unit("USD", context_.language), Role::label);
  for (int y = 0; y < model_.years; ++y) {
    const int end = std::min(model_.months, 12 * y + 12);
    sheet_.formula(at, column_of(y),
                   "INDEX(" + model_.months_text(row) + ",1," + fixed_row_cell(model_.text->places().year_end_row, column_of(y)) + ')',
                   row[end - 1].value(), {Role::plain, Number::dollars});
  }
  return at;
}

/// Twelve months from the first full month of operation, while there is debt service.
void AnnualTable::cover() {
  if (!model_.shown(model_.flow.debt.service)) {
    model_.annual.cover = next_++;  // an empty row, of which nothing is counted
    return;
  }
  section("workbook.section-cover");
  const Places& places = model_.text->places();
  const int first_row = next_, cfads_row = next_ + 1, service_row = next_ + 2, cover_row = next_ + 3;
  next_ += 4;
  model_.annual.cover = cover_row;
  sheet_.text(first_row, label_column, word("workbook.first-full-month"), Role::label);
  sheet_.text(cfads_row, label_column, word("cfads"), Role::label);
  sheet_.text(service_row, label_column, word("debt.service"), Role::label);
  sheet_.text(cover_row, label_column, word("workbook.dscr"), Role::strong);
  const finance::CashFlow<Formula>& flow = model_.flow;
  const std::string starts =
      sheet_prefix(places.months_sheet) +
      fixed_range(places.month_start_row, first_month_column, places.month_start_row, first_month_column + model_.months - 1);
  const int opening = static_cast<int>(std::ceil(flow.timeline.opening.value()));
  const std::string size = model_.text->reference(flow.debt.size, "");
  bool counted = true;
  for (int y = 0; y < model_.years; ++y) {
    const int column = column_of(y), from = opening + 12 * y, to = from + 12;
    const std::string begin = cell(first_row, column);
    sheet_.formula(first_row, column,
                   y == 0 ? "ROUNDUP(" + model_.text->reference(flow.timeline.opening, "") + ",0)" : cell(first_row, column - 1) + "+12",
                   from, {Role::plain, Number::whole});
    const bool inside = to <= model_.months;
    const auto year_of = [&](int at, const Row<Formula>& row) {
      sheet_.formula(at, column,
                     fmt::format("IF({0}+12<={1},SUMIFS({2},{3},\">=\"&{0},{3},\"<\"&({0}+12)),0)", begin, model_.months,
                                 model_.months_text(row), starts),
                     inside ? sum(row, from, to).value() : 0.0, {Role::plain, Number::dollars});
    };
    year_of(cfads_row, flow.cfads);
    year_of(service_row, flow.debt.service);
    const double service = inside ? sum(flow.debt.service, from, to).value() : 0.0;
    counted = counted && service > 1e-9 * flow.debt.size.value() && service > 0.0;
    const std::string paid = cell(service_row, column), before = y == 0 ? "TRUE" : "ISNUMBER(" + cell(cover_row, column - 1) + ')';
    const std::string formula =
        fmt::format("IF(AND({0},{1}>1E-9*{2},{1}>0),{3}/MAX({1},1E-9),\"\")", before, paid, size, cell(cfads_row, column));
    if (counted) {
      sheet_.formula(cover_row, column, formula, sum(flow.cfads, from, to).value() / service, {Role::total, Number::ratio});
    } else {
      sheet_.formula(cover_row, column, formula, "", Role::total);
    }
  }
}

void AnnualTable::model_rows() {
  const int top = model_.annual_top + 61;
  if (next_ > top) throw std::logic_error("AnnualTable: its lines run into the rows of the tax");
  next_ = top;
  section("workbook.section-tax");
  for (const int index : model_.year_rows) {
    const FormulaRow& row = model_.book.row(index);
    const int at = model_.text->places().rows[static_cast<std::size_t>(index)];
    const std::string label = word(std::string(row.name));
    sheet_.text(at, label_column, label, Role::label);
    sheet_.text(at, unit_column, context_.messages.unit(row.unit, context_.language), Role::label);
    const Style style{Role::plain, number_of(row.unit)};
    for (int y = 0; y < model_.years; ++y) {
      const Formula& content = row.content[static_cast<std::size_t>(y)];
      if (content.constant() && !content.dated()) {
        sheet_.number(at, column_of(y), content.value(), style);
      } else {
        sheet_.formula(at, column_of(y), model_.text->row_cell(index, y, label), content.value(), style);
      }
    }
  }
}

}  // namespace landfall::workbook
