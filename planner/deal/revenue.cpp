// SPDX-License-Identifier: Apache-2.0
#include "planner/deal/revenue.hpp"

#include "planner/scalar/readings.hpp"

namespace landfall::deal {

template <class S>
cost::Hardware<S> hardware(const Reading<S>& in, const Deal& deal, const S& it_kw) {
  cost::Hardware<S> bought;
  if (!deal.has_gpus()) return bought;
  bool first = true;
  each_generation(in, deal, deal.gpu_share ? it_kw * in(*deal.gpu_share) : it_kw, [&](const S& gpus, const GpuRental& bill) {
    const S servers = gpus * in(bill.server), network = gpus * in(bill.fabric), optics = gpus * in(bill.optics);
    const S storage = gpus * in(bill.storage), spares = (servers + network + optics) * in(bill.spares);
    const auto add = [first](S& sum, const S& more) { sum = first ? more : sum + more; };
    add(bought.gpus, gpus);
    add(bought.servers_usd, servers);
    add(bought.network_usd, network);
    add(bought.optics_usd, optics);
    add(bought.storage_usd, storage);
    add(bought.spares_usd, spares);
    first = false;
  });
  return bought;
}

template <class S>
S hardware_support_usd(const Reading<S>& in, const Deal& deal, const cost::Capex<S>& capex) {
  return deal.has_gpus() ? capex.hardware_usd * in(deal.gpu.support) : S(0.0);
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
  revenue.price = colocation ? write_rent_price(in, deal, scope, ledger) : write_gpu_price(in, deal, scope, timeline, ledger);
  revenue.rent = ledger.zeros_but(timeline.active, "revenue.rent", "USD");
  revenue.total = ledger.zeros_but(timeline.active, "revenue.total", "USD");
  const bool mixed = colocation && deal.gpu_share.has_value();
  const S fleet_kw = mixed ? capex.it_kw * in(*deal.gpu_share) : capex.it_kw;
  const S capacity = colocation ? capex.it_kw : gpus(in, deal, capex.it_kw);
  const S space = mixed ? capacity - fleet_kw : capacity;
  const S fleet = mixed ? gpus(in, deal, fleet_kw) : S(0.0);
  const S passed = passed_through(in, deal);
  const S pue_cap = colocation ? in(deal.colocation.pue_cap) : S(0.0);
  const S lost = in(deal.letting.credit_loss);
  Row<S> gpu_price;
  if (mixed) gpu_price = write_gpu_price(in, deal, scope, timeline, ledger);
  const bool all_pays = !deal.tenancy && !deal.terms;

  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    const S units = capacity * letting.share[t] * timeline.operating[t];
    const double hours = cost::hours_of(timeline.calendar_month(t));
    const S sold = colocation ? units : units * hours;
    S rent;
    if (all_pays && !mixed) {
      rent = sold * revenue.price[t];
    } else {
      const S paid = letting.paid[t] * timeline.operating[t];
      rent = (colocation ? space * paid : space * paid * hours) * revenue.price[t];
      if (mixed) rent = rent + fleet * paid * hours * gpu_price[t];
    }
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
  template Revenue<S> write_revenue(const Reading<S>&, const Deal&, const cost::Scope&, const cost::Capex<S>&, const cost::Timeline<S>&, \
                                    const Letting<S>&, const cost::Utilities<S>&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::deal
