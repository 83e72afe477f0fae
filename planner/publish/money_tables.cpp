// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/money_tables.hpp"

#include <fmt/format.h>

#include "planner/finance/funds.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"

namespace landfall::publish {
namespace {

std::string word_of(const std::string& code, const Context& context) { return context.messages.word("ui." + code, context.language); }

}  // namespace

std::string terms_table(const appraisal::Appraisal& result, const Context& context) {
  const auto word = [&](const std::string& code) { return word_of(code, context); };
  const finance::Case& basis = *result.basis;
  const finance::Financing& financing = basis.financing;
  const finance::Debt<double>& debt = result.flow.debt;
  const auto& timeline = result.flow.timeline;
  const int months = timeline.months;
  Grid grid({{word("figure"), false}, {word("value"), true}});
  bool any = false;
  const auto add = [&](const char* code, const std::string& value) {
    grid.add({word(code), value});
    any = true;
  };
  if (financing.local_currency) add("loan-revaluation", millions(sum(debt.revaluation, 0, months)));
  if (financing.sweep) add("loan-swept", millions(sum(debt.swept, 0, months)));
  if (result.returns.covenants) {
    const finance::Covenants& kept = *result.returns.covenants;
    add("lock-up-months", std::to_string(kept.locked_months));
    add("lock-up-most", millions(kept.most_locked_usd));
    add("default-months", std::to_string(kept.default_months));
  }
  if (financing.refinancing) {
    add("second-loan-size", millions(debt.second.size));
    add("second-loan-proceeds", millions(debt.second.proceeds));
  }
  for (int phase = 0; phase < timeline.phases && timeline.phases > 1; ++phase) {
    grid.add({fmt::format("{} {}", word("phase-opens"), phase + 1),
              fmt::format("{:.1f} ({:.0f} %)", timeline.opening_of(phase), 100.0 * cost::phase_share(basis.scope.build, phase))});
    any = true;
  }
  return any ? grid.text() + "\n" : "";
}

std::string sources_and_uses_table(const appraisal::Appraisal& result, const Context& context) {
  const auto word = [&](const std::string& code) { return word_of(code, context); };
  const finance::Funds built = finance::funds(result.flow, *result.basis, {0, finance::opened_by(result.flow)});
  const finance::Funds all = finance::funds(result.flow, *result.basis, {0, result.flow.timeline.months});
  Grid grid({{word("sources-and-uses"), false}, {word("to-opening"), true}, {word("whole-plan"), true}});
  const auto add = [&](const std::string& name, double to_opening, double whole) {
    grid.add({name, millions(to_opening), millions(whole)});
  };
  for (std::size_t i = 0; i < finance::fund_count; ++i) {
    const auto fund = static_cast<finance::Fund>(i);
    if (fund == finance::Fund::construction) add(word("sources-total"), built.sources(), all.sources());
    if (built[fund] != 0.0 || all[fund] != 0.0) add(word("fund-" + std::string(finance::to_string(fund))), built[fund], all[fund]);
  }
  add(word("uses-total"), built.uses(), all.uses());
  return grid.text() + "\n";
}

std::string alternatives_table(const std::vector<finance::Alternative>& all, const std::string& heading, const Context& context) {
  if (all.empty()) return "";
  const auto word = [&](const std::string& code) { return word_of(code, context); };
  Grid grid({{word(heading), false},
             {word("opens-in-month"), true},
             {word("grid-wait"), true},
             {word("capex"), true},
             {word("price-at-opening"), true},
             {word("npv"), true},
             {word("project-irr"), true},
             {word("equity-irr"), true}});
  for (const finance::Alternative& each : all) {
    grid.add({word("alternative-" + each.id), fmt::format("{:.1f}", each.opening_month), fmt::format("{:.1f}", each.grid_wait),
              millions(each.capex_usd), fmt::format("{:.4g}", each.price), millions(each.npv_usd), percent(each.project_irr),
              percent(each.equity_irr)});
  }
  return grid.text() + "\n";
}

}  // namespace landfall::publish
