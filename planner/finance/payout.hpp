// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/finance/debt.hpp"

namespace landfall::finance {

/// Cash that may not be distributed while the cover of the last twelve months is too low.
///
/// With a_t the cash after service, sweep and reserve, L_t what is locked up, and the sums over the months t - 11 to t:
///     L_t = 0 where sum(CFADS) >= `dscr` sum(service), where nothing was served or the last loan is due, else max(L_{t-1} + a_t, 0);
///     payout_t = L_{t-1} + a_t - L_t.
/// So what is locked up pays for months that lack cash, and all of it is released by the first month that passes. It earns nothing.
template <class S>
struct LockUp {
  Row<S> payout;
  Row<S> locked;  ///< balance
  Row<S> cfads;   ///< of the last twelve months
  Row<S> service;
};
template <class S>
[[nodiscard]] LockUp<S> write_lock_up(const Reading<S>& in, const Case& candidate, const Debt<S>& debt, const Row<S>& cfads,
                                      const Row<S>& cash, Ledger<S>& ledger);

}  // namespace landfall::finance
