// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/payout.hpp"

#include <algorithm>

#include "planner/scalar/readings.hpp"

namespace landfall::finance {

template <class S>
LockUp<S> write_lock_up(const Reading<S>& in, const Case& candidate, const Debt<S>& debt, const Row<S>& cfads, const Row<S>& cash,
                        Ledger<S>& ledger) {
  LockUp<S> result{ledger.row("lock-up.payout", "USD"), ledger.row("lock-up.locked", "USD"), ledger.row("lock-up.cfads", "USD"),
                   ledger.row("lock-up.service", "USD")};
  const S asked = in(candidate.financing.lock_up->dscr);
  for (int t = 0; t < ledger.months(); ++t) {
    const int from = std::max(0, t - 11);
    result.cfads.set(t, sum(cfads, from, t + 1));
    result.service.set(t, sum(debt.service, from, t + 1));
    const S held = (t == 0 ? S(0.0) : result.locked[t - 1]) + cash[t];
    const S kept = select(result.cfads[t] >= asked * result.service[t], S(0.0), max(held, S(0.0)));
    const S tested = select(result.service[t] > S(0.0), kept, S(0.0));
    result.locked.set(t, select(S(t + 1) >= debt.repaid, S(0.0), tested));
    result.payout.set(t, held - result.locked[t]);
  }
  return result;
}

#define LANDFALL_INSTANTIATE(S) \
  template LockUp<S> write_lock_up(const Reading<S>&, const Case&, const Debt<S>&, const Row<S>&, const Row<S>&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
