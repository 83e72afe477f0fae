// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/utilities.hpp"
#include "planner/deal/deal.hpp"

namespace landfall::deal {

/// What a GPU deal buys with the build; nothing in a colocation deal.
template <class S>
[[nodiscard]] cost::Hardware<S> hardware(const Reading<S>& in, const Deal& deal, const S& it_kw);

/// Hardware support a year, at prices of the valuation date.
template <class S>
[[nodiscard]] S hardware_support_usd(const Reading<S>& in, const Deal& deal, const cost::Capex<S>& capex);

/// Share of capacity let, from `pre_let` at the opening linearly up to `occupancy`, and the IT load it draws, of design IT.
template <class S>
struct Letting {
  Row<S> share;
  Row<S> load;
  int stable = 0;  ///< month from which neither changes in any scenario
};
template <class S>
[[nodiscard]] Letting<S> write_letting(const Reading<S>& in, const Deal& deal, const cost::Timeline<S>& timeline, Ledger<S>& ledger);

template <class S>
struct Revenue {
  Row<S> sold;   ///< kW-months, or GPU-hours
  Row<S> price;  ///< USD for one of them
  Row<S> rent;
  Row<S> pass_through;
  Row<S> credit_loss;  ///< negative
  Row<S> total;
};

/// Revenue by month; what is kept of it without the lines is price, rent and total. A colocation rent rises by the escalator from the
/// valuation date on, as construction cost does: the market does not wait for the opening. A GPU price is that of the opening and drifts
/// from there. Both compound monthly. Tenants pay for their IT energy at the hall's full-load PUE of the month as operated (an emptier
/// hall's worse PUE is the landlord's), with bought cooling on top, but no more than at the deal's PUE cap. Credit loss is taken from
/// rent and pass-through alike.
template <class S>
[[nodiscard]] Revenue<S> write_revenue(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Capex<S>& capex,
                                       const cost::Timeline<S>& timeline, const Letting<S>& letting, const cost::Utilities<S>& utilities,
                                       Ledger<S>& ledger);

}  // namespace landfall::deal
