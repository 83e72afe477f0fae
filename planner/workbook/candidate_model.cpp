// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/candidate_model.hpp"

#include <fmt/format.h>
#include <array>

namespace landfall::workbook {
namespace {

struct SectionOf {
  const char* code;
  std::vector<std::string_view> prefixes;
};
const std::array<SectionOf, 12> sections{{{"workbook.section-time", {"operating", "running", "end-of-plan", "calendar."}},
                                          {"workbook.section-prices", {"index."}},
                                          {"workbook.section-letting", {"letting."}},
                                          {"workbook.section-plant", {"plant.", "energy.", "water."}},
                                          {"workbook.section-revenue", {"revenue."}},
                                          {"workbook.section-opex", {"opex."}},
                                          {"workbook.section-capex", {"spending.", "capex.", "refresh."}},
                                          {"workbook.section-result", {"ebitda", "depreciation", "end-value", "cfads"}},
                                          {"workbook.section-debt", {"debt.", "refinancing."}},
                                          {"workbook.section-tax", {"tax."}},
                                          {"workbook.section-flows", {"lock-up.", "distribution", "flow."}},
                                          {"workbook.section-balance", {"balance."}}}};
constexpr int months_top = 8;        // first row below the months' heading
constexpr int annual_rows_top = 64;  // year rows of the model, on the summary

std::string sheet_name(int number, const char* code, const publish::Context& context) {
  return fmt::format("{} {}", number, context.messages.word(code, context.language));
}

}  // namespace

CandidateModel::CandidateModel(const committee::Candidate& of, int which, const publish::Context& context)
    : candidate(of),
      number(which),
      title(publish::in(context.language, context.portfolio.sites.at(of.appraisal.site).name) + " / " +
            publish::in(context.language, context.portfolio.modules.at(of.appraisal.module).name)),
      summary_sheet(sheet_name(which, "workbook.summary", context)),
      months_sheet(sheet_name(which, "workbook.months", context)),
      figures_sheet(sheet_name(which, "workbook.figures", context)),
      tables_sheet(context.messages.word("workbook.tables", context.language)),
      months(finance::plan_months(*of.appraisal.basis)),
      years((months + 11) / 12) {
  Ledger<Formula> ledger(book, months);
  flow = finance::cash_flow(Reading<Formula>(book), *of.appraisal.basis, ledger);
}

std::set<std::uint32_t> CandidateModel::slots() const {
  std::set<std::uint32_t> all;
  for (const FormulaNode& node : book.nodes()) {
    if (node.op == FormulaOp::input) all.insert(static_cast<std::uint32_t>(node.row));
  }
  return all;
}

bool CandidateModel::shown(const Row<Formula>& row) const {
  return row.exists() && text->places().rows[static_cast<std::size_t>(row.index())] >= 0;
}

std::string CandidateModel::sum_text(const Row<Formula>& row) const { return shown(row) ? "SUM(" + months_text(row) + ')' : "0"; }

double CandidateModel::total(const Row<Formula>& row) const { return sum(row, 0, months).value(); }

void CandidateModel::place(const InputSheet& inputs) {
  Places places;
  places.months_sheet = months_sheet;
  places.years_sheet = summary_sheet;
  places.figures_sheet = figures_sheet;
  places.tables_sheet = tables_sheet;
  places.months = months;
  places.years = years;
  places.first_month_column = first_month_column;
  places.first_year_column = first_year_column;
  places.figure_column = value_column;
  places.first_figure_row = 3;
  places.plan_year_row = 3;
  places.calendar_row = 4;
  places.month_start_row = 5;
  places.month_end_row = 6;
  places.input = [&inputs](std::uint32_t slot) { return inputs.address(slot); };

  const auto zero = [&](int index) {
    for (const Formula& content : book.row(index).content) {
      if (!content.zero()) return false;
    }
    return true;
  };
  places.rows.assign(static_cast<std::size_t>(book.row_count()), -1);
  int row = months_top;
  std::vector<bool> taken(static_cast<std::size_t>(book.row_count()), false);
  for (const SectionOf& of : sections) {
    Section section{of.code, row++, {}};
    for (int index = 0; index < book.row_count(); ++index) {
      const FormulaRow& line = book.row(index);
      if (line.yearly || taken[static_cast<std::size_t>(index)] || zero(index)) continue;
      for (const std::string_view prefix : of.prefixes) {
        if (!line.name.starts_with(prefix)) continue;
        taken[static_cast<std::size_t>(index)] = true;
        places.rows[static_cast<std::size_t>(index)] = row++;
        section.rows.push_back(index);
        break;
      }
    }
    if (std::string_view(of.code) == "workbook.section-flows") cumulative_row = row++;
    if (std::string_view(of.code) == "workbook.section-balance") difference_row = row++;
    ++row;
    month_sections.push_back(std::move(section));
  }
  annual_top = annual_rows_top;
  places.year_row = annual_top + 1;
  places.year_start_row = annual_top + 2;
  places.year_end_row = annual_top + 3;
  row = annual_top + 62;
  for (int index = 0; index < book.row_count(); ++index) {
    if (!book.row(index).yearly || zero(index)) continue;
    places.rows[static_cast<std::size_t>(index)] = row++;
    year_rows.push_back(index);
  }
  // Each candidate has its tables on the common sheet: 14 points and 14 rows of bends, with headings.
  constexpr int block = 2 * static_cast<int>(plant::table_size) + 6;
  const int tables = static_cast<int>(curves().size());
  for (int table = 0; table < tables; ++table) {
    const int top = 3 + (tables_before + table) * block;
    places.table_rows.push_back(top + 3 + static_cast<int>(plant::table_size));
  }
  places.table_load_column = 1;
  places.bends = static_cast<int>(plant::table_size) - 1;
  text = std::make_unique<CandidateText>(book, std::move(places));
}

void name_figures(CandidateModel& model, const publish::Context& context) {
  const auto word = [&](const std::string& code) { return context.messages.word(code, context.language); };
  const auto name = [&](const Formula& formula, const std::string& label, const char* unit) { model.text->name(formula, label, unit); };
  const finance::CashFlow<Formula>& flow = model.flow;
  for (std::size_t i = 0; i < cost::activity_count; ++i) {
    const std::string activity = word("ui." + std::string(cost::to_string(static_cast<cost::Activity>(i))));
    name(flow.schedule.activities[i].from, activity + " · " + word("ui.from-month"), "month");
    name(flow.schedule.activities[i].to, activity + " · " + word("ui.to-month"), "month");
  }
  name(flow.schedule.opening, word("workbook.opening"), "month");
  name(flow.timeline.end, word("workbook.end-of-operation"), "month");
  name(flow.capex.it_kw, word("workbook.it-power"), "kW");
  name(flow.capex.peak_kw, word("workbook.peak-power"), "kW");
  for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
    name(flow.capex.lines[i].usd, word("ui." + std::string(cost::to_string(static_cast<cost::CapexItem>(i)))), "USD");
  }
  name(flow.capex.ex_works_usd, word("workbook.ex-works"), "USD");
  name(flow.capex.hard_usd, word("workbook.hard-cost"), "USD");
  name(flow.capex.hardware_usd, word("workbook.hardware-cost"), "USD");
  name(flow.construction.cost, word("workbook.financed-cost"), "USD");
  name(flow.depreciation.undepreciated, word("workbook.undepreciated"), "USD");
  name(flow.debt.by_gearing, word("workbook.loan-by-gearing"), "USD");
  name(flow.debt.by_dscr, word("workbook.loan-by-dscr"), "USD");
  name(flow.debt.size, word("workbook.loan-size"), "USD");
  name(flow.debt.uses, word("workbook.uses"), "USD");
  if (!model.candidate.appraisal.basis->financing.refinancing) return;
  name(flow.debt.second.by_gearing, word("workbook.second-loan-by-gearing"), "USD");
  name(flow.debt.second.by_dscr, word("workbook.second-loan-by-dscr"), "USD");
  name(flow.debt.second.size, word("ui.second-loan-size"), "USD");
}

Number number_of(std::string_view unit) {
  if (unit == "USD" || unit == "kW" || unit == "kWh" || unit == "m3" || unit == "kW-month" || unit == "GPU-h") return Number::dollars;
  if (unit == "h" || unit == "month") return Number::months;
  if (unit == "fraction") return Number::percent;
  return Number::factor;
}

}  // namespace landfall::workbook
