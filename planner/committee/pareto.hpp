// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/committee/comparison.hpp"

namespace landfall::committee {

/// For each candidate, in the order of the ranking, whether it stands on the front of equity IRR (high), PUE (low) and capex per W (low):
/// no other that is not blocked is at least as good in all three and better in one. Blocked candidates and those without a return do not.
[[nodiscard]] std::vector<bool> pareto_front(const Comparison& comparison);

}  // namespace landfall::committee
