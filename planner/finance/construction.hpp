// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/finance/case.hpp"

namespace landfall::finance {

/// What is spent before the opening, month by month.
template <class S>
struct Construction {
  Row<S> spend;            ///< capex without working capital, escalated to the month of spending
  Row<S> working_capital;  ///< drawn in the month before the opening
  Row<S> vat_paid;         ///< recoverable VAT
  Row<S> vat_refunded;
  Row<S> share;     ///< of financed cost (spend + working capital) that falls into the month; sums to 1
  Row<S> drawn;     ///< sum of the shares of earlier months
  S cost{};         ///< financed cost
  int until = 0;    ///< month from which nothing is spent in any scenario
  int settled = 0;  ///< month from which nothing is refunded either
};

/// Spreads the tranches over their windows, escalates them, and fills the lines escalation and working capital of `capex`.
/// VAT comes back `vat_recovery_time` (structural: the fact's value in every scenario) months after it was paid.
template <class S>
[[nodiscard]] Construction<S> write_construction(const Reading<S>& in, const Case& candidate, const S& working_capital,
                                                 const cost::Timeline<S>& timeline, cost::Capex<S>& capex, Ledger<S>& ledger);

}  // namespace landfall::finance
