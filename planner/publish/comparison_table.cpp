// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <set>

#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::publish {
namespace {

using committee::Candidate;

/// The first finding of the highest severity that the candidate has: what a reader asks first.
std::string first_obstacle(const Candidate& candidate, const Context& context) {
  for (const Severity severity : {Severity::error, Severity::warning}) {
    for (const Finding& finding : candidate.appraisal.findings) {
      if (finding.severity == severity && finding.code != "evidence.unverified")
        return context.messages.sentence(finding, context.language);
    }
  }
  return {};
}

Grid ranking(const Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  return Grid({{word("ui.rank"), true},
               {word("ui.site"), false},
               {word("ui.module"), false},
               {word("ui.verdict"), false},
               {word("ui.pue"), true},
               {word("ui.wue"), true},
               {word("ui.capex-per-w"), true},
               {word("ui.months"), true},
               {word("ui.project-irr"), true},
               {word("ui.equity-irr"), true},
               {word("ui.range"), true},
               {word("ui.below-hurdle"), true},
               {word("ui.min-dscr"), true},
               {word("ui.share-first"), true},
               {word("ui.reason"), false}});
}

void add_row(Grid& grid, const Candidate& candidate, const Context& context) {
  const appraisal::Appraisal& result = candidate.appraisal;
  const finance::Returns& returns = result.returns;
  const risk::Distribution& risk = candidate.risk;
  const std::string range = risk.p10 ? fmt::format("{}..{}", percent(risk.p10), percent(risk.p90)) : std::string("-");
  grid.add({std::to_string(candidate.rank), result.site, result.module, verdict_word(result.verdict, context),
            fmt::format("{:.3f}", result.annual.pue), fmt::format("{:.2f}", result.annual.wue_l_per_kwh),
            fmt::format("{:.2f}", result.capex_usd_per_w), fmt::format("{:.0f}", returns.months_to_revenue), percent(returns.project.rate),
            percent(returns.equity.rate), range, percent(risk.probability_below_hurdle, 0),
            returns.min_cover ? fmt::format("{:.2f}", returns.min_cover->dscr) : "-", percent(candidate.share_first, 0),
            first_obstacle(candidate, context)});
}

}  // namespace

std::string comparison_table(const committee::Comparison& comparison, const Context& context, std::size_t top) {
  const auto sentence = [&](const char* code, std::vector<FindingArgument> arguments) {
    return context.messages.sentence(code, arguments, context.language) + "\n";
  };
  const std::size_t all = comparison.candidates.size();
  const std::size_t shown = top == 0 ? all : std::min(top, all);
  std::string text = title_lines(context);

  Grid ranked = ranking(context);
  for (std::size_t i = 0; i < shown; ++i) add_row(ranked, comparison.candidates[i], context);
  text += ranked.text();
  if (shown < all) {
    text += sentence("ui.more", {static_cast<double>(all - shown)});
    text += "\n" + sentence("ui.best-by-place", {});
    Grid best = ranking(context);
    std::set<std::string> seen;
    for (const Candidate& candidate : comparison.candidates) {
      if (seen.insert(candidate.appraisal.site).second) add_row(best, candidate, context);
    }
    text += best.text();
  }
  std::size_t run = 0, failed = 0;
  for (const Candidate& candidate : comparison.candidates) {
    for (const finance::Check& check : candidate.appraisal.checks) {
      ++run;
      failed += check.passed() ? 0 : 1;
    }
  }
  text += "\n" + sentence("ui.checks", {static_cast<double>(run), static_cast<double>(failed)});
  return text + record_lines(context);
}

}  // namespace landfall::publish
