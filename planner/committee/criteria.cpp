// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/criteria.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace landfall::committee {
namespace {

std::optional<double> weak_share(const Candidate& candidate) {
  const appraisal::Evidence& evidence = candidate.appraisal.evidence;
  const int all = evidence.total();
  if (all == 0) return std::nullopt;
  return static_cast<double>(evidence.by_confidence[2] + evidence.by_confidence[3]) / static_cast<double>(all);
}

std::optional<double> least_cover(const Candidate& candidate) {
  const auto& cover = candidate.appraisal.returns.min_cover;
  return cover ? std::optional(cover->dscr) : std::nullopt;
}

/// Figures of the candidates that are scored, by candidate and criterion, and what is best of each criterion.
struct Table {
  std::vector<std::size_t> rows;  ///< which of the scored
  std::vector<std::vector<double>> figures;
  std::vector<double> best, worst;
};

Table table_of(const std::vector<Scored>& scored, const Criteria& criteria) {
  Table table;
  for (std::size_t i = 0; i < scored.size(); ++i) {
    const bool whole =
        std::all_of(scored[i].figures.begin(), scored[i].figures.end(), [](const auto& figure) { return figure.has_value(); });
    if (!whole || scored[i].figures.empty()) continue;
    table.rows.push_back(i);
    table.figures.emplace_back();
    for (const auto& figure : scored[i].figures) table.figures.back().push_back(*figure);
  }
  for (std::size_t c = 0; !table.rows.empty() && c < criteria.criteria.size(); ++c) {
    double least = table.figures.front()[c], most = least;
    for (const auto& row : table.figures) {
      least = std::min(least, row[c]);
      most = std::max(most, row[c]);
    }
    const bool more = criteria.criteria[c].measure->more_is_better;
    table.best.push_back(more ? most : least);
    table.worst.push_back(more ? least : most);
  }
  return table;
}

double from_worst_to_best(const Table& table, std::size_t row, std::size_t c) {
  const double span = table.best[c] - table.worst[c];
  return span == 0.0 ? 1.0 : (table.figures[row][c] - table.worst[c]) / span;
}

double weighted_sum(const Table& table, std::size_t row, const Criteria& criteria) {
  double sum = 0.0;
  for (std::size_t c = 0; c < criteria.criteria.size(); ++c) sum += criteria.criteria[c].weight * from_worst_to_best(table, row, c);
  return sum;
}

double closeness(const Table& table, std::size_t row, const Criteria& criteria) {
  double to_best = 0.0, to_worst = 0.0;
  for (std::size_t c = 0; c < criteria.criteria.size(); ++c) {
    double squares = 0.0;
    for (const auto& each : table.figures) squares += each[c] * each[c];
    if (squares == 0.0) continue;
    const double scale = criteria.criteria[c].weight / std::sqrt(squares);
    to_best += std::pow(scale * (table.figures[row][c] - table.best[c]), 2);
    to_worst += std::pow(scale * (table.figures[row][c] - table.worst[c]), 2);
  }
  const double both = std::sqrt(to_best) + std::sqrt(to_worst);
  return both == 0.0 ? 1.0 : std::sqrt(to_worst) / both;
}

/// The sum of a row while criterion `c` has weight t and the others share the rest in proportion: linear in t.
WeightRange winner_holds(const Table& table, std::size_t winner, std::size_t c, const Criteria& criteria) {
  WeightRange range;
  const double own = criteria.criteria[c].weight, others = 1.0 - own;
  if (others <= 0.0) return range;
  const auto parts = [&](std::size_t row) {
    const double here = from_worst_to_best(table, row, c);
    return std::pair(here, (weighted_sum(table, row, criteria) - own * here) / others);
  };
  const auto [winner_here, winner_rest] = parts(winner);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    const auto [here, rest] = parts(row);
    const double at_zero = winner_rest - rest, at_one = winner_here - here;  // the winner's lead at t = 0 and t = 1
    if (at_zero < 0.0 && at_one > at_zero) range.low = std::max(range.low, at_zero / (at_zero - at_one));
    if (at_one < 0.0 && at_zero > at_one) range.high = std::min(range.high, at_zero / (at_zero - at_one));
  }
  return range;
}

void number(std::vector<Scored>& scored, Method method) {
  const auto points = [&](const Scored& each) { return method == Method::topsis ? each.topsis : each.weighted_sum; };
  std::stable_sort(scored.begin(), scored.end(), [&](const Scored& a, const Scored& b) {
    const auto left = points(a), right = points(b);
    if (left.has_value() != right.has_value()) return left.has_value();
    return left && *left > *right;
  });
  for (std::size_t i = 0; i < scored.size(); ++i) {
    if (points(scored[i])) scored[i].rank = static_cast<int>(i) + 1;
  }
}

}  // namespace

const std::vector<Measure>& measures() {
  static const std::vector<Measure> all{
      {"equity_irr", true, [](const Candidate& c) { return c.appraisal.returns.equity.rate; }},
      {"project_irr", true, [](const Candidate& c) { return c.appraisal.returns.project.rate; }},
      {"npv_usd", true, [](const Candidate& c) { return std::optional(c.appraisal.returns.npv_usd); }},
      {"equity_irr_p10", true, [](const Candidate& c) { return c.risk.p10; }},
      {"probability_below_hurdle", false, [](const Candidate& c) { return c.risk.probability_below_hurdle; }},
      {"min_dscr", true, least_cover},
      {"capex_usd_per_w", false, [](const Candidate& c) { return std::optional(c.appraisal.capex_usd_per_w); }},
      {"months_to_revenue", false, [](const Candidate& c) { return std::optional(c.appraisal.returns.months_to_revenue); }},
      {"pue", false, [](const Candidate& c) { return std::optional(c.appraisal.annual.pue); }},
      {"wue_l_per_kwh", false, [](const Candidate& c) { return std::optional(c.appraisal.annual.wue_l_per_kwh); }},
      {"carbon_kg_per_kwh_it", false, [](const Candidate& c) { return std::optional(c.appraisal.carbon_kg_per_kwh_it); }},
      {"evidence_weak_share", false, weak_share},
  };
  return all;
}

Scoring score(const Comparison& comparison, const Criteria& criteria) {
  Scoring result;
  double missing = 0.0;
  for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
    const Candidate& candidate = comparison.candidates[i];
    Scored scored;
    scored.candidate = i;
    if (candidate.appraisal.verdict != gates::Verdict::blocked) {
      for (const Criterion& criterion : criteria.criteria) scored.figures.push_back(criterion.measure->of(candidate));
      missing += std::any_of(scored.figures.begin(), scored.figures.end(), [](const auto& figure) { return !figure; }) ? 1.0 : 0.0;
    }
    result.candidates.push_back(std::move(scored));
  }
  const Table table = table_of(result.candidates, criteria);
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    result.candidates[table.rows[row]].weighted_sum = weighted_sum(table, row, criteria);
    result.candidates[table.rows[row]].topsis = closeness(table, row, criteria);
  }
  if (!table.rows.empty()) {
    std::size_t winner = 0;
    for (std::size_t row = 1; row < table.rows.size(); ++row) {
      if (weighted_sum(table, row, criteria) > weighted_sum(table, winner, criteria)) winner = row;
    }
    for (std::size_t c = 0; c < criteria.criteria.size(); ++c) result.winner_holds.push_back(winner_holds(table, winner, c, criteria));
  }
  if (missing > 0.0) result.findings.push_back({Severity::warning, "criteria.not-scored", {missing}, criteria.id});
  if (criteria.consistency && criteria.consistency->ratio > most_inconsistency)
    result.findings.push_back({Severity::warning, "criteria.inconsistent", {criteria.consistency->ratio, most_inconsistency}, criteria.id});
  number(result.candidates, criteria.method);
  return result;
}

}  // namespace landfall::committee
