// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/checks_sheet.hpp"

#include <fmt/format.h>
#include <cmath>

#include "planner/workbook/address.hpp"

namespace landfall::workbook {
namespace {

enum CheckColumn { candidate_at, check_at, error_at, limit_at, answer_at };
constexpr int first_check_row = 6, master_row = 2;

class ChecksPage {
 public:
  explicit ChecksPage(const publish::Context& context) : context_(context) {
    sheet_.name = word("workbook.checks");
    sheet_.widths = {52.0, 52.0, 16.0, 16.0, 12.0};
    sheet_.frozen_rows = sheet_.repeated_rows = first_check_row;
    sheet_.tab_colour = 0x548235;
    sheet_.text(0, 0, sheet_.name, Role::title);
    sheet_.text(3, 0, word("workbook.checks-note"), Role::note);
    const std::array<const char*, 5> heads{"ui.site", "workbook.check", "workbook.error", "workbook.limit", "ui.answer"};
    for (std::size_t i = 0; i < heads.size(); ++i) sheet_.text(first_check_row - 1, static_cast<int>(i), word(heads[i]), Role::header);
  }

  void add(const CandidateModel& model) {
    model_ = &model;
    const finance::CashFlow<Formula>& flow = model.flow;
    CandidateText& text = *model.text;
    const std::string size = text.reference(flow.debt.size, ""), cost = text.reference(flow.construction.cost, "");
    const std::string money = "1E-9*(" + cost + "+ABS(" + model.sum_text(flow.revenue.total) + "))";
    const double money_value = 1e-9 * (flow.construction.cost.value() + std::abs(model.total(flow.revenue.total)));
    const double loan = flow.debt.size.value();

    const std::string months = sheet_prefix(model.months_sheet);
    const auto largest = [&](int row) {
      const std::string range = months + fixed_range(row, first_month_column, row, first_month_column + model.months - 1);
      return "MAX(MAX(" + range + "),-MIN(" + range + "))";
    };
    line("workbook.check-sources", largest(model.difference_row), 0.0, money, money_value);
    line("workbook.check-balance", largest(text.places().rows[static_cast<std::size_t>(flow.balance_check.index())]), 0.0, money,
         money_value);
    if (model.shown(flow.debt.draw)) {
      const std::string lent = size + '+' + model.sum_text(flow.debt.second.draw);
      const std::string repaid = model.sum_text(flow.debt.principal) + '+' + model.sum_text(flow.debt.swept) + '+' +
                                 model.sum_text(flow.debt.second.repaid) + '+' + model.sum_text(flow.debt.revaluation);
      line("workbook.check-repaid", "ABS(" + repaid + "-(" + lent + "))", 0.0, "1E-8*(" + lent + ")+1E-6",
           1e-8 * (loan + flow.debt.second.size.value()) + 1e-6);
      line("workbook.check-drawn", "ABS(" + model.sum_text(flow.debt.draw) + '-' + size + ')', 0.0, "1E-9*" + size + "+1E-6",
           1e-9 * loan + 1e-6);
      line("workbook.check-gearing", "MAX(0," + size + '-' + text.reference(flow.debt.by_gearing, "") + ')', 0.0, "1E-10*" + size + "+1E-6",
           1e-10 * loan + 1e-6);
    }
    const std::string summary = sheet_prefix(model.summary_sheet);
    const std::string lines = summary + fixed_range(model.key.capex_first, 5, model.key.capex_last, 5);
    line("workbook.check-capex", "ABS(SUM(" + lines + ")-" + cost + ')', 0.0, money, money_value);
    line("workbook.check-spent", "ABS(" + model.sum_text(flow.construction.share) + "-1)", 0.0, "1E-9", 1e-9);
    const std::string opex = summary + fixed_range(model.annual.opex_first, value_column, model.annual.opex_last, value_column);
    line("workbook.check-opex", "ABS(SUM(" + opex + ")-" + model.sum_text(flow.opex_total) + ')', 0.0, money, money_value);
    line("workbook.check-energy",
         "SUMPRODUCT((" + model.months_text(flow.utilities.it_kwh) + '>' + model.months_text(flow.utilities.energy_kwh) + "+1E-6)*1)", 0.0,
         "0", 0.0);
    npv_at(model.key.project_irr, "workbook.check-project-irr", flow.project);
    npv_at(model.key.equity_irr, "workbook.check-equity-irr", flow.equity);
    const std::string end = text.reference(flow.timeline.end, "");
    line("workbook.check-length", "MAX(0," + end + '-' + std::to_string(model.months) + ')', 0.0, "1E-9", 1e-9);
  }

  ChecksSheet finish() {
    const std::string answers = fixed_range(first_check_row, answer_at, next_ - 1, answer_at);
    const std::string failed = "COUNTIF(" + answers + ",\"<>" + word("ui.state-pass") + "\")";
    sheet_.text(master_row, 0, word("workbook.master-check"), Role::strong);
    const std::string passed = fmt::format("{} ({})", word("workbook.all-passed"), next_ - first_check_row);
    sheet_.formula(master_row, 1, "IF(" + failed + "=0,\"" + passed + "\"," + failed + "&\" " + word("workbook.checks-failed") + "\")",
                   passed, Role::verdict);
    const std::string master = sheet_prefix(sheet_.name) + fixed_cell(master_row, 1);
    return {std::move(sheet_), master, passed};
  }

 private:
  [[nodiscard]] const std::string& word(const std::string& code) const { return context_.messages.word(code, context_.language); }

  void line(const char* code, const std::string& error, double error_value, const std::string& limit, double limit_value) {
    const int row = next_++;
    sheet_.text(row, candidate_at, fmt::format("{} · {}", model_->number, model_->title), Role::label);
    sheet_.text(row, check_at, word(code), Role::label);
    sheet_.formula(row, error_at, error, error_value, {Role::plain, Number::general});
    sheet_.formula(row, limit_at, limit, limit_value, {Role::plain, Number::general});
    const std::string ok = "IFERROR(" + cell(row, error_at) + "<=" + cell(row, limit_at) + ",FALSE)";
    sheet_.formula(row, answer_at, "IF(" + ok + ",\"" + word("ui.state-pass") + "\",\"" + word("ui.state-fail") + "\")",
                   word("ui.state-pass"), Role::verdict);
  }

  /// Worth of the flows at the return that the summary shows, against their size.
  void npv_at(int irr_row, const char* code, const Row<Formula>& flows) {
    const std::string irr = sheet_prefix(model_->summary_sheet) + fixed_cell(irr_row, value_column);
    const std::string months = model_->months_text(flows), first = model_->text->address(flows.index(), 0);
    const std::string worth =
        "ABS(" + first + "+NPV((1+" + irr + ")^(1/12)-1," + model_->text->months_of(flows.index(), 1, model_->months) + "))";
    double size = 0.0;
    for (int t = 0; t < model_->months; ++t) size += std::abs(flows[t].value());
    line(code, "IF(ISNUMBER(" + irr + ")," + worth + ",0)", 0.0, "1E-8*SUMPRODUCT(ABS(" + months + "))", 1e-8 * size);
  }

  const publish::Context& context_;
  const CandidateModel* model_ = nullptr;
  Sheet sheet_;
  int next_ = first_check_row;
};

}  // namespace

ChecksSheet checks_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const publish::Context& context) {
  ChecksPage page(context);
  for (const auto& model : models) page.add(*model);
  return page.finish();
}

}  // namespace landfall::workbook
