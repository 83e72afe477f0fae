// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/construction.hpp"

#include <algorithm>
#include <cmath>

#include "planner/scalar/readings.hpp"

namespace landfall::finance {

namespace {

/// What is bought with each phase; the ground, the grid, the permits and their cost come with the first one.
constexpr std::array<bool, cost::tranche_count> phased{false, true, true, true, true, false, true, true, false, true};

constexpr std::array<std::string_view, cost::tranche_count> spending_rows{
    "spending.land", "spending.site-works", "spending.equipment",   "spending.delivery",   "spending.erection",
    "spending.grid", "spending.soft-cost",  "spending.contingency", "spending.conditions", "spending.hardware"};

/// When a tranche is paid, in months from the close.
template <class S>
struct Payment {
  S from;
  S length;
  Months months;
};
template <class S>
Payment<S> payment(const cost::Span<S>& window, int months) {
  constexpr double shortest = 0.25;         // months: a payment takes a week
  const S from = max(window.from, S(0.0));  // nothing is paid before the close
  const S length = max(window.to - from, S(shortest));
  // The month after the last is visited too: where the window ends with a month, that is where a later payment would go, which is a slope.
  return {from, length, {month_before(from, months), std::min(month_after(from + length, months) + 1, months)}};
}

/// Adds one tranche, spread evenly over its window, to the months it falls into. Returns the month from which it is paid.
template <class S>
int spread(const cost::Tranche<S>& tranche, const Row<S>& index, int months, Working<S> share, Construction<S>& built) {
  const bool vat = most(tranche.recoverable_vat) > 0.0;
  if (!(most(tranche.usd) > 0.0)) return 0;
  const auto [from, length, window] = payment(tranche.window, months);
  const S each_month = S(1.0) / length;
  const S usd = tranche.usd * each_month, recoverable = tranche.recoverable_vat * each_month;
  for (int t = window.from; t < window.to; ++t) {
    const S part = share(t, clamp(S(t + 1) - from, S(0.0), length) - clamp(S(t) - from, S(0.0), length));
    const S escalated = tranche.inflates ? part * index[t] : part;
    built.spend.set(t, built.spend[t] + usd * escalated);
    if (vat) built.vat_paid.set(t, built.vat_paid[t] + recoverable * escalated);
  }
  return window.to;
}

}  // namespace

template <class S>
Construction<S> write_construction(const Reading<S>& in, const Case& candidate, const S& working_capital, const cost::Timeline<S>& timeline,
                                   cost::Capex<S>& capex, Ledger<S>& ledger) {
  const int months = timeline.months;
  const S stocked = max(timeline.opening - 1.0, S(0.0));
  const Months stocking{month_before(stocked, months), month_after(stocked + 1.0, months)};
  Months spending{0, stocking.to};
  const S latest = timeline.last_opening() - timeline.opening;
  for (const cost::Tranche<S>& tranche : capex.tranches) {
    const cost::Span<S> last{tranche.window.from + latest, tranche.window.to + latest};
    spending.to = std::max(spending.to, payment(last, months).months.to);
  }
  const int lag = static_cast<int>(std::lround(candidate.scope.site.tax.vat_recovery_time.value));
  const auto zeros = [&](std::string_view name, std::string_view unit) { return ledger.zeros_within(spending, name, unit); };
  Row<S> index = ledger.row("index.construction", "ratio");
  Construction<S> built{zeros("capex.spend", "USD"),
                        zeros("capex.working-capital", "USD"),
                        zeros("capex.vat-paid", "USD"),
                        ledger.zeros_within({0, spending.to + lag}, "capex.vat-refunded", "USD"),
                        zeros("capex.share", "fraction"),
                        ledger.row("capex.drawn", "fraction"),
                        S(0.0),
                        0,
                        0};
  const S monthly = power(in(candidate.scope.book.works.inflation) + 1.0, S(1.0 / 12.0));
  const int wait = candidate.scope.build.wait;
  index.set(0, wait == 0 ? S(1.0) : power(monthly, S(static_cast<double>(wait))));
  for (int t = 1; t < months; ++t) index.set(t, index[t - 1] * monthly);

  S base(0.0);
  bool refunds = false;
  for (std::size_t i = 0; i < cost::tranche_count; ++i) {
    const cost::Tranche<S>& tranche = capex.tranches[i];
    base = base + tranche.usd;
    refunds = refunds || most(tranche.recoverable_vat) > 0.0;
    const int phases = phased[i] ? timeline.phases : 1;
    if (phases == 1) built.until = std::max(built.until, spread(tranche, index, months, ledger.working(spending_rows[i], "month"), built));
    for (int phase = 0; phase < phases && phases > 1; ++phase) {
      const double part = cost::phase_share(candidate.scope.build, phase);
      const S later = timeline.opening_of(phase) - timeline.opening;
      const cost::Tranche<S> own{
          tranche.usd * part, tranche.recoverable_vat * part, {tranche.window.from + later, tranche.window.to + later}, tranche.inflates};
      built.until = std::max(built.until, spread(own, index, months, ledger.working(spending_rows[i], "month"), built));
    }
  }
  for (int t = stocking.from; t < stocking.to; ++t) {
    built.working_capital.set(t, working_capital * part_at(t, stocked));
  }
  built.until = std::max(built.until, stocking.to);

  const S spent = sum(built.spend, 0, built.until);
  capex[cost::CapexItem::escalation] = {spent - base, S(1.0), S(1.0), spent - base};
  capex[cost::CapexItem::working_capital] = {in(candidate.scope.book.works.working_capital), S(0.0), S(1.0), working_capital};
  built.cost = spent + working_capital;
  const S by_cost = S(1.0) / max(built.cost, S(1e-9));
  S drawn(0.0);
  for (int t = 0; t < built.until; ++t) {
    built.drawn.set(t, drawn);
    built.share.set(t, (built.spend[t] + built.working_capital[t]) * by_cost);
    drawn = built.drawn[t] + built.share[t];
  }
  built.drawn.fill({built.until, months}, drawn);

  built.settled = built.until;
  if (refunds) {
    const int last = months - 1;
    built.settled = std::min(built.until + lag, months);
    for (int t = lag; t < built.settled; ++t) built.vat_refunded.set(t, built.vat_paid[t - lag]);
    // A refund that would fall after the plan comes in its last month.
    if (built.until + lag > last) built.vat_refunded.set(last, sum(built.vat_paid, std::max(0, last - lag), built.until));
  }
  return built;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                    \
  template Construction<S> write_construction(const Reading<S>&, const Case&, const S&, const cost::Timeline<S>&, cost::Capex<S>&, \
                                              Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
