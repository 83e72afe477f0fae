// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <limits>

#include "planner/committee/robustness.hpp"

namespace landfall::publish {

/// Ranks that are told one by one; what is below them is told as one share.
inline constexpr int ranks_told = 10;
/// Candidates that are compared pair by pair.
inline constexpr std::size_t pairs_among = 10;

/// `robustness` of docs/json.md: for each candidate that is not blocked the shares of its ranks and who dominates it, and for the leading
/// ones who earns more than whom in which share of the draws. At most `most` candidates, in the order of the ranking.
[[nodiscard]] boost::json::object robustness_json(const committee::Robustness& robustness, const committee::Comparison& comparison,
                                                  std::size_t most = std::numeric_limits<std::size_t>::max());

}  // namespace landfall::publish
