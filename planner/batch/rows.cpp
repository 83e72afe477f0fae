// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/rows.hpp"

#include <algorithm>

#include "planner/batch/block.hpp"

namespace landfall::batch {
namespace {

constexpr std::size_t no_column = static_cast<std::size_t>(-1);

}  // namespace

RowReader::RowReader(const whatif::Plan& plan) : plan_(plan) {
  for (const whatif::Candidate& candidate : plan.candidates) {
    std::vector<std::size_t>& columns = column_of_.emplace_back();
    for (const std::size_t v : candidate.varied) {
      const std::string& path = plan.worlds[candidate.world].varied[v].path;
      const auto at = std::lower_bound(plan.columns.begin(), plan.columns.end(), path);
      columns.push_back(at != plan.columns.end() && *at == path ? static_cast<std::size_t>(at - plan.columns.begin()) : no_column);
    }
  }
}

void RowReader::read(std::uint64_t first, std::uint64_t rounds, const std::vector<whatif::Outcome>& outcomes,
                     const std::vector<RowSink*>& sinks) {
  if (outcomes.empty() || sinks.empty()) return;
  const bool all = plan_.study.rows == whatif::Rows::all;
  if (!plan_.columns.empty() && all) draws_.fill(plan_, first, static_cast<std::size_t>(rounds));
  std::size_t next = 0;
  ResultRow row;
  for (std::uint64_t r = 0; r < rounds; ++r) {
    if (!keeps(plan_.study, first + r)) continue;
    if (!plan_.columns.empty() && !all) draws_.fill(plan_, first + r, 1);
    row.place = plan_.place(first + r);
    for (std::size_t c = 0; c < plan_.candidates.size(); ++c) {
      const whatif::Candidate& candidate = plan_.candidates[c];
      row.scenario = (first + r) * plan_.candidates.size() + c;
      row.candidate = c;
      row.outcome = &outcomes[next++];
      row.inputs.assign(plan_.columns.size(), whatif::Outcome::none);
      for (std::size_t i = 0; i < candidate.varied.size(); ++i) {
        if (column_of_[c][i] != no_column) row.inputs[column_of_[c][i]] = draws_.at(candidate.world, candidate.varied[i], all ? r : 0);
      }
      for (RowSink* sink : sinks) sink->add(row);
    }
  }
}

}  // namespace landfall::batch
