// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/revenue.hpp"

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
  const S pre_let = in(deal.letting.pre_let);
  const S growth = max(in(deal.letting.occupancy) - pre_let, S(0.0));
  const S lease_up = max(in(deal.letting.lease_up), S(1e-6));
  const S utilisation = in(deal.letting.utilisation);
  for (int t = 0; t < timeline.months; ++t) {
    const S filled = clamp((S(static_cast<double>(t) + 0.5) - timeline.opening) / lease_up, S(0.0), S(1.0));
    letting.share.set(t, pre_let + growth * filled);
    letting.load.set(t, letting.share[t] * utilisation);
  }
  return letting;
}

template <class S>
Revenue<S> write_revenue(const Reading<S>& in, const Deal& deal, const cost::Scope& scope, const cost::Capex<S>& capex,
                         const cost::Timeline<S>& timeline, const Letting<S>& letting, const cost::Utilities<S>& utilities,
                         Ledger<S>& ledger) {
  const bool colocation = deal.kind == DealKind::colocation;
  Revenue<S> revenue{ledger.row("revenue.sold", colocation ? "kW-month" : "GPU-h"),
                     ledger.row("revenue.price", colocation ? "USD/kW-month" : "USD/GPU-h"),
                     ledger.row("revenue.rent", "USD"),
                     ledger.row("revenue.pass-through", "USD"),
                     ledger.row("revenue.credit-loss", "USD"),
                     ledger.row("revenue.total", "USD")};
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
  for (int t = 0; t < timeline.months; ++t) {
    const S units = capacity * letting.share[t] * timeline.operating[t];
    revenue.sold.set(t, colocation ? units : units * cost::hours_of(timeline.calendar_month(t)));
    const S before = t == 0 ? opening_price : revenue.price[t - 1];
    const S moving = colocation ? S(t == 0 ? 0.0 : 1.0) : part_after(t, timeline.opening);
    revenue.price.set(t, before * (monthly * moving + 1.0));
    revenue.rent.set(t, revenue.sold[t] * revenue.price[t]);
    if (colocation) {
      const S& price = utilities.price_usd_per_kwh[t];
      const S owed = utilities.it_kwh[t] * utilities.full_load_pue[t] * price + utilities.service_usd[t];
      revenue.pass_through.set(t, min(owed, utilities.it_kwh[t] * pue_cap * price) * passed);
    }
    revenue.credit_loss.set(t, -((revenue.rent[t] + revenue.pass_through[t]) * lost));
    revenue.total.set(t, revenue.rent[t] + revenue.pass_through[t] + revenue.credit_loss[t]);
  }
  return revenue;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                     \
  template cost::Hardware<S> hardware(const Reading<S>&, const Deal&, const S&);                                                   \
  template S hardware_support_usd(const Reading<S>&, const Deal&, const cost::Capex<S>&);                                          \
  template Letting<S> write_letting(const Reading<S>&, const Deal&, const cost::Timeline<S>&, Ledger<S>&);                         \
  template Revenue<S> write_revenue(const Reading<S>&, const Deal&, const cost::Scope&, const cost::Capex<S>&,                     \
                                    const cost::Timeline<S>&, const Letting<S>&, const cost::Utilities<S>&, Ledger<S>&);
LANDFALL_INSTANTIATE(double)
LANDFALL_INSTANTIATE(Pack)
LANDFALL_INSTANTIATE(Dual)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::deal
