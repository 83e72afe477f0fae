// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/candidate_json.hpp"
#include "planner/publish/csv.hpp"
#include "planner/publish/tables.hpp"

namespace landfall::publish {

std::string comparison_csv(const committee::Comparison& comparison, const Context& context) {
  std::vector<boost::json::object> rows;
  for (const committee::Candidate& candidate : comparison.candidates) rows.push_back(candidate_json(candidate, context));
  return csv_rows(rows);
}

}  // namespace landfall::publish
