// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/revenue.hpp"

#include <algorithm>

#include "planner/scalar/draws.hpp"

namespace landfall::deal {

template <class S>
cost::Hardware<S> hardware(const Reading<S>& in, const Deal& deal, const S& it_kw) {
  cost::Hardware<S> bought;
  if (deal.kind != DealKind::gpu_rental) return bought;
  bought.gpus = it_kw / in(deal.gpu.power);
  bought.servers_usd = bought.gpus * in(deal.gpu.server);
  bought.network_usd = bought.gpus * in(deal.gpu.fabric);
  bought.optics_usd = bought.gpus * in(deal.gpu.optics);
  bought.storage_usd = bought.gpus * in(deal.gpu.storage);
  bought.spares_usd = (bought.servers_usd + bought.network_usd + bought.optics_usd) * in(deal.gpu.spares);
  return bought;
}

template <class S>
S hardware_support_usd(const Reading<S>& in, const Deal& deal, const cost::Capex<S>& capex) {
  return deal.kind == DealKind::gpu_rental ? capex.hardware_usd * in(deal.gpu.support) : S(0.0);
}

template <class S>
Letting<S> write_letting(const Reading<S>& in, const Deal& deal, const cost::Timeline<S>& timeline, Ledger<S>& ledger) {
  Letting<S> letting{ledger.row("letting.share", "fraction"), ledger.row("letting.load", "fraction")};
  const S occupancy = in(deal.letting.occupancy);
  const S pre_let = min(in(deal.letting.pre_let), occupancy);
  const S growth = occupancy - pre_let;
  const S lease_up = max(in(deal.letting.lease_up), S(1e-6));
  const S utilisation = in(deal.letting.utilisation);
  const S by_month = S(1.0) / lease_up;
  letting.stable = std::min(month_after(timeline.opening + lease_up, timeline.months) + 1, timeline.months);
  letting.share.fill({0, timeline.active.from}, pre_let);
  letting.load.fill({0, timeline.active.from}, pre_let * utilisation);
  for (int t = timeline.active.from; t < letting.stable; ++t) {
    const S filled = clamp((S(static_cast<double>(t) + 0.5) - timeline.opening) * by_month, S(0.0), S(1.0));
    letting.share.set(t, pre_let + growth * filled);
    letting.load.set(t, letting.share[t] * utilisation);
  }
  letting.share.fill({letting.stable, timeline.months}, pre_let + growth);
  letting.load.fill({letting.stable, timeline.months}, (pre_let + growth) * utilisation);
  return letting;
}

template <class S>
Revenue<S> write_revenue(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Capex<S>& capex,
                         const cost::Timeline<S>& timeline, const Letting<S>& letting, const cost::Utilities<S>& utilities,
                         Ledger<S>& ledger) {
  const bool colocation = deal.kind == DealKind::colocation, lines = ledger.keeps_lines();
  Revenue<S> revenue;
  if (lines) {
    revenue.sold = ledger.zeros_but(timeline.active, "revenue.sold", colocation ? "kW-month" : "GPU-h");
    revenue.pass_through = ledger.zeros_but(timeline.active, "revenue.pass-through", "USD");
    revenue.credit_loss = ledger.zeros_but(timeline.active, "revenue.credit-loss", "USD");
  }
  revenue.price = ledger.row("revenue.price", colocation ? "USD/kW-month" : "USD/GPU-h");
  revenue.rent = ledger.zeros_but(timeline.active, "revenue.rent", "USD");
  revenue.total = ledger.zeros_but(timeline.active, "revenue.total", "USD");
  S opening_price, yearly, capacity;
  if (colocation) {
    const S premium = in(scope.module.market.rent_premium) + 1.0;
    opening_price = in(scope.site.market.colocation_rent) * in(deal.colocation.rent_level) * premium;
    yearly = in(deal.colocation.escalator);
    capacity = capex.it_kw;
  } else {
    opening_price = in(deal.gpu.price);
    yearly = in(deal.gpu.drift);
    capacity = capex.it_kw / in(deal.gpu.power);
  }
  const S monthly = power(yearly + 1.0, S(1.0 / 12.0)) - 1.0;
  const S passed = colocation ? in(deal.colocation.pass_through) : S(0.0);
  const S pue_cap = colocation ? in(deal.colocation.pue_cap) : S(0.0);
  const S lost = in(deal.letting.credit_loss);

  const int moving = colocation ? 1 : timeline.active.from;  // a rent moves from the valuation date, a GPU price from the opening
  revenue.price.fill({0, moving}, opening_price);
  const S by_month = monthly + 1.0;
  for (int t = moving; t < timeline.months; ++t) {
    const S before = t == 0 ? opening_price : revenue.price[t - 1];
    revenue.price.set(t, before * (colocation || t >= timeline.full.from ? by_month : monthly * part_after(t, timeline.opening) + 1.0));
  }
  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    const S units = capacity * letting.share[t] * timeline.operating[t];
    const S sold = colocation ? units : units * cost::hours_of(timeline.calendar_month(t));
    const S rent = sold * revenue.price[t];
    S pass_through(0.0);
    if (colocation) pass_through = min(utilities.billable_usd[t], utilities.it_energy_usd[t] * pue_cap) * passed;
    const S credit_loss = (rent + pass_through) * lost;
    if (lines) {
      revenue.sold.set(t, sold);
      revenue.pass_through.set(t, pass_through);
      revenue.credit_loss.set(t, S(0.0) - credit_loss);
    }
    revenue.rent.set(t, rent);
    revenue.total.set(t, rent + pass_through - credit_loss);
  }
  return revenue;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                          \
  template cost::Hardware<S> hardware(const Reading<S>&, const Deal&, const S&);                                                         \
  template S hardware_support_usd(const Reading<S>&, const Deal&, const cost::Capex<S>&);                                                \
  template Letting<S> write_letting(const Reading<S>&, const Deal&, const cost::Timeline<S>&, Ledger<S>&);                               \
  template Revenue<S> write_revenue(const Reading<S>&, const Deal&, const cost::Scope&, const cost::Capex<S>&, const cost::Timeline<S>&, \
                                    const Letting<S>&, const cost::Utilities<S>&, Ledger<S>&);
LANDFALL_INSTANTIATE(double)
LANDFALL_INSTANTIATE(Pack)
LANDFALL_INSTANTIATE(Dual)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::deal
