// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/finance/debt.hpp"

namespace landfall::finance {

/// Repays the loan by a second one at `refinancing.after` months from the opening and pays the rest to shareholders, free of withholding
/// tax (capital returned). The rows of `first` become those of both loans.
///
/// At the moment m the second loan is served out of what CFADS (with unlevered tax) remains until its own end R: c_t = part of month t in
/// [m, R) over that in operation x max(CFADS_t, 0), service c_t / `dscr` at most. With q_{t+1} = q_t / ((1 + r) x), x the month's change of
/// the currency, D = min(sum(c_t q_{t+1}) / (DSCR sum(d_t q_{t+1})), gearing x uses of funds of the first loan), where d_t are the parts of
/// the payment of m, which as all payments at a moment falls into [m - 1, m). It is taken where D less the fee repays what the first loan
/// then owes, and where there is a first loan; else nothing changes. The first loan's service ends with it, what it owes is repaid, the
/// reserve becomes that of the new loan's first year. The sweep ends with the first loan. `after` beyond the plan is never; with phases it
/// is at the earliest a month after the last one's opening, when the first loan is drawn.
template <class S>
[[nodiscard]] Debt<S> write_refinancing(const Reading<S>& in, const Case& candidate, const Debt<S>& first,
                                        const cost::Timeline<S>& timeline, const Row<S>& cfads, Ledger<S>& ledger);

}  // namespace landfall::finance
