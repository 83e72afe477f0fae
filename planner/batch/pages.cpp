// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/pages.hpp"

#include <fmt/format.h>

#include "planner/publish/grid.hpp"

namespace landfall::batch {

std::vector<SummaryLine> summary_lines(const Collected& collected) {
  std::vector<SummaryLine> lines;
  for (const whatif::GroupSummary& group : collected.summary.groups) {
    const auto add = [&](std::string figure, std::string statistic, double value) {
      lines.push_back({group.point, group.candidate, std::move(figure), std::move(statistic), value});
    };
    add("scenarios", "count", static_cast<double>(group.scenarios));
    for (std::size_t i = 0; i < group.verdicts.size(); ++i)
      add("verdict", std::string(gates::to_string(static_cast<gates::Verdict>(i))), static_cast<double>(group.verdicts[i]));
    for (std::size_t i = 0; i < group.flags.size(); ++i)
      add("flag", std::string(whatif::flag_names[i].code), static_cast<double>(group.flags[i]));
    add("equity_irr", "probability_below_hurdle", group.probability_below_hurdle);
    add("equity_irr", "probability_below_hurdle_error", group.below_hurdle_error);
    add("min_dscr", "probability_of_breach", group.probability_of_breach);
    add("min_dscr", "probability_of_breach_error", group.breach_error);
    for (std::size_t m = 0; m < whatif::metric_count; ++m) {
      if (!group.metrics[m]) continue;
      const whatif::MetricSummary& each = *group.metrics[m];
      const std::string figure(whatif::to_string(static_cast<whatif::Metric>(m)));
      add(figure, "missing", static_cast<double>(each.missing));
      add(figure, "mean", each.mean);
      add(figure, "standard_error", each.standard_error);
      add(figure, "deviation", each.deviation);
      const auto percentile = [&](const std::string& name, const whatif::MetricSummary::Percentile& of) {
        add(figure, name, of.value);
        add(figure, name + "_low", of.low);
        add(figure, name + "_high", of.high);
      };
      percentile("p10", each.p10);
      percentile("p50", each.p50);
      percentile("p90", each.p90);
      add(figure, "cvar", each.cvar);
      add(figure, "least", each.least);
      add(figure, "most", each.most);
    }
  }
  for (const whatif::RankSummary& rank : collected.summary.ranks) {
    for (std::size_t k = 0; k < rank.share.size(); ++k) lines.push_back({0, rank.candidate, "rank", fmt::to_string(k + 1), rank.share[k]});
    lines.push_back({0, rank.candidate, "rank", "mean", rank.mean_rank});
    lines.push_back({0, rank.candidate, "rank", "ranked", rank.ranked});
  }
  return lines;
}

std::vector<PointValue> point_values(const whatif::Plan& plan, std::uint64_t point) {
  std::vector<PointValue> values;
  for (std::size_t i = 0; i < plan.axes.size(); ++i) {
    const whatif::Axis& axis = plan.axes[i];
    const auto at = plan.axis_value(point, i);
    if (!at) continue;
    std::string text = axis.ends ? (*at == 0 ? "low" : "high") : fmt::format("{:.10g}", axis.values[*at]);
    values.push_back({axis.input, axis.factors ? "x " + text : text});
  }
  return values;
}

std::string summary_csv(const Page& page) {
  std::string text = "point,at,site,module,deal,financing,figure,statistic,value\n";
  for (const SummaryLine& line : summary_lines(page.collected)) {
    const whatif::Candidate& candidate = page.plan.candidates[line.candidate];
    const portfolio::Portfolio& portfolio = page.plan.worlds[candidate.world].portfolio;
    std::string at;
    for (const PointValue& value : point_values(page.plan, line.point)) at += (at.empty() ? "" : "; ") + value.path + " = " + value.text;
    text += fmt::format("{},{},{},{},{},{},{},{},{:.10g}\n", line.point, publish::csv_text(at), publish::csv_text(candidate.site),
                        publish::csv_text(candidate.module), publish::csv_text(portfolio.deal.id),
                        publish::csv_text(portfolio.financing.id), line.figure, line.statistic, line.value);
  }
  return text;
}

}  // namespace landfall::batch
