// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/committee/criteria.hpp"
#include "planner/publish/json.hpp"

/// A ranking by several criteria, as table, JSON and CSV.
namespace landfall::publish {

/// What was scored, and how.
struct Scores {
  const committee::Comparison& comparison;
  const committee::Criteria& criteria;
  const committee::Scoring& scoring;
};

[[nodiscard]] boost::json::object criteria_json(const Scores& scores, const Context& context);
[[nodiscard]] std::string criteria_table(const Scores& scores, const Context& context, std::size_t top);
[[nodiscard]] std::string criteria_csv(const Scores& scores, const Context& context);

}  // namespace landfall::publish
