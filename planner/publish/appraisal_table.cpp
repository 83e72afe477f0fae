// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "planner/publish/candidate_json.hpp"
#include "planner/publish/diligence.hpp"
#include "planner/publish/energy_page.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"
#include "planner/publish/money_tables.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::publish {
namespace {

using appraisal::Appraisal;

constexpr std::size_t facts_shown = 10;

class Page {
 public:
  Page(const committee::Candidate& candidate, const committee::Dossier& dossier, const Context& context)
      : candidate_(candidate), dossier_(dossier), result_(candidate.appraisal), context_(context) {}

  std::string text() {
    const portfolio::Portfolio& portfolio = context_.portfolio;
    text_ = title_lines(context_);
    text_ += fmt::format("{} / {}: {}\n\n", in(context_.language, portfolio.sites.at(result_.site).name),
                         in(context_.language, portfolio.modules.at(result_.module).name), verdict_word(result_.verdict, context_));
    key_figures();
    findings();
    text_ += due_diligence_table(dossier_.due_diligence, context_, facts_shown) + "\n";
    if (!dossier_.stress.empty()) text_ += stress_table(dossier_.stress, context_) + "\n";
    gates();
    schedule();
    capex();
    opex();
    months();
    text_ += energy_table(result_, context_);
    years();
    loan();
    text_ += terms_table(result_, context_) + sources_and_uses_table(result_, context_);
    break_evens();
    text_ += alternatives_table(dossier_.later, "alternative-later", context_);
    text_ += alternatives_table(dossier_.ways_to_build, "alternative-way", context_);
    checks();
    return text_ + record_lines(context_);
  }

 private:
  [[nodiscard]] std::string word(const std::string& code) const { return context_.messages.word("ui." + code, context_.language); }
  void heading(const char* code) { text_ += word(code) + "\n"; }
  void put(const Grid& grid) { text_ += grid.text() + "\n"; }

  void key_figures() {
    const finance::Returns& returns = result_.returns;
    const risk::Distribution& risk = candidate_.risk;
    Grid grid({{word("figure"), false}, {word("value"), true}});
    grid.add({word("it-load"), fmt::format("{:.2f} MW ({} x {:.0f} kW)", result_.it_kw / 1000.0, result_.basis->scope.build.modules,
                                           result_.basis->scope.module.it.load.value)});
    grid.add({word("pue"), fmt::format("{:.3f} ({:.0f} %) / {:.3f} (100 %)", result_.annual.pue, 100.0 * result_.stabilised_load,
                                       result_.annual_full.pue)});
    grid.add({word("wue"), fmt::format("{:.2f}", result_.annual.wue_l_per_kwh)});
    grid.add({word("carbon"), fmt::format("{:.3f}", result_.carbon_kg_per_kwh_it)});
    grid.add({word("capex"), fmt::format("{} ({:.2f} {})", millions(result_.capex_usd), result_.capex_usd_per_w, word("capex-per-w"))});
    grid.add({word("months"), fmt::format("{:.1f}", returns.months_to_revenue)});
    grid.add({word("project-irr"), percent(returns.project.rate)});
    grid.add({word("equity-irr"), percent(returns.equity.rate)});
    grid.add({word("percentiles"), fmt::format("{} / {} / {}", percent(risk.p10), percent(risk.p50), percent(risk.p90))});
    grid.add({word("below-hurdle"), percent(risk.probability_below_hurdle, 0)});
    grid.add({word("npv"), millions(returns.npv_usd)});
    grid.add({word("multiple"), fmt::format("{:.2f} x", returns.equity_multiple)});
    grid.add({word("payback"), returns.payback_months ? fmt::format("{:.0f}", *returns.payback_months) : "-"});
    grid.add(
        {word("discounted-payback"), returns.discounted_payback_months ? fmt::format("{:.0f}", *returns.discounted_payback_months) : "-"});
    grid.add({word("mirr"), percent(returns.equity_mirr)});
    grid.add({word("min-dscr"), returns.min_cover ? fmt::format("{:.2f}", returns.min_cover->dscr) : "-"});
    const auto times = [](const std::optional<double>& cover) { return cover ? fmt::format("{:.2f}", *cover) : "-"; };
    grid.add({word("loan-life-cover"), times(returns.loan_cover.llcr) + " / " + times(returns.loan_cover.plcr)});
    grid.add({word("levelised"), fmt::format("{:.2f}", returns.levelised_usd_per_unit)});
    put(grid);
  }

  void findings() {
    heading("findings");
    for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
      for (const Finding& finding : result_.findings) {
        if (finding.severity != severity) continue;
        text_ += fmt::format("  [{}] {} ({})\n", word(to_string(severity)), context_.messages.sentence(finding, context_.language),
                             finding.source);
      }
    }
    text_ += "\n";
  }

  void gates() {
    Grid grid({{word("rule"), false}, {word("answer"), false}, {word("sentence"), false}, {word("law"), false}, {word("source"), false}});
    for (const gates::Gate& gate : result_.gates) {
      grid.add({gate.rule.id, word("state-" + std::string(gates::to_string(gate.state))),
                context_.messages.sentence(gate.reason, gate.arguments, context_.language), gate.rule.law, gate.rule.source});
    }
    put(grid);
  }

  void schedule() {
    const std::vector<cost::Activity> critical = cost::critical_path(result_.flow.schedule);
    const auto slack = cost::floats(result_.flow.schedule);
    Grid grid({{word("activity"), false},
               {word("from-month"), true},
               {word("to-month"), true},
               {word("float-months"), true},
               {word("critical"), false}});
    for (std::size_t i = 0; i < cost::activity_count; ++i) {
      const auto activity = static_cast<cost::Activity>(i);
      const cost::Span<double>& span = result_.flow.schedule.activities[i];
      const bool on_path = std::find(critical.begin(), critical.end(), activity) != critical.end();
      grid.add({word(std::string(cost::to_string(activity))), fmt::format("{:.1f}", span.from), fmt::format("{:.1f}", span.to),
                fmt::format("{:.1f}", slack[i]), on_path ? "*" : ""});
    }
    put(grid);
  }

  void capex() {
    Grid grid({{word("capex-line"), false},
               {word("quantity"), true},
               {word("rate"), true},
               {word("index"), true},
               {word("usd-million"), true},
               {word("capex-per-w"), true}});
    const double watts = 1000.0 * result_.it_kw;
    for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
      const auto item = static_cast<cost::CapexItem>(i);
      const cost::CapexLine<double>& line = result_.flow.capex.lines[i];
      if (line.usd == 0.0) continue;
      grid.add({word(std::string(cost::to_string(item))), fmt::format("{:.0f} {}", line.quantity, cost::basis(item).quantity_unit),
                fmt::format("{:.4g}", line.rate), fmt::format("{:.2f}", line.index), millions(line.usd),
                fmt::format("{:.2f}", line.usd / watts)});
    }
    grid.add({word("total"), "", "", "", millions(result_.capex_usd), fmt::format("{:.2f}", result_.capex_usd_per_w)});
    put(grid);
  }

  void opex() {
    const auto& flow = result_.flow;
    const int from = operating_year_start(flow), to = std::min(from + 12, flow.timeline.months);
    Grid grid({{word("opex-line"), false}, {word("usd-million"), true}, {word("usd-per-kw"), true}});
    for (std::size_t i = 0; i < cost::opex_item_count; ++i) {
      const double usd = sum(flow.opex[i], from, to);
      if (usd == 0.0) continue;
      grid.add({word("opex-" + std::string(cost::to_string(static_cast<cost::OpexItem>(i)))), fmt::format("{:.2f}", usd / 1e6),
                fmt::format("{:.0f}", usd / result_.it_kw)});
    }
    const double total = sum(flow.opex_total, from, to);
    grid.add({word("total"), fmt::format("{:.2f}", total / 1e6), fmt::format("{:.0f}", total / result_.it_kw)});
    put(grid);
  }

  void months() {
    Grid grid({{word("month"), true}, {word("pue"), true}, {word("wue"), true}, {word("peak-mw"), true}});
    const cost::LoadCurves& curves = result_.basis->curves;
    const double load = result_.stabilised_load;
    for (int month = 0; month < 12; ++month) {
      grid.add({std::to_string(month + 1), fmt::format("{:.3f}", curves.facility_kw(load, month) / load),
                fmt::format("{:.2f}", curves.water_l_per_h(load, month) / load),
                fmt::format("{:.2f}", result_.it_kw * curves.peak_kw(load, month) / 1000.0)});
    }
    put(grid);
  }

  void years() {
    const auto& flow = result_.flow;
    Grid grid({{word("year"), true},
               {word("revenue"), true},
               {word("opex"), true},
               {word("ebitda"), true},
               {word("tax"), true},
               {word("capex"), true},
               {word("service"), true},
               {word("balance"), true},
               {word("project-flow"), true},
               {word("equity-flow"), true}});
    for (int y = 0; y < result_.ledger->years(); ++y) {
      const int from = 12 * y, to = std::min(from + 12, flow.timeline.months);
      const auto total = [&](const Row<double>& row) { return fmt::format("{:.2f}", sum(row, from, to) / 1e6); };
      grid.add({std::to_string(y + 1), total(flow.revenue.total), total(flow.opex_total), total(flow.ebitda), total(flow.tax),
                total(flow.construction.spend), total(flow.debt.service), fmt::format("{:.2f}", flow.debt.balance[to - 1] / 1e6),
                total(flow.project), total(flow.equity)});
    }
    put(grid);
  }

  void loan() {
    const finance::Debt<double>& debt = result_.flow.debt;
    if (debt.size <= 0.0) return;
    const int months = result_.flow.timeline.months;
    const std::array<double, 6> figures{debt.size / 1e6,    debt.size / debt.uses,          debt.by_gearing / 1e6,
                                        debt.by_dscr / 1e6, sum(debt.idc, 0, months) / 1e6, sum(debt.fees, 0, months) / 1e6};
    text_ += context_.messages.sentence("ui.loan", {figures.begin(), figures.end()}, context_.language) + "\n\n";
  }

  /// Where the hurdle is just met, one lever at a time.
  void break_evens() {
    if (dossier_.break_evens.empty()) return;
    Grid grid(
        {{word("break-even"), false}, {word("now"), true}, {word("at-hurdle"), true}, {word("moved-by"), true}, {word("unit"), false}});
    for (const finance::BreakEven& each : dossier_.break_evens) {
      const bool whole = each.unit == "USD";
      const auto figure = [&](double value) { return whole ? millions(value) : fmt::format("{:.4g}", value); };
      grid.add({word("break-even-" + std::string(finance::to_string(each.lever))), figure(each.base),
                each.value ? figure(*each.value) : "-",
                each.value && each.base > 0.0 ? fmt::format("{:+.1f} %", 100.0 * (*each.value / each.base - 1.0)) : "-",
                whole ? word("usd-million") : context_.messages.unit(each.unit, context_.language)});
    }
    put(grid);
  }

  void checks() {
    double failed = 0.0;
    for (const finance::Check& check : result_.checks) failed += check.passed() ? 0.0 : 1.0;
    text_ += context_.messages.sentence("ui.checks", {static_cast<double>(result_.checks.size()), failed}, context_.language) + "\n";
  }

  const committee::Candidate& candidate_;
  const committee::Dossier& dossier_;
  const Appraisal& result_;
  const Context& context_;
  std::string text_;
};

}  // namespace

int operating_year_start(const finance::CashFlow<double>& flow) {
  const int third_year = static_cast<int>(flow.timeline.opening) + 1 + 24;
  return std::min(third_year, std::max(0, flow.timeline.months - 12));
}

std::string appraisal_table(const committee::Candidate& candidate, const committee::Dossier& dossier, const Context& context) {
  return Page(candidate, dossier, context).text();
}

}  // namespace landfall::publish
