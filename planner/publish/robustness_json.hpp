// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>

#include "planner/committee/robustness.hpp"

namespace landfall::publish {

/// Ranks that are told one by one; what is below them is told as one share.
inline constexpr int ranks_told = 10;
/// Candidates that are compared pair by pair.
inline constexpr std::size_t pairs_among = 10;

/// `robustness` of docs/json.md: for each candidate that is not blocked the shares of its ranks and who dominates it, and for the leading
/// ones who earns more than whom in which share of the draws.
[[nodiscard]] boost::json::object robustness_json(const committee::Robustness& robustness, const committee::Comparison& comparison);

}  // namespace landfall::publish
