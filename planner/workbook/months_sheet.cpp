// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <array>

#include "planner/workbook/address.hpp"
#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {
namespace {

/// Days from 1899-12-30 to the first of a month, as spreadsheets count (Gregorian calendar, after 1 March 1900).
int serial_of(int year, int month) {
  const int y = year + (month - 1) / 12 - (((month - 1) % 12 + 1) <= 2 ? 1 : 0);
  const int m = (month - 1) % 12 + 1;
  const int era = y / 400, of_era = y - era * 400, of_year = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5;
  const int days = era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
  return days - 719468 + 25569;
}

/// Flows, whose sum over the plan means something.
bool adds_up(const FormulaRow& row) {
  if (row.unit != "USD" && row.unit != "kWh" && row.unit != "m3" && row.unit != "kW-month" && row.unit != "GPU-h") return false;
  return !row.name.starts_with("balance.") && !row.name.ends_with("balance") && !row.name.ends_with("reserve") &&
         !(row.name.starts_with("lock-up.") && row.name != "lock-up.cash" && row.name != "lock-up.payout");
}

class MonthsPage {
 public:
  MonthsPage(CandidateModel& model, const publish::Context& context) : model_(model), context_(context) {}

  Sheet sheet() {
    sheet_.name = model_.months_sheet;
    sheet_.widths = {44.0, 13.0, 15.0};
    sheet_.other_width = 12.0;
    sheet_.frozen_rows = sheet_.repeated_rows = 7;
    sheet_.frozen_columns = sheet_.repeated_columns = first_month_column;
    sheet_.pages_wide = 0;
    sheet_.calculation = true;
    sheet_.tab_colour = 0x9BB7D4;
    sheet_.text(0, 0, model_.title + " · " + word("workbook.months-title"), Role::title);
    sheet_.text(1, 0, word("workbook.months-note"), Role::note);
    heading();
    for (const CandidateModel::Section& section : model_.month_sections) {
      sheet_.text(section.row, label_column, word(section.code), Role::section);
      for (int column = 1; column < first_month_column + model_.months; ++column) sheet_.blank(section.row, column, Role::section);
      for (const int index : section.rows) line(index);
    }
    cumulative();
    difference();
    return std::move(sheet_);
  }

 private:
  [[nodiscard]] const std::string& word(const std::string& code) const { return context_.messages.word(code, context_.language); }
  [[nodiscard]] int column_of(int t) const { return first_month_column + t; }

  void heading() {
    const Places& places = model_.text->places();
    const int year = context_.portfolio.valuation_year, month = context_.portfolio.valuation_month;
    const std::array<std::pair<int, const char*>, 5> heads{{{2, "workbook.month-of"},
                                                            {places.plan_year_row, "workbook.plan-year"},
                                                            {places.calendar_row, "workbook.calendar-month"},
                                                            {places.month_start_row, "workbook.month-start"},
                                                            {places.month_end_row, "workbook.month-end"}}};
    for (const auto& [row, code] : heads) {
      sheet_.text(row, label_column, word(code), Role::header);
      sheet_.blank(row, unit_column, Role::header);
      sheet_.text(row, value_column, row == 2 ? word("ui.total") : "", Role::header);
    }
    for (int t = 0; t < model_.months; ++t) {
      const int column = column_of(t);
      const std::string start = cell(places.month_start_row, column);
      sheet_.formula(2, column, fmt::format("DATE({},{}+{},1)", year, month, start), serial_of(year, month + t),
                     {Role::header, Number::date});
      sheet_.formula(places.plan_year_row, column, "INT(" + start + "/12)+1", t / 12 + 1, {Role::header, Number::whole});
      sheet_.formula(places.calendar_row, column, fmt::format("MOD({}+{},12)+1", month - 1, start), (month - 1 + t) % 12 + 1,
                     {Role::header, Number::whole});
      if (t == 0) {
        sheet_.number(places.month_start_row, column, 0.0, {Role::header, Number::whole});
      } else {
        sheet_.formula(places.month_start_row, column, cell(places.month_end_row, column - 1), t, {Role::header, Number::whole});
      }
      sheet_.formula(places.month_end_row, column, start + "+1", t + 1, {Role::header, Number::whole});
    }
  }

  void line(int index) {
    const FormulaRow& row = model_.book.row(index);
    const int at = model_.text->places().rows[static_cast<std::size_t>(index)];
    const std::string label = word(std::string(row.name));
    sheet_.text(at, label_column, label, Role::label);
    sheet_.text(at, unit_column, context_.messages.unit(row.unit, context_.language), Role::label);
    const Number number = number_of(row.unit);
    double total = 0.0;
    for (int t = 0; t < model_.months; ++t) {
      const Formula& content = row.content[static_cast<std::size_t>(t)];
      total += content.value();
      const Style style{Role::plain, number};
      if (content.constant() && !content.dated()) {
        sheet_.number(at, column_of(t), content.value(), style);
      } else {
        sheet_.formula(at, column_of(t), model_.text->row_cell(index, t, label), content.value(), style);
      }
    }
    if (adds_up(row)) {
      sheet_.formula(at, months_total_column, "SUM(" + range(at, column_of(0), column_of(model_.months - 1)) + ')', total,
                     {Role::total, number});
    }
  }

  void cumulative() {
    const int at = model_.cumulative_row, equity = model_.text->places().rows[static_cast<std::size_t>(model_.flow.equity.index())];
    sheet_.text(at, label_column, word("workbook.cumulative-equity"), Role::label);
    sheet_.text(at, unit_column, context_.messages.unit("USD", context_.language), Role::label);
    double running = 0.0;
    for (int t = 0; t < model_.months; ++t) {
      running += model_.flow.equity[t].value();
      const std::string before = t == 0 ? "" : cell(at, column_of(t - 1)) + '+';
      sheet_.formula(at, column_of(t), before + cell(equity, column_of(t)), running, {Role::plain, Number::dollars});
    }
  }

  void difference() {
    const int at = model_.difference_row;
    sheet_.text(at, label_column, word("workbook.sources-less-uses"), Role::label);
    sheet_.text(at, unit_column, context_.messages.unit("USD", context_.language), Role::label);
    const finance::CashFlow<Formula>& flow = model_.flow;
    // Rows that there are only with their term are not shown without it.
    const std::vector<Row<Formula>> sources{flow.debt.draw,     flow.debt.second.draw,    flow.construction.vat_refunded,
                                            flow.revenue.total, flow.debt.reserve_income, flow.refresh_proceeds,
                                            flow.end_value};
    const std::vector<Row<Formula>> uses{flow.debt.swept,
                                         flow.debt.second.repaid,
                                         flow.debt.second.fee,
                                         flow.refresh_spend,
                                         flow.construction.spend,
                                         flow.construction.working_capital,
                                         flow.construction.vat_paid,
                                         flow.opex_total,
                                         flow.tax,
                                         flow.debt.fees,
                                         flow.debt.idc,
                                         flow.debt.interest,
                                         flow.debt.principal,
                                         flow.debt.reserve_flow,
                                         flow.withholding,
                                         flow.equity};
    for (int t = 0; t < model_.months; ++t) {
      std::string text = "0";
      double value = 0.0;
      const auto add = [&](const std::vector<Row<Formula>>& rows, char sign) {
        for (const Row<Formula>& row : rows) {
          if (!model_.shown(row)) continue;
          text += sign + cell(model_.text->places().rows[static_cast<std::size_t>(row.index())], column_of(t));
          value += sign == '+' ? row[t].value() : -row[t].value();
        }
      };
      const Row<Formula>& locked = flow.lock_up.locked;
      if (t > 0 && model_.shown(locked)) {
        const int row = model_.text->places().rows[static_cast<std::size_t>(locked.index())];
        text += '+' + cell(row, column_of(t - 1));
        value += locked[t - 1].value();
      }
      add({locked}, '-');
      add(sources, '+');
      add(uses, '-');
      sheet_.formula(at, column_of(t), text, value, {Role::plain, Number::dollars});
    }
  }

  CandidateModel& model_;
  const publish::Context& context_;
  Sheet sheet_;
};

}  // namespace

Sheet months_sheet(CandidateModel& model, const publish::Context& context) { return MonthsPage(model, context).sheet(); }

}  // namespace landfall::workbook
