// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/utilities.hpp"
#include "planner/deal/deal.hpp"

namespace landfall::deal {

/// The GPUs of all generations that run on `it_kw`: the first has what the others leave of it.
template <class S>
[[nodiscard]] S gpus(const Reading<S>& in, const Deal& deal, const S& it_kw);

/// Calls f(GPUs, bill of materials) for each generation.
template <class S, class F>
void each_generation(const Reading<S>& in, const Deal& deal, const S& it_kw, F f) {
  if (deal.generations.empty()) return f(it_kw / in(deal.gpu.power), deal.gpu);
  S first(1.0);
  for (const Generation& each : deal.generations) first = first - in(each.share);
  f(it_kw * max(first, S(0.0)) / in(deal.gpu.power), deal.gpu);
  for (const Generation& each : deal.generations) f(it_kw * in(each.share) / in(each.gpu.power), each.gpu);
}

/// Resale value at an age, of hardware price.
template <class S>
[[nodiscard]] S residual_value(const Reading<S>& in, const Deal& deal, const S& age_months);

/// USD a kW-month. The rent rises by the escalator from the valuation date on, as construction cost does: the market does not wait for
/// the opening. The part agreed in local currency rises by its own and falls with the currency.
template <class S>
[[nodiscard]] Row<S> write_rent_price(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, Ledger<S>& ledger);

/// USD a GPU-hour, of the fleet's mix. Each generation's price is that of the opening and drifts from there; a decision that waits finds it
/// drifted. Surprises, a step of the market and a second fleet multiply it.
template <class S>
[[nodiscard]] Row<S> write_gpu_price(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Timeline<S>& timeline,
                                     Ledger<S>& ledger);

}  // namespace landfall::deal
