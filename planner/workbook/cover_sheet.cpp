// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/cover_sheet.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "planner/publish/lines.hpp"
#include "planner/workbook/address.hpp"

namespace landfall::workbook {
namespace {

class CoverPage {
 public:
  CoverPage(const std::vector<std::unique_ptr<CandidateModel>>& models, const committee::Comparison& comparison, const ChecksSheet& checks,
            const InputSheet& inputs, const publish::Context& context)
      : models_(models), comparison_(comparison), checks_(checks), inputs_(inputs), context_(context) {}

  Sheet sheet() {
    sheet_.name = word("workbook.cover");
    sheet_.widths = {6.0, 26.0, 54.0, 13.0};
    sheet_.other_width = 15.0;
    sheet_.tab_colour = 0x1F4E79;
    sheet_.text(0, 0, word("workbook.title"), Role::title);
    sheet_.text(1, 0, publish::in(context_.language, context_.portfolio.name), Role::subtitle);
    recommendation();
    table();
    remarks();
    legend();
    record();
    return std::move(sheet_);
  }

 private:
  [[nodiscard]] const std::string& word(const std::string& code) const { return context_.messages.word(code, context_.language); }
  [[nodiscard]] std::string sentence(const char* code, const std::vector<FindingArgument>& arguments) const {
    return context_.messages.sentence(code, arguments, context_.language);
  }
  void section(int row, const std::string& text) {
    sheet_.text(row, 0, text, Role::section);
    for (int column = 1; column < width; ++column) sheet_.blank(row, column, Role::section);
  }
  void paragraph(int row, const std::string& text, double height) {
    sheet_.text(row, 0, text, Role::wrapped);
    for (int column = 1; column < width; ++column) sheet_.blank(row, column, Role::wrapped);
    sheet_.merged.push_back({row, 0, row, width - 1});
    sheet_.heights.emplace_back(row, height);
  }

  void recommendation() {
    section(3, word("workbook.recommendation"));
    const auto first =
        std::find_if(comparison_.candidates.begin(), comparison_.candidates.end(), [](const committee::Candidate& candidate) {
          return candidate.appraisal.verdict != gates::Verdict::blocked && candidate.appraisal.returns.equity.rate.has_value();
        });
    if (first == comparison_.candidates.end()) {
      paragraph(4, word("workbook.no-recommendation"), 34.0);
    } else {
      const appraisal::Appraisal& result = first->appraisal;
      const bool above = *result.returns.equity.rate >= context_.portfolio.investor.returns.hurdle.value;
      paragraph(4,
                sentence(above ? "workbook.recommend" : "workbook.below-hurdle",
                         {publish::in(context_.language, context_.portfolio.sites.at(result.site).name),
                          publish::in(context_.language, context_.portfolio.modules.at(result.module).name), *result.returns.equity.rate,
                          context_.portfolio.investor.returns.hurdle.value, result.capex_usd / 1e6, result.returns.months_to_revenue,
                          word("ui." + std::string(gates::to_string(result.verdict)))}),
                34.0);
    }
    sheet_.text(6, 0, word("workbook.master-check"), Role::strong);
    sheet_.formula(6, 2, checks_.master, checks_.master_value, Role::verdict);
    std::string asked = publish::title_lines(context_);
    while (!asked.empty() && asked.back() == '\n') asked.pop_back();
    paragraph(7, asked, 48.0);
  }

  void table() {
    constexpr int top = 9;
    section(top, word("workbook.leading"));
    const std::vector<const char*> heads{"ui.rank",
                                         "ui.site",
                                         "ui.module",
                                         "ui.verdict",
                                         "ui.equity-irr",
                                         "ui.project-irr",
                                         "workbook.npv",
                                         "workbook.capex",
                                         "workbook.capex-per-w",
                                         "ui.min-dscr",
                                         "workbook.opening",
                                         "workbook.as-issued",
                                         "workbook.clears-hurdle"};
    for (std::size_t i = 0; i < heads.size(); ++i) sheet_.text(top + 1, static_cast<int>(i), word(heads[i]), Role::header);
    int row = top + 2;
    for (const auto& model : models_) {
      const appraisal::Appraisal& result = model->candidate.appraisal;
      const finance::Returns& returns = result.returns;
      sheet_.number(row, 0, model->candidate.rank, {Role::label, Number::whole});
      sheet_.text(row, 1, publish::in(context_.language, context_.portfolio.sites.at(result.site).name), Role::label);
      sheet_.text(row, 2, publish::in(context_.language, context_.portfolio.modules.at(result.module).name), Role::label);
      sheet_.text(row, 3, word("ui." + std::string(gates::to_string(result.verdict))), Role::label);
      const auto live = [&](int column, int at, std::optional<double> value, Number number) {
        const std::string text = sheet_prefix(model->summary_sheet) + fixed_value_cell(at);
        if (value) {
          sheet_.formula(row, column, text, *value, {column == 4 ? Role::key : Role::plain, number});
        } else {
          sheet_.formula(row, column, text, "–", Role::plain);
        }
      };
      live(4, model->key.equity_irr, returns.equity.rate, Number::percent);
      live(5, model->key.project_irr, returns.project.rate, Number::percent);
      live(6, model->key.npv, returns.npv_usd, Number::dollars);
      live(7, model->key.capex, result.capex_usd, Number::dollars);
      live(8, model->key.capex + 1, result.capex_usd_per_w, Number::ratio);
      live(9, model->key.min_dscr, returns.min_cover ? std::optional(returns.min_cover->dscr) : std::nullopt, Number::ratio);
      live(10, model->key.opening, returns.months_to_revenue, Number::months);
      if (returns.equity.rate) {
        sheet_.number(row, 11, *returns.equity.rate, {Role::note, Number::percent});
      } else {
        sheet_.text(row, 11, "–", Role::note);
      }
      const std::string irr = cell(row, 4), hurdle = inputs_.address(context_.portfolio.investor.returns.hurdle.slot);
      const bool clears = returns.equity.rate && *returns.equity.rate >= context_.portfolio.investor.returns.hurdle.value;
      sheet_.formula(row, 12,
                     "IF(ISNUMBER(" + irr + "),IF(" + irr + ">=" + hurdle + ",\"" + word("ui.state-pass") + "\",\"" +
                         word("ui.state-fail") + "\"),\"" + word("ui.state-fail") + "\")",
                     word(clears ? "ui.state-pass" : "ui.state-fail"), Role::verdict);
      ++row;
    }
    next_ = row + 1;
    Chart chart;
    chart.kind = ChartKind::columns;
    chart.row = next_;
    chart.column = 4;
    chart.width = 760;
    chart.height = 260;
    chart.y_title = "%";
    chart.title = chart.alternative = word("ui.equity-irr");
    const std::string sheet = '=' + sheet_prefix(sheet_.name);
    chart.series = {
        {sheet + fixed_cell(top + 1, 4), sheet + fixed_range(top + 2, 1, row - 1, 1), sheet + fixed_range(top + 2, 4, row - 1, 4)}};
    if (!models_.empty()) sheet_.charts.push_back(chart);
  }

  /// The leading candidate's warnings and errors.
  void remarks() {
    if (models_.empty()) return;
    sheet_.text(next_, 0, word("ui.findings"), Role::strong);
    ++next_;
    int shown = 0;
    for (const Severity severity : {Severity::error, Severity::warning}) {
      for (const Finding& finding : models_.front()->candidate.appraisal.findings) {
        if (finding.severity != severity || shown >= 8) continue;
        sheet_.text(
            next_, 0,
            fmt::format("[{}] {}", word("ui." + std::string(to_string(severity))), context_.messages.sentence(finding, context_.language)),
            Role::wrapped);
        for (int column = 1; column < 4; ++column) sheet_.blank(next_, column, Role::wrapped);
        sheet_.merged.push_back({next_, 0, next_, 3});
        sheet_.heights.emplace_back(next_, 32.0);
        ++next_;
        ++shown;
      }
    }
    ++next_;
  }

  void legend() {
    next_ = std::max(next_, 14 + 2 * static_cast<int>(models_.size()) + 6);
    section(next_++, word("workbook.colours"));
    sheet_.number(next_, 1, 0.12, {Role::input, Number::general});
    sheet_.text(next_++, 2, word("workbook.colour-input"));
    sheet_.number(next_, 1, 0.12, {Role::fixed, Number::general});
    sheet_.text(next_++, 2, word("workbook.colour-fixed"));
    sheet_.number(next_, 1, 0.12, {Role::plain, Number::general});
    sheet_.text(next_++, 2, word("workbook.colour-formula"));
    ++next_;
  }

  void record() {
    section(next_++, word("workbook.record"));
    std::string lines = publish::record_lines(context_);
    while (!lines.empty() && lines.back() == '\n') lines.pop_back();
    paragraph(next_++, lines, 30.0);
    paragraph(next_++, word("workbook.how-to"), 48.0);
  }

  static constexpr int width = 13;
  const std::vector<std::unique_ptr<CandidateModel>>& models_;
  const committee::Comparison& comparison_;
  const ChecksSheet& checks_;
  const InputSheet& inputs_;
  const publish::Context& context_;
  Sheet sheet_;
  int next_ = 0;
};

}  // namespace

Sheet cover_sheet(const std::vector<std::unique_ptr<CandidateModel>>& models, const committee::Comparison& comparison,
                  const ChecksSheet& checks, const InputSheet& inputs, const publish::Context& context) {
  return CoverPage(models, comparison, checks, inputs, context).sheet();
}

std::string fixed_value_cell(int row) { return fixed_cell(row, value_column); }

}  // namespace landfall::workbook
