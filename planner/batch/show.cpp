// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/show.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>

#include "planner/batch/pages.hpp"
#include "planner/publish/grid.hpp"

namespace landfall::batch {
namespace {

std::vector<std::pair<std::string, double>> figures(const whatif::Outcome& outcome) {
  return {{"capex_usd", outcome.capex_usd},
          {"debt_usd", outcome.debt_usd},
          {"project_irr", outcome.project_irr},
          {"equity_irr", outcome.equity_irr},
          {"equity_irr_counted", outcome.counted_irr},
          {"npv_usd", outcome.npv_usd},
          {"min_dscr", outcome.min_dscr},
          {"levelised_usd", outcome.levelised_usd},
          {"months_to_revenue", outcome.months_to_revenue},
          {"pue", outcome.pue}};
}

}  // namespace

Shown show(const whatif::Runner& runner, std::uint64_t scenario) {
  const whatif::Plan& plan = runner.plan();
  const std::size_t candidates = plan.candidates.size();
  Shown shown;
  shown.scenario = scenario;
  shown.place = plan.place(scenario / candidates);
  shown.candidate = static_cast<std::size_t>(scenario % candidates);
  const auto workspace = runner.workspace();
  std::vector<whatif::Outcome> outcomes;
  (void)runner.run(scenario / candidates, 1, *workspace, outcomes);
  shown.outcome = outcomes[shown.candidate];
  const whatif::Candidate& candidate = plan.candidates[shown.candidate];
  for (const std::size_t v : candidate.varied)
    shown.inputs.emplace_back(plan.worlds[candidate.world].varied[v].path, workspace->draws.at(candidate.world, v, 0));
  if ((shown.outcome.flags & whatif::load_below_table) == 0) {
    portfolio::Portfolio portfolio;
    const appraisal::Appraisal appraisal = runner.appraise(scenario, portfolio);
    const whatif::Outcome again = whatif::outcome_of(appraisal, portfolio.investor.returns.hurdle.value, runner.covenant());
    shown.same = std::memcmp(&again, &shown.outcome, sizeof(again)) == 0;
  }
  return shown;
}

boost::json::object show_json(const whatif::Plan& plan, const Shown& shown) {
  const whatif::Candidate& candidate = plan.candidates[shown.candidate];
  const portfolio::Portfolio& portfolio = plan.worlds[candidate.world].portfolio;
  boost::json::object root{{"scenario", shown.scenario},     {"point", shown.place.point},   {"draw", shown.place.draw},
                           {"variant", shown.place.variant}, {"candidate", shown.candidate}, {"site", candidate.site},
                           {"module", candidate.module},     {"deal", portfolio.deal.id},    {"financing", portfolio.financing.id}};
  root["verdict"] = gates::to_string(static_cast<gates::Verdict>(shown.outcome.verdict));
  for (const auto& [name, value] : figures(shown.outcome)) {
    if (std::isfinite(value)) {
      root[name] = value;
    } else {
      root[name] = nullptr;
    }
  }
  boost::json::array flags;
  for (const whatif::FlagName& flag : whatif::flag_names) {
    if ((shown.outcome.flags & flag.bit) != 0) flags.push_back(boost::json::string(flag.code));
  }
  root["findings"] = std::move(flags);
  root["same_as_appraise"] = shown.same;
  boost::json::object inputs;
  for (const auto& [path, value] : shown.inputs) inputs[path] = value;
  root["inputs"] = std::move(inputs);
  return root;
}

std::string show_table(const whatif::Plan& plan, const Shown& shown, const publish::Messages& messages, publish::Language language) {
  const auto word = [&](const std::string& code) { return messages.word("ui." + code, language); };
  const whatif::Candidate& candidate = plan.candidates[shown.candidate];
  const portfolio::Portfolio& portfolio = plan.worlds[candidate.world].portfolio;
  std::string text = fmt::format("{} {}: {} / {} / {} / {}\n", word("scenario"), shown.scenario, candidate.site, candidate.module,
                                 portfolio.deal.id, portfolio.financing.id);
  for (const PointValue& value : point_values(plan, shown.place.point)) text += fmt::format("  {} = {}\n", value.path, value.text);
  publish::Grid grid({{word("figure"), false}, {word("value"), true}});
  for (const auto& [name, value] : figures(shown.outcome)) grid.add({name, std::isfinite(value) ? fmt::format("{:.10g}", value) : "-"});
  text += "\n" + grid.text();
  for (const whatif::FlagName& flag : whatif::flag_names) {
    if ((shown.outcome.flags & flag.bit) != 0) text += "  " + word("flag-" + std::string(flag.code)) + "\n";
  }
  publish::Grid inputs({{word("input"), false}, {word("value"), true}});
  for (const auto& [path, value] : shown.inputs) inputs.add({path, fmt::format("{:.10g}", value)});
  text += "\n" + inputs.text() + "\n" + word(shown.same ? "same-as-appraise" : "other-than-appraise") + "\n";
  return text;
}

Estimate estimate(const whatif::Runner& runner) {
  const whatif::Plan& plan = runner.plan();
  Estimate result;
  result.scenarios = plan.scenarios();
  result.candidates = plan.candidates.size();
  result.points = plan.points;
  result.blocks = plan.blocks();
  result.drawn_inputs = plan.dimensions.size();
  const double kept = plan.study.rows == whatif::Rows::all    ? 1.0
                      : plan.study.rows == whatif::Rows::none ? 0.0
                                                              : 1.0 / static_cast<double>(plan.study.sample_every);
  result.rows = static_cast<std::uint64_t>(kept * static_cast<double>(result.scenarios));
  // The first sample also simulates the plants, once; the second tells the pace.
  const auto workspace = runner.workspace();
  std::vector<whatif::Outcome> outcomes;
  const auto rounds = static_cast<std::size_t>(
      std::min<std::uint64_t>(plan.rounds(), std::max<std::uint64_t>(4, 4096 / std::max<std::size_t>(plan.candidates.size(), 1))));
  (void)runner.run(0, rounds, *workspace, outcomes);
  const auto start = std::chrono::steady_clock::now();
  (void)runner.run(0, rounds, *workspace, outcomes);
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  result.scenarios_a_second = static_cast<double>(outcomes.size()) / std::max(seconds, 1e-9);
  // A stored row, and what SQLite and CSV take for one, measured (docs/studies.md).
  const double columns = static_cast<double>(plan.columns.size());
  result.block_bytes = static_cast<double>(result.rows) * static_cast<double>(sizeof(whatif::Outcome));
  result.result_bytes = static_cast<double>(result.rows) * (115.0 + 7.0 + 9.0 * columns + 230.0 + 12.0 * columns);
  return result;
}

}  // namespace landfall::batch
