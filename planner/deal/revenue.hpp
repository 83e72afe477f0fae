// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/utilities.hpp"
#include "planner/deal/letting.hpp"
#include "planner/deal/price.hpp"

namespace landfall::deal {

/// What a deal with GPUs buys with the build; nothing in a plain colocation deal. `it_kw` is that of the whole build.
template <class S>
[[nodiscard]] cost::Hardware<S> hardware(const Reading<S>& in, const Deal& deal, const S& it_kw);

/// Hardware support a year, at prices of the valuation date.
template <class S>
[[nodiscard]] S hardware_support_usd(const Reading<S>& in, const Deal& deal, const cost::Capex<S>& capex);

template <class S>
struct Revenue {
  Row<S> sold;   ///< kW-months, or GPU-hours
  Row<S> price;  ///< USD for one of them
  Row<S> rent;   ///< of space and GPUs
  Row<S> pass_through;
  Row<S> credit_loss;  ///< negative
  Row<S> total;
};

/// The share of the electricity of the let load that tenants pay.
template <class S>
[[nodiscard]] S passed_through(const Reading<S>& in, const Deal& deal) {
  if (deal.kind == DealKind::gpu_rental) return S(0.0);
  const S passed = in(deal.colocation.pass_through);
  return deal.gpu_share ? passed * (S(1.0) - in(*deal.gpu_share)) : passed;
}

/// Revenue by month; what is kept of it without the lines is price, rent and total. Prices are those of price.hpp. Where a hall runs GPUs
/// of its own on part of its power, that part is let to their users in the same share as the rest is to its tenants. Tenants pay for their
/// IT energy at the hall's full-load PUE of the month as operated (an emptier hall's worse PUE is the landlord's), with bought cooling on
/// top, but no more than at the deal's PUE cap. Credit loss is taken from rent and pass-through alike.
template <class S>
[[nodiscard]] Revenue<S> write_revenue(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Capex<S>& capex,
                                       const cost::Timeline<S>& timeline, const Letting<S>& letting, const cost::Utilities<S>& utilities,
                                       Ledger<S>& ledger);

}  // namespace landfall::deal
