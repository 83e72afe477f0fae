// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/summary.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <tuple>

namespace landfall::whatif {
namespace {

constexpr double z_975 = 1.959963984540054;  // 97.5th percentile of the standard normal
constexpr std::size_t most_followed = 1000;  // groups

MetricSummary::Percentile percentile(const Ranked& ranked, double p, std::uint64_t count) {
  const double half = z_975 * std::sqrt(p * (1.0 - p) / static_cast<double>(count));
  return {ranked.percentile(p), ranked.percentile(p - half), ranked.percentile(p + half)};
}

bool high_is_bad(Metric metric) {
  return metric == Metric::capex_usd || metric == Metric::months_to_revenue || metric == Metric::pue || metric == Metric::levelised_usd;
}

std::optional<MetricSummary> summary_of(const MetricStream& stream, Metric metric, double tail) {
  if (stream.histogram.count() == 0) return std::nullopt;
  const Ranked ranked(stream.histogram);
  MetricSummary summary;
  summary.count = stream.moments.count;
  summary.missing = stream.missing;
  summary.mean = stream.moments.mean;
  summary.deviation = stream.moments.deviation();
  summary.standard_error = stream.moments.standard_error();
  summary.p10 = percentile(ranked, 0.10, summary.count);
  summary.p50 = percentile(ranked, 0.50, summary.count);
  summary.p90 = percentile(ranked, 0.90, summary.count);
  summary.cvar = ranked.tail_mean(tail, high_is_bad(metric));
  summary.least = ranked.percentile(0.0);
  summary.most = ranked.percentile(1.0);
  return summary;
}

double share(std::uint64_t part, std::uint64_t all) { return all == 0 ? 0.0 : static_cast<double>(part) / static_cast<double>(all); }
double share_error(double p, std::uint64_t all) { return all == 0 ? 0.0 : z_975 * std::sqrt(p * (1.0 - p) / static_cast<double>(all)); }

std::size_t place_of(std::uint32_t bit) { return static_cast<std::size_t>(std::countr_zero(bit)); }

std::vector<IndexSummary> indices_of(const GroupStream& group) {
  std::vector<IndexSummary> all;
  const double variance = group.spread.count < 2 ? 0.0 : group.spread.squares / static_cast<double>(group.spread.count - 1);
  for (const IndexStream& stream : group.indices) {
    IndexSummary index;
    if (variance > 0.0) {
      index.first = 1.0 - stream.first.mean / variance;
      index.first_error = z_975 * stream.first.standard_error() / variance;
      index.total = stream.total.mean / variance;
      index.total_error = z_975 * stream.total.standard_error() / variance;
    }
    all.push_back(index);
  }
  return all;
}

double mean_of(const Statistics& statistics, std::uint64_t group, Metric metric) {
  const auto found = statistics.groups.find(group);
  return found == statistics.groups.end() ? 0.0 : found->second.metrics[static_cast<std::size_t>(metric)].moments.mean;
}

std::vector<TornadoBar> tornado(const Plan& plan, const Statistics& statistics) {
  std::vector<TornadoBar> bars;
  if (plan.study.combine != Combine::one_at_a_time || !plan.groups_by_point()) return bars;
  const std::size_t candidates = plan.candidates.size();
  for (std::size_t c = 0; c < candidates; ++c) {
    const auto value = [&](std::uint64_t point, Metric metric) { return mean_of(statistics, point * candidates + c, metric); };
    std::uint64_t first = 1;
    for (std::size_t axis = 0; axis < plan.axes.size(); ++axis) {
      const std::uint64_t last = first + plan.axes[axis].values.size() - 1;
      bars.push_back({c, axis, value(0, Metric::equity_irr), value(first, Metric::equity_irr), value(last, Metric::equity_irr),
                      value(0, Metric::npv_usd), value(first, Metric::npv_usd), value(last, Metric::npv_usd)});
      first = last + 1;
    }
  }
  std::stable_sort(bars.begin(), bars.end(), [](const TornadoBar& a, const TornadoBar& b) {
    return std::tuple(a.candidate, -a.swing()) < std::tuple(b.candidate, -b.swing());
  });
  return bars;
}

std::vector<RankSummary> ranking(const Plan& plan, const Statistics& statistics) {
  std::vector<RankSummary> all;
  if (plan.candidates.size() < 2) return all;
  for (std::size_t c = 0; c < statistics.ranks.size(); ++c) {
    const RankStream& stream = statistics.ranks[c];
    RankSummary summary;
    summary.candidate = c;
    const std::size_t kept = std::min(RankStream::kept, plan.candidates.size());
    for (std::size_t k = 0; k < kept; ++k) summary.share.push_back(share(stream.held[k], statistics.rounds));
    summary.ranked = share(stream.ranked, statistics.rounds);
    summary.mean_rank = share(stream.sum, stream.ranked);
    all.push_back(std::move(summary));
  }
  std::stable_sort(all.begin(), all.end(), [](const RankSummary& a, const RankSummary& b) {
    return std::tuple(a.ranked == 0.0, a.mean_rank) < std::tuple(b.ranked == 0.0, b.mean_rank);
  });
  return all;
}

}  // namespace

Summary summarise(const Plan& plan, const Statistics& statistics) {
  Summary summary;
  const std::size_t candidates = plan.candidates.size();
  for (const auto& [number, group] : statistics.groups) {
    GroupSummary each;
    each.point = plan.groups_by_point() ? number / candidates : 0;
    each.candidate = static_cast<std::size_t>(number % candidates);
    each.scenarios = group.scenarios;
    each.verdicts = group.verdicts;
    each.flags = group.flags;
    each.probability_below_hurdle = share(group.flags[place_of(below_hurdle)], group.scenarios);
    each.below_hurdle_error = share_error(each.probability_below_hurdle, group.scenarios);
    each.probability_of_breach = share(group.flags[place_of(covenant_breach)], group.scenarios);
    each.breach_error = share_error(each.probability_of_breach, group.scenarios);
    for (std::size_t m = 0; m < metric_count; ++m) each.metrics[m] = summary_of(group.metrics[m], static_cast<Metric>(m), plan.study.tail);
    each.indices = indices_of(group);
    summary.groups.push_back(std::move(each));
  }
  summary.tornado = tornado(plan, statistics);
  summary.ranks = ranking(plan, statistics);
  return summary;
}

void Accumulator::add(const Statistics& block) {
  all_.merge(block);
  ++blocks_;
  if (std::has_single_bit(blocks_) || blocks_ == plan_.blocks()) note();
}

void Accumulator::note() {
  if (plan_.groups() > most_followed || plan_.study.draws == 0) return;
  const std::size_t candidates = plan_.candidates.size();
  for (const auto& [number, group] : all_.groups) {
    const MetricStream& stream = group.metrics[static_cast<std::size_t>(Metric::equity_irr)];
    if (stream.histogram.count() == 0) continue;
    Convergence at;
    at.point = plan_.groups_by_point() ? number / candidates : 0;
    at.candidate = static_cast<std::size_t>(number % candidates);
    at.scenarios = group.scenarios;
    const bool noted = std::any_of(noted_.begin(), noted_.end(), [&](const Convergence& before) {
      return before.point == at.point && before.candidate == at.candidate && before.scenarios == at.scenarios;
    });
    if (noted) continue;
    const Ranked ranked(stream.histogram);
    at.mean = stream.moments.mean;
    at.standard_error = stream.moments.standard_error();
    at.p10 = percentile(ranked, 0.10, at.scenarios);
    at.p50 = percentile(ranked, 0.50, at.scenarios);
    at.p90 = percentile(ranked, 0.90, at.scenarios);
    noted_.push_back(at);
  }
}

std::vector<Convergence> Accumulator::convergence() const {
  std::vector<Convergence> sorted = noted_;
  std::stable_sort(sorted.begin(), sorted.end(), [](const Convergence& a, const Convergence& b) {
    return std::tuple(a.point, a.candidate, a.scenarios) < std::tuple(b.point, b.candidate, b.scenarios);
  });
  return sorted;
}

}  // namespace landfall::whatif
