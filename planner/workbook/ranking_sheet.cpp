// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/ranking_sheet.hpp"

#include <functional>

#include "planner/publish/candidate_json.hpp"

namespace landfall::workbook {
namespace {

using committee::Candidate;

struct RankedFigure {
  const char* head;
  Number number;
  std::function<std::optional<double>(const Candidate&)> of;
};

const std::vector<RankedFigure>& ranked_figures() {
  static const std::vector<RankedFigure> all{
      {"ui.equity-irr", Number::percent, [](const Candidate& each) { return each.appraisal.returns.equity.rate; }},
      {"ui.project-irr", Number::percent, [](const Candidate& each) { return each.appraisal.returns.project.rate; }},
      {"workbook.p10", Number::percent, [](const Candidate& each) { return each.risk.p10; }},
      {"workbook.p50", Number::percent, [](const Candidate& each) { return each.risk.p50; }},
      {"workbook.p90", Number::percent, [](const Candidate& each) { return each.risk.p90; }},
      {"ui.below-hurdle", Number::percent, [](const Candidate& each) { return each.risk.probability_below_hurdle; }},
      {"ui.share-first", Number::percent, [](const Candidate& each) { return each.share_first; }},
      {"workbook.npv", Number::dollars, [](const Candidate& each) { return std::optional(each.appraisal.returns.npv_usd); }},
      {"workbook.capex", Number::dollars,
       [](const Candidate& each) { return std::optional(publish::capex_total(each.appraisal.flow.capex)); }},
      {"workbook.capex-per-w", Number::ratio, [](const Candidate& each) { return std::optional(each.appraisal.capex_usd_per_w); }},
      {"workbook.opening", Number::months, [](const Candidate& each) { return std::optional(each.appraisal.returns.months_to_revenue); }},
      {"ui.min-dscr", Number::ratio,
       [](const Candidate& each) {
         const auto& cover = each.appraisal.returns.min_cover;
         return cover ? std::optional(cover->dscr) : std::nullopt;
       }},
      {"ui.pue", Number::factor, [](const Candidate& each) { return std::optional(each.appraisal.annual.pue); }},
      {"ui.wue", Number::ratio, [](const Candidate& each) { return std::optional(each.appraisal.annual.wue_l_per_kwh); }}};
  return all;
}

}  // namespace

Sheet ranking_sheet(const committee::Comparison& comparison, const publish::Context& context) {
  const auto word = [&](const std::string& code) { return context.messages.word(code, context.language); };
  constexpr int head = 3, names = 6;
  Sheet sheet;
  sheet.name = word("workbook.ranking");
  sheet.widths = {6.0, 14.0, 24.0, 20.0, 44.0, 13.0};
  sheet.other_width = 12.0;
  sheet.tab_colour = 0x1F4E79;
  sheet.frozen_rows = head + 1;
  sheet.frozen_columns = 4;
  sheet.repeated_rows = head + 1;
  sheet.text(0, 0, word("workbook.ranking"), Role::title);
  sheet.text(1, 0, word("workbook.ranking-note"), Role::subtitle);
  const std::array<const char*, names> labels{"ui.rank", "workbook.place-id", "workbook.module-id", "ui.site", "ui.module", "ui.verdict"};
  for (int column = 0; column < names; ++column) sheet.text(head, column, word(labels[static_cast<std::size_t>(column)]), Role::header);
  int column = names;
  for (const RankedFigure& figure : ranked_figures()) sheet.text(head, column++, word(figure.head), Role::header);
  int row = head + 1;
  for (const Candidate& candidate : comparison.candidates) {
    const appraisal::Appraisal& result = candidate.appraisal;
    sheet.number(row, 0, candidate.rank, {Role::label, Number::whole});
    sheet.text(row, 1, result.site, Role::label);
    sheet.text(row, 2, result.module, Role::label);
    sheet.text(row, 3, publish::in(context.language, context.portfolio.sites.at(result.site).name), Role::label);
    sheet.text(row, 4, publish::in(context.language, context.portfolio.modules.at(result.module).name), Role::label);
    sheet.text(row, 5, word("ui." + std::string(gates::to_string(result.verdict))), Role::label);
    column = names;
    for (const RankedFigure& figure : ranked_figures()) {
      const std::optional<double> value = figure.of(candidate);
      if (value) {
        sheet.number(row, column, *value, {Role::fixed, figure.number});
      } else {
        sheet.text(row, column, "–", Role::note);
      }
      ++column;
    }
    ++row;
  }
  return sheet;
}

}  // namespace landfall::workbook
