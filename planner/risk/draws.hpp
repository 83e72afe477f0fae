// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/base/for_each.hpp"
#include "planner/portfolio/portfolio.hpp"
#include "planner/scalar/draws.hpp"

namespace landfall::risk {

/// Draws every registered fact of the portfolio `portfolio.draws` times (rounded up to whole packs) between its low and high end.
///
/// Latin hypercube: each fact takes each of the equal slices of its PERT distribution once, in an order of its own: a permutation made with
/// Philox-4x32-10 keyed by the seed and the fact's path. So a draw depends on seed, path and count alone, never on threads or on what else
/// is compared, and candidates that share a fact (a country's tax, the loan) share its draws. Facts are independent.
/// Numbers the portfolio's facts (`number_facts`).
[[nodiscard]] DrawTable draw(portfolio::Portfolio& portfolio, const ForEach& for_each = one_by_one);

}  // namespace landfall::risk
