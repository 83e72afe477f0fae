// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <array>
#include <cmath>
#include <optional>

#include "planner/workbook/address.hpp"
#include "planner/workbook/annual_table.hpp"
#include "planner/workbook/candidate_model.hpp"

namespace landfall::workbook {
namespace {

constexpr int issued_column = 3, change_column = 4;
constexpr int first_key_row = 4, capex_top = 26, schedule_column = 6;
constexpr const char* missing = "–";

class SummaryPage {
 public:
  SummaryPage(CandidateModel& model, const InputSheet& inputs, const publish::Context& context)
      : model_(model), inputs_(inputs), context_(context), returns_(model.candidate.appraisal.returns) {}

  Sheet sheet() {
    sheet_.name = model_.summary_sheet;
    sheet_.widths = {46.0, 14.0, 16.0};
    sheet_.other_width = 13.0;
    sheet_.frozen_columns = sheet_.repeated_columns = 3;
    sheet_.frozen_rows = 3;
    sheet_.tab_colour = 0x1F4E79;
    sheet_.text(0, 0, fmt::format("{} · {}", model_.number, model_.title), Role::title);
    const appraisal::Appraisal& result = model_.candidate.appraisal;
    sheet_.text(1, 0,
                fmt::format("{} / {} · {}: {}", result.site, result.module, word("ui.verdict"),
                            word("ui." + std::string(gates::to_string(result.verdict)))),
                Role::subtitle);
    AnnualTable(model_, context_, sheet_).write();
    keys();
    schedule();
    capex();
    charts();
    return std::move(sheet_);
  }

 private:
  [[nodiscard]] const std::string& word(const std::string& code) const { return context_.messages.word(code, context_.language); }

  int key(const char* code, const std::string& unit, const std::string& formula, std::optional<double> issued, Number number,
          bool decides = false) {
    const int row = next_key_++;
    sheet_.text(row, label_column, word(code), decides ? Role::strong : Role::label);
    sheet_.text(row, unit_column, context_.messages.unit(unit, context_.language), Role::label);
    const Style style{decides ? Role::key : Role::plain, number};
    if (issued) {
      sheet_.formula(row, value_column, formula, *issued, style);
      sheet_.number(row, issued_column, *issued, {Role::note, number});
      sheet_.formula(row, change_column, "IFERROR(" + cell(row, value_column) + '-' + cell(row, issued_column) + ",\"\")", 0.0,
                     {Role::note, number});
    } else {
      sheet_.formula(row, value_column, formula, missing, Role::plain);
      sheet_.text(row, issued_column, missing, Role::note);
    }
    return row;
  }

  /// IRR by the spreadsheet's own function, twice: the second starts where the first ended, so that its last step is far below the
  /// precision asked for. Several returns are none.
  int irr(const char* code, const Row<Formula>& flows, const finance::AnnualReturn& found) {
    if (found.status == finance::IrrStatus::multiple) {
      const int row = next_key_++;
      sheet_.text(row, label_column, word(code), Role::strong);
      sheet_.text(row, value_column, word("workbook.several-returns"), Role::plain);
      return row;
    }
    const std::string guess = found.rate ? "(1+" + cell(next_key_, issued_column) + ")^(1/12)-1" : "0.01";
    const std::string range = model_.months_text(flows);
    return key(code, "", "IFERROR((1+IRR(" + range + ",IRR(" + range + ',' + guess + ")))^12-1,\"" + missing + "\")", found.rate,
               Number::percent, true);
  }

  /// Present value of a row at the monthly rate: the first month is not discounted.
  [[nodiscard]] std::string present_value(const Row<Formula>& row) const {
    if (!model_.shown(row)) return "0";
    return '(' + model_.text->address(row.index(), 0) + "+NPV(" + fixed_cell(model_.key.monthly_rate, value_column) + ',' +
           model_.text->months_of(row.index(), 1, model_.months) + "))";
  }

  [[nodiscard]] std::string input(const FactRecord& fact) const { return inputs_.address(fact.slot); }

  void keys() {
    const std::array<const char*, 5> heads{"ui.figure", "ui.unit", "workbook.live", "workbook.as-issued", "workbook.change"};
    for (std::size_t i = 0; i < heads.size(); ++i) sheet_.text(first_key_row - 1, static_cast<int>(i), word(heads[i]), Role::header);
    const finance::CashFlow<Formula>& flow = model_.flow;
    CandidateText& text = *model_.text;
    const portfolio::Portfolio& portfolio = context_.portfolio;
    const appraisal::Appraisal& result = model_.candidate.appraisal;

    model_.key.equity_irr = irr("ui.equity-irr", flow.equity, returns_.equity);
    model_.key.project_irr = irr("ui.project-irr", flow.project, returns_.project);
    const double discount = portfolio.investor.returns.discount_rate.value;
    model_.key.monthly_rate = next_key_++;
    sheet_.text(model_.key.monthly_rate, label_column, word("workbook.monthly-rate"), Role::label);
    sheet_.formula(model_.key.monthly_rate, value_column, "(1+" + input(portfolio.investor.returns.discount_rate) + ")^(1/12)-1",
                   std::expm1(std::log1p(discount) / 12.0), {Role::plain, Number::factor});
    model_.key.npv = key("workbook.npv", "USD", present_value(flow.project), returns_.npv_usd, Number::dollars, true);
    const std::string equity = model_.months_text(flow.equity);
    key("ui.multiple", "x", "IFERROR(SUMIF(" + equity + ",\">0\")/-SUMIF(" + equity + ",\"<0\"),0)", returns_.equity_multiple,
        Number::ratio);
    payback();
    const std::string cover =
        fixed_range(model_.annual.cover, first_year_column, model_.annual.cover, first_year_column + model_.years - 1);
    const std::optional<double> least = returns_.min_cover ? std::optional(returns_.min_cover->dscr) : std::nullopt;
    const std::string counted = "IF(COUNT(" + cover + ")=0,\"" + missing + "\",";
    model_.key.min_dscr = key("ui.min-dscr", "x", counted + "MIN(" + cover + "))", least, Number::ratio, true);
    key("workbook.average-dscr", "x", counted + "AVERAGE(" + cover + "))", returns_.average_dscr, Number::ratio);
    const std::string last = cell(capex_top + 2 + capex_lines(), 5);
    model_.key.capex = key("workbook.capex", "USD", last, result.capex_usd, Number::dollars, true);
    key("workbook.capex-per-w", "USD/W", last + "/(1000*" + text.reference(flow.capex.it_kw, "") + ')', result.capex_usd_per_w,
        Number::ratio);
    model_.key.opening =
        key("workbook.opening", "month", text.reference(flow.schedule.opening, ""), returns_.months_to_revenue, Number::months);
    key("workbook.loan-size", "USD", text.reference(flow.debt.size, ""), result.flow.debt.size, Number::dollars);
    const double uses = result.flow.debt.uses;
    key("workbook.gearing", "", "IFERROR(" + text.reference(flow.debt.size, "") + '/' + text.reference(flow.debt.uses, "") + ",0)",
        uses > 0.0 ? result.flow.debt.size / uses : 0.0, Number::percent);
    const auto& letting = portfolio.deal.letting;
    const std::string left = "(1-" + (portfolio.deal.tenancy ? "" : input(letting.credit_loss) + '-') + input(letting.selling_cost) + '-' +
                             input(portfolio.book.running.management) + ')';
    const bool colocation = portfolio.deal.kind == deal::DealKind::colocation;
    key("workbook.levelised", colocation ? "USD/kW-month" : "USD/GPU-h",
        "IFERROR((" + present_value(flow.revenue.rent) + "-(" + cell(model_.key.npv, value_column) + '+' +
            present_value(flow.unlevered_tax) + ")/" + left + ")/" + present_value(flow.revenue.sold) + ",0)",
        returns_.levelised_usd_per_unit, Number::ratio);
    sheet_.text(next_key_, label_column, fmt::format("PUE ({:.0f} %)", 100.0 * result.stabilised_load), Role::label);
    sheet_.text(next_key_, unit_column, word("workbook.engine-only"), Role::note);
    sheet_.number(next_key_++, value_column, result.annual.pue, {Role::fixed, Number::ratio});
    sheet_.text(next_key_, label_column, "WUE", Role::label);
    sheet_.text(next_key_, unit_column, "L/kWh", Role::label);
    sheet_.number(next_key_++, value_column, result.annual.wue_l_per_kwh, {Role::fixed, Number::ratio});
    sheet_.text(next_key_, label_column, word("ui.percentiles"), Role::label);
    sheet_.text(next_key_, unit_column, word("workbook.engine-only"), Role::note);
    const risk::Distribution& risk = model_.candidate.risk;
    int column = value_column;
    for (const std::optional<double>& quantile : {risk.p10, risk.p50, risk.p90}) {
      if (quantile) sheet_.number(next_key_, column, *quantile, {Role::fixed, Number::percent});
      ++column;
    }
  }

  /// When the running sum of the equity flows turns for good, with the part of the month in which it crosses.
  void payback() {
    const std::string sheet = sheet_prefix(model_.months_sheet);
    const int first = first_month_column, last = first_month_column + model_.months - 1;
    const std::string running = sheet + fixed_range(model_.cumulative_row, first, model_.cumulative_row, last);
    const int ends_row = model_.text->places().month_end_row;
    const std::string ends = sheet + fixed_range(ends_row, first, ends_row, last);
    const std::string turn = "SUMPRODUCT(MAX((" + running + "<0)*" + ends + "))";
    const int helper = next_key_++;
    sheet_.text(helper, label_column, word("workbook.last-negative-month"), Role::label);
    double running_sum = 0.0;
    int negative = 0;
    for (int t = 0; t < model_.months; ++t) {
      running_sum += model_.flow.equity[t].value();
      if (running_sum < 0.0) negative = t + 1;
    }
    sheet_.formula(helper, value_column, turn, negative, {Role::plain, Number::whole});
    const std::string at = fixed_cell(helper, value_column);
    key("ui.payback", "month",
        fmt::format("IF(OR({0}<1,{0}>={1}),\"{2}\",{0}+INDEX({3},1,{0})/(INDEX({3},1,{0})-INDEX({3},1,{0}+1)))", at, model_.months, missing,
                    running),
        returns_.payback_months, Number::months);
  }

  void schedule() {
    sheet_.text(first_key_row - 1, schedule_column, word("ui.activity"), Role::header);
    sheet_.blank(first_key_row - 1, schedule_column + 1, Role::header);
    sheet_.text(first_key_row - 1, schedule_column + 2, word("ui.from-month"), Role::header);
    sheet_.text(first_key_row - 1, schedule_column + 3, word("ui.to-month"), Role::header);
    for (std::size_t i = 0; i < cost::activity_count; ++i) {
      const int row = first_key_row + static_cast<int>(i);
      const cost::Span<Formula>& span = model_.flow.schedule.activities[i];
      sheet_.text(row, schedule_column, word("ui." + std::string(cost::to_string(static_cast<cost::Activity>(i)))), Role::label);
      sheet_.formula(row, schedule_column + 2, model_.text->reference(span.from, ""), span.from.value(), {Role::plain, Number::months});
      sheet_.formula(row, schedule_column + 3, model_.text->reference(span.to, ""), span.to.value(), {Role::plain, Number::months});
    }
  }

  [[nodiscard]] int capex_lines() const {
    int count = 0;
    for (const auto& line : model_.flow.capex.lines) count += line.usd.zero() ? 0 : 1;
    return count;
  }

  void capex() {
    const std::array<const char*, 7> heads{"ui.capex-line", "ui.unit",         "ui.quantity",   "ui.rate",
                                           "ui.index",      "workbook.amount", "workbook.per-w"};
    sheet_.text(capex_top, 0, word("workbook.capex"), Role::section);
    for (int column = 1; column < 10; ++column) sheet_.blank(capex_top, column, Role::section);
    for (std::size_t i = 0; i < heads.size(); ++i) sheet_.text(capex_top + 1, static_cast<int>(i), word(heads[i]), Role::header);
    int row = capex_top + 2;
    const std::string watts = "(1000*" + model_.text->reference(model_.flow.capex.it_kw, "") + ')';
    const double it_w = 1000.0 * model_.flow.capex.it_kw.value();
    double total = 0.0;
    model_.key.capex_first = row;
    for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
      const auto item = static_cast<cost::CapexItem>(i);
      const cost::CapexLine<Formula>& line = model_.flow.capex.lines[i];
      total += line.usd.value();
      if (line.usd.zero()) continue;
      const std::string label = word("ui." + std::string(cost::to_string(item)));
      sheet_.text(row, label_column, label, Role::label);
      sheet_.text(row, unit_column, context_.messages.unit(cost::basis(item).quantity_unit, context_.language), Role::label);
      const auto put = [&](int column, const Formula& what, const char* code, Number number) {
        const Style style{Role::plain, number};
        if (what.constant()) {
          sheet_.number(row, column, what.value(), style);
        } else {
          sheet_.formula(row, column, model_.text->reference(what, label + " · " + word(code)), what.value(), style);
        }
      };
      put(2, line.quantity, "ui.quantity", Number::dollars);
      put(3, line.rate, "ui.rate", Number::factor);
      put(4, line.index, "ui.index", Number::ratio);
      put(5, line.usd, "workbook.amount", Number::dollars);
      sheet_.formula(row, 6, cell(row, 5) + '/' + watts, line.usd.value() / it_w, {Role::plain, Number::ratio});
      ++row;
    }
    model_.key.capex_last = row - 1;
    sheet_.text(row, label_column, word("ui.total"), Role::strong);
    for (int column = 1; column < 5; ++column) sheet_.blank(row, column, Role::total);
    sheet_.formula(row, 5, "SUM(" + cell(model_.key.capex_first, 5) + ':' + cell(row - 1, 5) + ')', total, {Role::total, Number::dollars});
    sheet_.formula(row, 6, cell(row, 5) + '/' + watts, total / it_w, {Role::total, Number::ratio});
  }

  void charts() {
    const std::string sheet = '=' + sheet_prefix(sheet_.name);
    const int last = first_year_column + model_.years - 1;
    const int years = model_.text->places().year_row;
    const auto series = [&](int row) {
      return Series{sheet + fixed_cell(row, 0), sheet + fixed_range(years, first_year_column, years, last),
                    sheet + fixed_range(row, first_year_column, row, last)};
    };
    const AnnualRows& rows = model_.annual;
    Chart flows;
    flows.kind = ChartKind::columns;
    flows.row = 3;
    flows.column = 11;
    flows.title = word("workbook.chart-flows");
    flows.x_title = word("workbook.plan-year");
    flows.y_title = "USD";
    flows.alternative = word("workbook.chart-flows");
    flows.series = {series(rows.project), series(rows.equity)};
    Chart earning = flows;
    earning.row = 20;
    earning.title = earning.alternative = word("workbook.chart-earning");
    earning.kind = ChartKind::lines;
    earning.series = {series(rows.revenue), series(rows.opex), series(rows.ebitda)};
    sheet_.charts.push_back(flows);
    sheet_.charts.push_back(earning);
    if (rows.balance > 0) {
      Chart debt = flows;
      debt.row = 37;
      debt.title = debt.alternative = word("workbook.chart-debt");
      debt.series = {series(rows.balance)};
      sheet_.charts.push_back(debt);
      Chart cover = earning;
      cover.row = 37;
      cover.column = 16;
      cover.title = cover.alternative = word("workbook.chart-cover");
      cover.x_title = word("workbook.operating-year");
      cover.y_title = word("workbook.dscr");
      cover.series = {series(rows.cover)};
      sheet_.charts.push_back(cover);
    }
  }

  CandidateModel& model_;
  const InputSheet& inputs_;
  const publish::Context& context_;
  const finance::Returns& returns_;
  Sheet sheet_;
  int next_key_ = first_key_row;
};

}  // namespace

Sheet summary_sheet(CandidateModel& model, const InputSheet& inputs, const publish::Context& context) {
  return SummaryPage(model, inputs, context).sheet();
}

}  // namespace landfall::workbook
