// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/statistics.hpp"

#include <algorithm>
#include <cmath>

namespace landfall::whatif {
namespace {

constexpr std::array<std::string_view, metric_count> names{"equity_irr", "project_irr", "npv_usd",           "min_dscr", "levelised_usd",
                                                           "capex_usd",  "debt_usd",    "months_to_revenue", "pue"};
constexpr auto blocked = static_cast<std::uint8_t>(gates::Verdict::blocked);

void rank(const Plan& plan, const Outcome* outcomes, std::vector<std::uint32_t>& order, std::vector<RankStream>& ranks) {
  order.clear();
  for (std::uint32_t c = 0; c < plan.candidates.size(); ++c) {
    if (outcomes[c].verdict != blocked) order.push_back(c);
  }
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    return outcomes[a].counted_irr != outcomes[b].counted_irr ? outcomes[a].counted_irr > outcomes[b].counted_irr : a < b;
  });
  for (std::size_t place = 0; place < order.size(); ++place) {
    RankStream& stream = ranks[order[place]];
    if (place < RankStream::kept) ++stream.held[place];
    ++stream.ranked;
    stream.sum += place + 1;
  }
}

void add_indices(const Plan& plan, const std::vector<Outcome>& outcomes, std::size_t round, std::size_t candidate, GroupStream& group) {
  const std::size_t candidates = plan.candidates.size();
  const auto of = [&](std::size_t variant) { return outcomes[(round + variant) * candidates + candidate].counted_irr; };
  const double a = of(0), b = of(1);
  group.indices.resize(plan.index_dimension.size());
  group.spread.add(a);
  group.spread.add(b);
  for (std::size_t i = 0; i < group.indices.size(); ++i) {
    const double mixed = of(2 + i);
    group.indices[i].first.add(0.5 * (b - mixed) * (b - mixed));
    group.indices[i].total.add(0.5 * (a - mixed) * (a - mixed));
  }
}

void save(const Moments& moments, std::string& bytes) {
  put(bytes, moments.count);
  put(bytes, moments.mean);
  put(bytes, moments.squares);
}
bool load(std::string_view& bytes, Moments& moments) {
  return take(bytes, moments.count) && take(bytes, moments.mean) && take(bytes, moments.squares);
}

}  // namespace

std::string_view to_string(Metric metric) { return names[static_cast<std::size_t>(metric)]; }

double value_of(const Outcome& outcome, Metric metric) {
  switch (metric) {
    case Metric::equity_irr: return outcome.counted_irr;
    case Metric::project_irr: return outcome.project_irr;
    case Metric::npv_usd: return outcome.npv_usd;
    case Metric::min_dscr: return outcome.min_dscr;
    case Metric::levelised_usd: return outcome.levelised_usd;
    case Metric::capex_usd: return outcome.capex_usd;
    case Metric::debt_usd: return outcome.debt_usd;
    case Metric::months_to_revenue: return outcome.months_to_revenue;
    case Metric::pue: return outcome.pue;
  }
  return Outcome::none;
}

void Moments::add(double value) {
  ++count;
  const double before = value - mean;
  mean += before / static_cast<double>(count);
  squares += before * (value - mean);
}

void Moments::merge(const Moments& other) {
  if (other.count == 0) return;
  if (count == 0) {
    *this = other;
    return;
  }
  const auto n = static_cast<double>(count), m = static_cast<double>(other.count);
  const double apart = other.mean - mean;
  mean += apart * (m / (n + m));
  squares += other.squares + apart * apart * (n * m / (n + m));
  count += other.count;
}

double Moments::deviation() const { return count < 2 ? 0.0 : std::sqrt(squares / static_cast<double>(count - 1)); }
double Moments::standard_error() const { return count == 0 ? 0.0 : deviation() / std::sqrt(static_cast<double>(count)); }

void Statistics::add(const Plan& plan, std::uint64_t first, const std::vector<Outcome>& outcomes) {
  const std::size_t candidates = plan.candidates.size(), count = outcomes.size() / candidates;
  ranks.resize(candidates);
  std::vector<std::uint32_t> order;
  for (std::size_t round = 0; round < count; ++round) {
    const Place place = plan.place(first + round);
    if (place.variant != 0) continue;
    ++rounds;
    rank(plan, &outcomes[round * candidates], order, ranks);
  }
  for (std::size_t c = 0; c < candidates; ++c) {
    std::uint64_t point = 0;
    GroupStream* group = nullptr;
    for (std::size_t round = 0; round < count; ++round) {
      const Place place = plan.place(first + round);
      if (place.variant != 0) continue;
      if (group == nullptr || point != place.point) {
        group = &groups[plan.groups_by_point() ? place.point * candidates + c : c];
        point = place.point;
      }
      const Outcome& outcome = outcomes[round * candidates + c];
      ++group->scenarios;
      ++group->verdicts[outcome.verdict];
      for (std::size_t f = 0; f < flag_names.size(); ++f) group->flags[f] += (outcome.flags & flag_names[f].bit) != 0 ? 1 : 0;
      for (std::size_t m = 0; m < metric_count; ++m) {
        const double value = value_of(outcome, static_cast<Metric>(m));
        if (std::isfinite(value)) {
          group->metrics[m].moments.add(value);
          group->metrics[m].histogram.add(value);
        } else {
          ++group->metrics[m].missing;
        }
      }
      if (plan.variants > 1) add_indices(plan, outcomes, round, c, *group);
    }
  }
}

void Statistics::merge(const Statistics& other) {
  rounds += other.rounds;
  ranks.resize(std::max(ranks.size(), other.ranks.size()));
  for (std::size_t c = 0; c < other.ranks.size(); ++c) {
    for (std::size_t k = 0; k < RankStream::kept; ++k) ranks[c].held[k] += other.ranks[c].held[k];
    ranks[c].ranked += other.ranks[c].ranked;
    ranks[c].sum += other.ranks[c].sum;
  }
  for (const auto& [number, from] : other.groups) {
    GroupStream& into = groups[number];
    into.scenarios += from.scenarios;
    for (std::size_t i = 0; i < into.verdicts.size(); ++i) into.verdicts[i] += from.verdicts[i];
    for (std::size_t i = 0; i < into.flags.size(); ++i) into.flags[i] += from.flags[i];
    for (std::size_t m = 0; m < metric_count; ++m) {
      into.metrics[m].missing += from.metrics[m].missing;
      into.metrics[m].moments.merge(from.metrics[m].moments);
      into.metrics[m].histogram.merge(from.metrics[m].histogram);
    }
    into.spread.merge(from.spread);
    into.indices.resize(std::max(into.indices.size(), from.indices.size()));
    for (std::size_t i = 0; i < from.indices.size(); ++i) {
      into.indices[i].first.merge(from.indices[i].first);
      into.indices[i].total.merge(from.indices[i].total);
    }
  }
}

void Statistics::save(std::string& bytes) const {
  put(bytes, rounds);
  put(bytes, static_cast<std::uint64_t>(ranks.size()));
  for (const RankStream& rank : ranks) put(bytes, rank);
  put(bytes, static_cast<std::uint64_t>(groups.size()));
  for (const auto& [number, group] : groups) {
    put(bytes, number);
    put(bytes, group.scenarios);
    put(bytes, group.verdicts);
    put(bytes, group.flags);
    for (const MetricStream& metric : group.metrics) {
      put(bytes, metric.missing);
      whatif::save(metric.moments, bytes);
      metric.histogram.save(bytes);
    }
    whatif::save(group.spread, bytes);
    put(bytes, static_cast<std::uint64_t>(group.indices.size()));
    for (const IndexStream& index : group.indices) {
      whatif::save(index.first, bytes);
      whatif::save(index.total, bytes);
    }
  }
}

bool Statistics::load(std::string_view& bytes) {
  *this = {};
  std::uint64_t size = 0;
  if (!take(bytes, rounds) || !take(bytes, size) || size > bytes.size()) return false;
  ranks.resize(size);
  for (RankStream& rank : ranks) {
    if (!take(bytes, rank)) return false;
  }
  if (!take(bytes, size) || size > bytes.size()) return false;
  for (std::uint64_t i = 0; i < size; ++i) {
    std::uint64_t number = 0, indices = 0;
    if (!take(bytes, number)) return false;
    GroupStream& group = groups[number];
    if (!take(bytes, group.scenarios) || !take(bytes, group.verdicts) || !take(bytes, group.flags)) return false;
    for (MetricStream& metric : group.metrics) {
      if (!take(bytes, metric.missing) || !whatif::load(bytes, metric.moments) || !metric.histogram.load(bytes)) return false;
    }
    if (!whatif::load(bytes, group.spread) || !take(bytes, indices) || indices > bytes.size()) return false;
    group.indices.resize(indices);
    for (IndexStream& index : group.indices) {
      if (!whatif::load(bytes, index.first) || !whatif::load(bytes, index.total)) return false;
    }
  }
  return true;
}

}  // namespace landfall::whatif
