// SPDX-License-Identifier: Apache-2.0
#include <boost/json/object.hpp>
#include <cmath>

#include "planner/batch/pages.hpp"
#include "planner/publish/json.hpp"

namespace landfall::batch {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value number(double figure) { return std::isfinite(figure) ? value(figure) : value(nullptr); }

object name_of(const whatif::Plan& plan, std::size_t number_of) {
  const whatif::Candidate& candidate = plan.candidates[number_of];
  const portfolio::Portfolio& portfolio = plan.worlds[candidate.world].portfolio;
  return {{"candidate", number_of},
          {"site", candidate.site},
          {"module", candidate.module},
          {"deal", portfolio.deal.id},
          {"financing", portfolio.financing.id}};
}

object metric_json(const whatif::MetricSummary& metric) {
  const auto percentile = [](const whatif::MetricSummary::Percentile& of) {
    return object{{"value", number(of.value)}, {"low", number(of.low)}, {"high", number(of.high)}};
  };
  return {{"count", metric.count},
          {"missing", metric.missing},
          {"mean", number(metric.mean)},
          {"standard_error", number(metric.standard_error)},
          {"deviation", number(metric.deviation)},
          {"p10", percentile(metric.p10)},
          {"p50", percentile(metric.p50)},
          {"p90", percentile(metric.p90)},
          {"cvar", number(metric.cvar)},
          {"least", number(metric.least)},
          {"most", number(metric.most)}};
}

object group_json(const whatif::Plan& plan, const whatif::GroupSummary& group) {
  object each = name_of(plan, group.candidate);
  each["point"] = group.point;
  object at;
  for (const PointValue& axis : point_values(plan, group.point)) at[axis.path] = axis.text;
  each["at"] = std::move(at);
  each["scenarios"] = group.scenarios;
  object verdicts, flags, figures;
  for (std::size_t i = 0; i < group.verdicts.size(); ++i) verdicts[gates::to_string(static_cast<gates::Verdict>(i))] = group.verdicts[i];
  for (std::size_t i = 0; i < group.flags.size(); ++i) {
    if (group.flags[i] > 0) flags[whatif::flag_names[i].code] = group.flags[i];
  }
  each["verdicts"] = std::move(verdicts);
  each["flags"] = std::move(flags);
  each["probability_below_hurdle"] = number(group.probability_below_hurdle);
  each["probability_below_hurdle_error"] = number(group.below_hurdle_error);
  each["probability_of_breach"] = number(group.probability_of_breach);
  each["probability_of_breach_error"] = number(group.breach_error);
  for (std::size_t m = 0; m < whatif::metric_count; ++m) {
    if (group.metrics[m]) figures[whatif::to_string(static_cast<whatif::Metric>(m))] = metric_json(*group.metrics[m]);
  }
  each["figures"] = std::move(figures);
  if (!group.indices.empty()) {
    array indices;
    for (std::size_t i = 0; i < group.indices.size(); ++i) {
      const whatif::IndexSummary& index = group.indices[i];
      indices.push_back(object{{"input", plan.dimensions[plan.index_dimension[i]]},
                               {"first", number(index.first)},
                               {"first_error", number(index.first_error)},
                               {"total", number(index.total)},
                               {"total_error", number(index.total_error)}});
    }
    each["sobol_indices"] = std::move(indices);
  }
  return each;
}

}  // namespace

std::string summary_json(const Page& page) {
  const whatif::Plan& plan = page.plan;
  const publish::Record& record = page.identity.records.front();
  object root;
  root["landfall"] = {{"version", record.version}, {"commit", record.commit}};
  root["valuation_date"] = record.valuation_date;
  root["inputs_sha256"] = record.inputs_sha256();
  root["study"] = plan.study.id;
  root["study_sha256"] = page.study_sha256;
  root["seed"] = plan.study.seed;
  root["scenarios"] = plan.scenarios();
  root["points"] = plan.points;
  root["draws"] = plan.draws;
  root["rows"] = page.collected.rows;
  root["checks"] = object{{"compared_with_appraise", page.collected.compared},
                          {"different", page.collected.different},
                          {"master_checks_failed", page.collected.checks_failed}};
  if (plan.repaired) {
    root["repaired_correlation"] = object{{"a", plan.dimensions[plan.copula_dimensions[plan.repaired->a]]},
                                          {"b", plan.dimensions[plan.copula_dimensions[plan.repaired->b]]},
                                          {"asked", number(plan.repaired->asked)},
                                          {"used", number(plan.repaired->nearest)}};
  }
  array groups, ranks, tornado, convergence;
  for (const whatif::GroupSummary& group : page.collected.summary.groups) groups.push_back(group_json(plan, group));
  for (const whatif::RankSummary& rank : page.collected.summary.ranks) {
    object each = name_of(plan, rank.candidate);
    array shares;
    for (const double share : rank.share) shares.push_back(number(share));
    each["share_of_rank"] = std::move(shares);
    each["mean_rank"] = number(rank.mean_rank);
    each["ranked"] = number(rank.ranked);
    ranks.push_back(std::move(each));
  }
  for (const whatif::TornadoBar& bar : page.collected.summary.tornado) {
    object each = name_of(plan, bar.candidate);
    each["input"] = plan.axes[bar.axis].input;
    each["equity_irr"] = object{{"base", number(bar.base_irr)}, {"first", number(bar.low_irr)}, {"last", number(bar.high_irr)}};
    each["npv_usd"] = object{{"base", number(bar.base_npv)}, {"first", number(bar.low_npv)}, {"last", number(bar.high_npv)}};
    each["swing"] = number(bar.swing());
    tornado.push_back(std::move(each));
  }
  for (const whatif::Convergence& at : page.collected.convergence) {
    convergence.push_back(object{{"point", at.point},
                                 {"candidate", at.candidate},
                                 {"scenarios", at.scenarios},
                                 {"mean", number(at.mean)},
                                 {"standard_error", number(at.standard_error)},
                                 {"p10", number(at.p10.value)},
                                 {"p50", number(at.p50.value)},
                                 {"p50_low", number(at.p50.low)},
                                 {"p50_high", number(at.p50.high)},
                                 {"p90", number(at.p90.value)}});
  }
  root["groups"] = std::move(groups);
  root["ranks"] = std::move(ranks);
  root["tornado"] = std::move(tornado);
  root["convergence"] = std::move(convergence);
  return publish::to_text(root);
}

}  // namespace landfall::batch
