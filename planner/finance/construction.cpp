// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/construction.hpp"

#include <algorithm>
#include <cmath>

#include "planner/scalar/draws.hpp"

namespace landfall::finance {

template <class S>
Construction<S> write_construction(const Reading<S>& in, const Case& candidate, const S& working_capital, const cost::Timeline<S>& timeline,
                                   cost::Capex<S>& capex, Ledger<S>& ledger) {
  const int months = timeline.months;
  Row<S> index = ledger.row("index.construction", "ratio");
  Construction<S> built{ledger.row("capex.spend", "USD"),        ledger.row("capex.working-capital", "USD"),
                        ledger.row("capex.vat-paid", "USD"),     ledger.row("capex.vat-refunded", "USD"),
                        ledger.row("capex.share", "fraction"),   ledger.row("capex.drawn", "fraction"), S(0.0)};
  const S monthly = power(in(candidate.scope.book.works.inflation) + 1.0, S(1.0 / 12.0));
  const int lag = static_cast<int>(std::lround(candidate.scope.site.tax.vat_recovery_time.value));
  S base(0.0), spent(0.0);
  for (const cost::Tranche<S>& tranche : capex.tranches) base = base + tranche.usd;
  for (int t = 0; t < months; ++t) {
    index.set(t, t == 0 ? S(1.0) : index[t - 1] * monthly);
    S fixed(0.0), inflating(0.0), vat_fixed(0.0), vat_inflating(0.0);
    for (const cost::Tranche<S>& tranche : capex.tranches) {
      const S share = spread_share(t, tranche.window.from, tranche.window.to);
      (tranche.inflates ? inflating : fixed) = (tranche.inflates ? inflating : fixed) + tranche.usd * share;
      (tranche.inflates ? vat_inflating : vat_fixed) = (tranche.inflates ? vat_inflating : vat_fixed) + tranche.recoverable_vat * share;
    }
    built.spend.set(t, fixed + inflating * index[t]);
    built.vat_paid.set(t, vat_fixed + vat_inflating * index[t]);
    built.working_capital.set(t, working_capital * spread_share(t, timeline.opening - 1.0, timeline.opening));
  }
  // A refund that would fall after the plan comes in its last month.
  for (int t = 0; t < months; ++t) {
    if (t < months - 1) {
      built.vat_refunded.set(t, t >= lag ? built.vat_paid[t - lag] : S(0.0));
    } else {
      built.vat_refunded.set(t, sum(built.vat_paid, std::max(0, t - lag), months));
    }
  }
  spent = sum(built.spend, 0, months);
  capex[cost::CapexItem::escalation] = {spent - base, S(1.0), S(1.0), spent - base};
  capex[cost::CapexItem::working_capital] = {in(candidate.scope.book.works.working_capital), S(0.0), S(1.0), working_capital};
  built.cost = spent + working_capital;
  const S safe_cost = max(built.cost, S(1e-9));
  for (int t = 0; t < months; ++t) {
    built.share.set(t, (built.spend[t] + built.working_capital[t]) / safe_cost);
    built.drawn.set(t, t == 0 ? S(0.0) : built.drawn[t - 1] + built.share[t - 1]);
  }
  return built;
}

template Construction<double> write_construction(const Reading<double>&, const Case&, const double&, const cost::Timeline<double>&,
                                                 cost::Capex<double>&, Ledger<double>&);
template Construction<Pack> write_construction(const Reading<Pack>&, const Case&, const Pack&, const cost::Timeline<Pack>&,
                                               cost::Capex<Pack>&, Ledger<Pack>&);
template Construction<Dual> write_construction(const Reading<Dual>&, const Case&, const Dual&, const cost::Timeline<Dual>&,
                                               cost::Capex<Dual>&, Ledger<Dual>&);

}  // namespace landfall::finance
