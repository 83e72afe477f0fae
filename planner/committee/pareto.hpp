// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "planner/committee/comparison.hpp"

namespace landfall::committee {

/// For each candidate, in the order of the ranking, whether it stands on the front of equity IRR (high), PUE (low) and capex per W (low):
/// no other that is not blocked is at least as good in all three and better in one. Blocked candidates and those without a return do not.
[[nodiscard]] std::vector<bool> pareto_front(const Comparison& comparison);

/// The first candidate in rank that dominates this one, of those that may; none for one on the front, blocked or without a return.
[[nodiscard]] std::optional<std::size_t> dominated_by(const Comparison& comparison, std::size_t candidate);

}  // namespace landfall::committee
