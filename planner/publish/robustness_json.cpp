// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/robustness_json.hpp"

#include <algorithm>
#include <boost/json/array.hpp>

namespace landfall::publish {
namespace {

namespace json = boost::json;

json::object name_of(const committee::Comparison& comparison, std::size_t candidate) {
  const appraisal::Appraisal& of = comparison.candidates[candidate].appraisal;
  return {{"rank", comparison.candidates[candidate].rank}, {"site", of.site}, {"module", of.module}};
}

json::object standing_json(const committee::Robustness::Standing& standing, const committee::Comparison& comparison) {
  json::array told(static_cast<std::size_t>(ranks_told), json::value(0.0));
  double below = 0.0;
  for (const committee::RankShare& held : standing.ranks) {
    if (held.rank <= ranks_told) {
      told[static_cast<std::size_t>(held.rank) - 1] = held.share;
    } else {
      below += held.share;
    }
  }
  json::object row = name_of(comparison, standing.candidate);
  row["mean_rank"] = standing.mean_rank;
  row["share_by_rank"] = std::move(told);
  row["share_below"] = below;
  row["dominated_by"] = standing.dominated ? json::value(name_of(comparison, *standing.dominated)) : json::value(nullptr);
  return row;
}

}  // namespace

json::object robustness_json(const committee::Robustness& robustness, const committee::Comparison& comparison, std::size_t most) {
  json::array standings, pairs;
  for (std::size_t i = 0; i < std::min(most, robustness.standings.size()); ++i)
    standings.push_back(standing_json(robustness.standings[i], comparison));
  for (std::size_t row = 0; row < robustness.leading; ++row) {
    json::object entry = name_of(comparison, robustness.standings[row].candidate);
    json::array earns_more, dominates;
    for (std::size_t column = 0; column < robustness.leading; ++column) {
      earns_more.push_back(robustness.beats[row][column]);
      if (robustness.dominates[row][column]) dominates.push_back(comparison.candidates[robustness.standings[column].candidate].rank);
    }
    entry["earns_more_share"] = std::move(earns_more);
    entry["dominates_ranks"] = std::move(dominates);
    pairs.push_back(std::move(entry));
  }
  return {{"candidates", std::move(standings)}, {"pairs", std::move(pairs)}};
}

}  // namespace landfall::publish
