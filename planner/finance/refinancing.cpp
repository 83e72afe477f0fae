// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/refinancing.hpp"

#include <string_view>

#include "planner/scalar/readings.hpp"

namespace landfall::finance {

template <class S>
Debt<S> write_refinancing(const Reading<S>& in, const Case& candidate, const Debt<S>& first, const cost::Timeline<S>& timeline,
                          const Row<S>& cfads, Ledger<S>& ledger) {
  const Financing& financing = candidate.financing;
  const auto& terms = *financing.refinancing;
  const int months = timeline.months;
  const bool sweeps = financing.sweep.has_value(), local = financing.local_currency;
  const auto row = [&](std::string_view name, std::string_view unit = "USD") { return ledger.zeros(name, unit); };

  const S asked = timeline.opening + in(terms.after);
  // A loan that is still drawn can't be repaid: what is drawn later would be owed by nobody.
  const S at = min(timeline.phases == 1 ? asked : max(asked, timeline.last_opening() + 1.0), timeline.end);
  const S moved = max(at - 1.0, S(0.0));
  const S repaid = min(at + in(terms.tenor) * 12.0, timeline.end);
  const S first_year_end = at + 12.0;
  const S rate = monthly_rate(in, candidate, terms.margin);
  const S currency = local ? cost::currency_month(in, candidate.scope) : S(1.0);
  const S growth = local ? (rate + 1.0) * currency : rate + 1.0;
  const S by_month = S(1.0) / growth;
  const auto done = [&](int t) { return t < 0 ? S(0.0) : part_after(t, moved); };

  // All months are visited: nothing here depends on which months another scenario has.
  Row<S> discount = row("refinancing.discount", "ratio"), paid = row("refinancing.paid", "fraction"), shape = row("refinancing.shape");
  Total<S> draw_worth = ledger.total("refinancing.draw-worth", "ratio"), shape_worth = ledger.total("refinancing.shape-worth", "USD");
  Total<S> first_year = ledger.total("refinancing.first-year", "USD"), owed_then = ledger.total("refinancing.owed", "USD");
  for (int t = 0; t < months; ++t) {
    discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) * select(S(t) > moved, by_month, S(1.0)));
    paid.set(t, done(t) - done(t - 1));
    const S window = (part_after(t, at) - part_after(t, repaid)) / max(timeline.running[t], S(1e-9));
    shape.set(t, window * max(cfads[t], S(0.0)));
    draw_worth.add(t, paid[t] * discount[t]);
    shape_worth.add(t, shape[t] * discount[t]);
    first_year.add(t, shape[t] * (S(1.0) - part_after(t, first_year_end)));
    owed_then.add(t, paid[t] * first.balance[t]);
  }
  Debt<S> debt = first;
  typename Debt<S>::Refinanced& second = debt.second;
  const S one_drawn = draw_worth.value(), served = shape_worth.value(), owed = owed_then.value();
  const S fee = in(terms.fee);
  second.by_gearing = in(terms.gearing) * first.uses;
  second.by_dscr = served / (in(terms.dscr) * max(one_drawn, S(1e-9)));
  const S offered = min(second.by_gearing, second.by_dscr);
  const S pays = select(offered * (S(1.0) - fee) >= owed, S(1.0), S(0.0));
  const S taken = pays * select(first.size > S(0.0), S(1.0), S(0.0)) * select(served > S(1e-6), S(1.0), S(0.0));
  second.size = offered * taken;
  second.proceeds = (offered * (S(1.0) - fee) - owed) * taken;
  const S scale = second.size * (one_drawn / max(served, S(1e-9)));
  const S reserve = in(financing.loan.reserve) * (first_year.value() / 12.0) * scale;
  const S reserve_rate = in(financing.loan.reserve_interest) / 12.0;
  debt.repaid = select(taken > S(0.0), repaid, first.repaid);

  second.draw = row("refinancing.draw");
  second.repaid = row("refinancing.repaid");
  second.fee = row("refinancing.fee");
  Row<S> left = row("refinancing.left", "fraction"), service = row("refinancing.service"), interest = row("refinancing.interest");
  Row<S> balance = row("refinancing.balance");
  debt.interest = row("debt.interest");
  debt.principal = row("debt.principal");
  debt.service = row("debt.service");
  debt.balance = row("debt.balance");
  debt.reserve = row("debt.reserve");
  debt.reserve_flow = row("debt.reserve-flow");
  debt.reserve_income = row("debt.reserve-income");
  if (sweeps) debt.swept = row("debt.swept");
  if (local) debt.revaluation = row("debt.revaluation");
  for (int t = 0; t < months; ++t) {
    const S before = t == 0 ? S(0.0) : select(S(t) >= repaid, S(0.0), balance[t - 1]);
    const S owing = local ? before * currency : before;
    left.set(t, S(1.0) - taken * done(t));  // of the first loan, at the end of the month
    const S kept = t == 0 ? S(1.0) : left[t - 1];
    second.draw.set(t, second.size * paid[t]);
    second.fee.set(t, second.draw[t] * fee);
    second.repaid.set(t, taken * paid[t] * first.balance[t]);
    service.set(t, scale * shape[t]);
    interest.set(t, owing * rate);
    balance.set(t, owing + second.draw[t] - (service[t] - interest[t]));
    debt.interest.set(t, first.interest[t] * kept + interest[t]);
    debt.service.set(t, first.service[t] * kept + service[t]);
    debt.principal.set(t, debt.service[t] - debt.interest[t]);
    debt.balance.set(t, first.balance[t] * left[t] + balance[t]);
    if (sweeps) debt.swept.set(t, first.swept[t] * kept);
    if (local) debt.revaluation.set(t, first.revaluation[t] * kept + (before - owing));
    const S held = first.reserve[t] * left[t] + reserve * (taken * (done(t) - part_after(t, repaid - 1.0)));
    debt.reserve.set(t, held);
    debt.reserve_flow.set(t, held - (t == 0 ? S(0.0) : debt.reserve[t - 1]));
    debt.reserve_income.set(t, (t == 0 ? S(0.0) : debt.reserve[t - 1]) * reserve_rate);
  }
  return debt;
}

#define LANDFALL_INSTANTIATE(S) \
  template Debt<S> write_refinancing(const Reading<S>&, const Case&, const Debt<S>&, const cost::Timeline<S>&, const Row<S>&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
