// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>

#include "planner/batch/pages.hpp"
#include "planner/publish/grid.hpp"
#include "planner/publish/lines.hpp"

namespace landfall::batch {
namespace {

using publish::Grid;
using whatif::Metric;

/// Words of one language, by the second part of their code.
struct Words {
  const publish::Messages& messages;
  publish::Language language;
  const std::string& operator()(const std::string& code) const { return messages.word("ui." + code, language); }
};

const whatif::MetricSummary* figure(const whatif::GroupSummary& group, Metric metric) {
  const auto& found = group.metrics[static_cast<std::size_t>(metric)];
  return found ? &*found : nullptr;
}

std::string names(const whatif::Plan& plan, std::size_t number) {
  const whatif::Candidate& candidate = plan.candidates[number];
  std::string text = candidate.site + " / " + candidate.module;
  if (plan.worlds.size() > 1) text += " / " + plan.worlds[candidate.world].portfolio.deal.id;
  return text;
}

std::string point_text(const whatif::Plan& plan, std::uint64_t point) {
  std::string text;
  for (const PointValue& value : point_values(plan, point)) text += (text.empty() ? "" : ", ") + value.path + " = " + value.text;
  return text.empty() ? "-" : text;
}

std::string groups_table(const Page& page, const Words& word, std::size_t top) {
  const bool points = page.plan.groups_by_point() && page.plan.points > 1;
  std::vector<Grid::Column> columns{{word("candidate"), false}};
  if (points) columns.push_back({word("point"), false});
  for (const char* code :
       {"scenarios", "irr-p10", "irr-p50", "irr-p90", "irr-mean", "cvar", "below-hurdle", "breach", "npv-p50", "dscr-p50"})
    columns.push_back({word(code), true});
  Grid grid(columns);
  const auto& groups = page.collected.summary.groups;
  for (std::size_t i = 0; i < std::min(top, groups.size()); ++i) {
    const whatif::GroupSummary& group = groups[i];
    const whatif::MetricSummary* irr = figure(group, Metric::equity_irr);
    const whatif::MetricSummary* npv = figure(group, Metric::npv_usd);
    const whatif::MetricSummary* dscr = figure(group, Metric::min_dscr);
    std::vector<std::string> cells{names(page.plan, group.candidate)};
    if (points) cells.push_back(point_text(page.plan, group.point));
    const auto rate = [&](double value) { return irr == nullptr ? std::string("-") : publish::percent(value); };
    cells.push_back(fmt::to_string(group.scenarios));
    cells.push_back(rate(irr == nullptr ? 0.0 : irr->p10.value));
    cells.push_back(rate(irr == nullptr ? 0.0 : irr->p50.value));
    cells.push_back(rate(irr == nullptr ? 0.0 : irr->p90.value));
    cells.push_back(irr == nullptr ? "-" : fmt::format("{} ± {:.2f}", publish::percent(irr->mean), 196.0 * irr->standard_error));
    cells.push_back(rate(irr == nullptr ? 0.0 : irr->cvar));
    cells.push_back(publish::percent(group.probability_below_hurdle));
    cells.push_back(publish::percent(group.probability_of_breach));
    cells.push_back(npv == nullptr ? "-" : publish::millions(npv->p50.value));
    cells.push_back(dscr == nullptr ? "-" : fmt::format("{:.2f}", dscr->p50.value));
    grid.add(std::move(cells));
  }
  std::string text = grid.text();
  if (groups.size() > top) text += fmt::format(fmt::runtime(word("more-rows")), groups.size() - top) + "\n";
  return text;
}

std::string ranks_table(const Page& page, const Words& word, std::size_t top) {
  const auto& ranks = page.collected.summary.ranks;
  if (ranks.empty()) return {};
  const std::size_t shown = std::min<std::size_t>(5, ranks.front().share.size());
  std::vector<Grid::Column> columns{{word("candidate"), false}, {word("mean-rank"), true}};
  for (std::size_t k = 1; k <= shown; ++k) columns.push_back({fmt::format("#{}", k), true});
  Grid grid(columns);
  for (std::size_t i = 0; i < std::min(top, ranks.size()); ++i) {
    if (ranks[i].ranked == 0.0) continue;
    std::vector<std::string> cells{names(page.plan, ranks[i].candidate), fmt::format("{:.2f}", ranks[i].mean_rank)};
    for (std::size_t k = 0; k < shown; ++k) cells.push_back(publish::percent(ranks[i].share[k]));
    grid.add(std::move(cells));
  }
  return "\n" + word("rank-shares") + "\n" + grid.text();
}

std::string tornado_table(const Page& page, const Words& word, std::size_t top) {
  if (page.collected.summary.tornado.empty()) return {};
  Grid grid(
      {{word("candidate"), false}, {word("input"), false}, {word("first-value"), true}, {word("last-value"), true}, {word("swing"), true}});
  std::size_t shown = 0, candidate = static_cast<std::size_t>(-1);
  for (const whatif::TornadoBar& bar : page.collected.summary.tornado) {
    shown = bar.candidate == candidate ? shown + 1 : 1;
    candidate = bar.candidate;
    if (shown > std::min<std::size_t>(top, 10)) continue;
    grid.add({names(page.plan, bar.candidate), page.plan.axes[bar.axis].input, publish::percent(bar.low_irr),
              publish::percent(bar.high_irr), publish::percent(bar.swing())});
  }
  return "\n" + word("tornado") + "\n" + grid.text();
}

std::string indices_table(const Page& page, const Words& word, std::size_t top) {
  if (page.plan.index_dimension.empty()) return {};
  Grid grid({{word("candidate"), false}, {word("input"), false}, {word("first-order"), true}, {word("total-order"), true}});
  std::size_t shown = 0;
  for (const whatif::GroupSummary& group : page.collected.summary.groups) {
    if (shown++ >= top) break;
    for (std::size_t i = 0; i < group.indices.size(); ++i) {
      const whatif::IndexSummary& index = group.indices[i];
      grid.add({names(page.plan, group.candidate), page.plan.dimensions[page.plan.index_dimension[i]],
                fmt::format("{:.3f} ± {:.3f}", index.first, index.first_error),
                fmt::format("{:.3f} ± {:.3f}", index.total, index.total_error)});
    }
  }
  return "\n" + word("sobol-indices") + "\n" + grid.text();
}

}  // namespace

std::string summary_table(const Page& page, publish::Language language, std::size_t top) {
  const Words word{page.messages, language};
  const publish::Record& record = page.identity.records.front();
  std::string text = fmt::format("{}: {}\n", page.plan.study.id, publish::in(language, page.plan.study.name));
  text += fmt::format("{}: {}   {}: {}   {}: {}   {}: {}\n\n", word("scenarios"), page.plan.scenarios(), word("candidates"),
                      page.plan.candidates.size(), word("points"), page.plan.points, word("draws"), page.plan.study.draws);
  if (page.plan.repaired) {
    text +=
        fmt::format(fmt::runtime(word("correlation-repaired")), page.plan.dimensions[page.plan.copula_dimensions[page.plan.repaired->a]],
                    page.plan.dimensions[page.plan.copula_dimensions[page.plan.repaired->b]], page.plan.repaired->asked,
                    page.plan.repaired->nearest) +
        "\n";
  }
  text += groups_table(page, word, top) + ranks_table(page, word, top) + tornado_table(page, word, top) + indices_table(page, word, top);
  text += "\n" +
          fmt::format(fmt::runtime(word(page.collected.sound() ? "batch-checks-passed" : "batch-checks-failed")), page.collected.compared,
                      page.collected.different, page.collected.checks_failed) +
          "\n";
  text += fmt::format("landfall {} ({}), {} {}, SHA-256 {}\n", record.version, record.commit, word("seed"), page.plan.study.seed,
                      page.study_sha256);
  return text;
}

}  // namespace landfall::batch
