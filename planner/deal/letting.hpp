// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/utilities.hpp"
#include "planner/deal/deal.hpp"

namespace landfall::deal {

/// Share of the opened capacity let, from `pre_let` at the opening linearly up to `occupancy`, and the IT load it draws, of design IT.
///
/// With phases each one fills from its own opening. With tenants and terms, in expectation, x the months since the opening:
///     let  = ramp(x) (1 + fade)^(x/12) sum over classes of share_i let_i(x)
///     let_i  = (1 - w V_0)(1 - (1 - p) V)(1 - V_d)        V: the part of the month in which space left at the opening (w: tenants that
///     paid_i = let_i (1 - concession z_i)(1 - discount)    walked away), at a contract's end (1 - p) or by default stands empty
///     z_i  = 1 - (1 - w D_0)(1 - (1 - p) D)(1 - D_d)      D: the same of space let again, at its concession; the discount ends with
///     paid = max(usage, take_or_pay) (ramp - free) (1 + fade)^(x/12) sum of share_i paid_i                     the first contract
/// V_d = min(m min(x, vacancy), 1), D_d = max(1 - (1 - default_rate)^(x/12) - V_d, 0), m = 1 - (1 - default_rate)^(1/12). Contracts run
/// from the opening, whenever the space was let; capacity on trial is free.
template <class S>
struct Letting {
  Row<S> share;
  Row<S> load;
  Row<S> paid;     ///< the share that pays the full price; the row of `share` where all does
  int stable = 0;  ///< month from which none changes in any scenario
};
template <class S>
[[nodiscard]] Letting<S> write_letting(const Reading<S>& in, const Deal& deal, const cost::Timeline<S>& timeline, Ledger<S>& ledger,
                                       const cost::Build& build = {});

}  // namespace landfall::deal
