// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/debt.hpp"

#include <algorithm>

#include "planner/scalar/readings.hpp"

namespace landfall::finance {
namespace {

/// What the loan costs for each dollar of it, before the opening: kappa of the header.
template <class S>
struct UnitCost {
  S fees{};
  S idc{};
  S reserve{};
};

}  // namespace

template <class S>
Debt<S> write_debt(const Reading<S>& in, const Case& candidate, const Construction<S>& construction, const cost::Timeline<S>& timeline,
                   const Row<S>& cfads, Ledger<S>& ledger) {
  const Financing& financing = candidate.financing;
  const auto& loan = financing.loan;
  const int months = timeline.months;
  const bool none = financing.repayment == Repayment::none, level = financing.repayment == Repayment::level;
  const bool local = financing.local_currency, graced = financing.grace.has_value(), sweeps = financing.sweep.has_value();
  const bool holds_reserve = ledger.keeps_lines() || financing.refinancing.has_value();  // which reads it
  Row<S> discount, shape;
  Debt<S> debt;
  debt.uses = construction.cost;
  const auto add_rows = [&](Months shaped, Months built, Months owing, Months reserved) {
    const auto row = [&](Months written, std::string_view name) { return ledger.zeros_but(written, name, "USD"); };
    // With a second loan behind it, what stands here is the first one's part.
    const auto part = [&](Months written, std::string_view name, std::string_view first) {
      return row(written, financing.refinancing ? first : name);
    };
    discount = ledger.row("debt.discount", "ratio");
    shape = row(shaped, "debt.shape");
    debt.draw = row(built, "debt.draw");
    debt.fees = row(built, "debt.fees");
    debt.idc = row(built, "debt.idc");
    debt.interest = part(owing, "debt.interest", "debt.first-interest");
    if (ledger.keeps_lines()) debt.principal = part(owing, "debt.principal", "debt.first-principal");
    debt.service = part(owing, "debt.service", "debt.first-service");
    debt.balance = part(owing, "debt.balance", "debt.first-balance");
    if (holds_reserve) debt.reserve = part(reserved, "debt.reserve", "debt.first-reserve");
    debt.reserve_flow = part(reserved, "debt.reserve-flow", "debt.first-reserve-flow");
    debt.reserve_income = part(reserved, "debt.reserve-income", "debt.first-reserve-income");
    if (sweeps) debt.swept = part(owing, "debt.swept", "debt.first-swept");
    if (local) debt.revaluation = part(owing, "debt.revaluation", "debt.first-revaluation");
  };
  if (none) {
    add_rows({}, {}, {}, {});
    discount.fill(ledger.all(), S(1.0));
    debt.repaid = timeline.opening;
    return debt;
  }

  const S rate = monthly_rate(in, candidate);
  const S& opening = timeline.opening;
  const S repaid = min(opening + in(loan.tenor) * 12.0, timeline.end);
  debt.repaid = repaid;
  const S repaying = graced ? min(opening + in(financing.grace->period), repaid) : opening;
  const S lending = timeline.phases == 1 ? opening : timeline.last_opening();  // the rest stands by until then
  const S currency = local ? cost::currency_month(in, candidate.scope) : S(1.0);
  const S first_year_end = opening + 12.0;
  const S upfront = in(loan.upfront_fee), commitment = in(loan.commitment_fee) / 12.0;
  // Before `opened` some scenario still builds; from `running` on some scenario operates; from `over` on none repays.
  const int running = timeline.active.from, opened = timeline.full.from;
  const int ending = month_before(repaid, months), over = month_after(repaid, months);
  const int first_year_over = month_after(first_year_end, months);
  const int building = std::max(opened, construction.until);
  const S funded = max(opening - 1.0, S(0.0)), released = repaid - 1.0;
  const Months reserved{month_before(funded, months), over};
  const int repaying_all = graced ? month_after(repaying, months) : opened;
  add_rows({running, over}, {0, building}, {0, std::max(building, over)}, reserved);

  Total<S> draws_worth = ledger.total("debt.draws-worth", "ratio"), shape_worth = ledger.total("debt.shape-worth", "USD");
  Total<S> first_year = ledger.total("debt.first-year", "USD");
  Total<S> unit_fees = ledger.total("debt.unit-fees", "ratio", upfront), unit_idc = ledger.total("debt.unit-idc", "ratio");
  Row<S> money, grown;  // what a unit of the currency is worth, and what a dollar of loan has become
  if (local) {
    money = ledger.row("debt.currency", "ratio");
    grown = ledger.row("debt.grown", "ratio");
    for (int t = 0; t < months; ++t) {
      money.set(t, t == 0 ? S(1.0) : money[t - 1] * currency);
      grown.set(t, t == 0 ? S(0.0) : (grown[t - 1] + construction.share[t - 1]) * currency);
    }
  }
  const Row<S>& owed_of_one = local ? grown : construction.drawn;
  discount.fill({0, local ? 0 : running}, S(1.0));
  for (int t = local ? 0 : running; t < opened; ++t) {
    const S growth = rate * part_after(t, opening) + 1.0;
    discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) * (S(1.0) / (local ? growth * currency : growth)));
  }
  const S by_month = S(1.0) / (local ? (rate + 1.0) * currency : rate + 1.0);
  for (int t = opened; t < months; ++t) discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) * by_month);
  for (int t = 0; t < construction.until; ++t) draws_worth.add(t, construction.share[t] * discount[t]);
  for (int t = 0; t < opened; ++t) {
    const S before = S(1.0) - part_after(t, opening);
    unit_fees.add(t, commitment * (S(1.0) - construction.drawn[t]) * (timeline.phases == 1 ? before : S(1.0) - part_after(t, lending)));
    unit_idc.add(t, rate * owed_of_one[t] * before);
  }
  // Interest of the grace period for each dollar of loan.
  Row<S> graced_interest;
  S graced_value(0.0), graced_year(0.0);
  if (graced) {
    Total<S> worth = ledger.total("debt.grace-worth", "ratio"), year = ledger.total("debt.grace-first-year", "ratio");
    graced_interest = ledger.zeros("debt.grace", "ratio");
    for (int t = running; t < repaying_all; ++t) {
      graced_interest.set(t, rate * owed_of_one[t] * (part_after(t, opening) - part_after(t, repaying)));
      worth.add(t, graced_interest[t] * discount[t]);
      year.add(t, graced_interest[t] * (S(1.0) - part_after(t, first_year_end)));
    }
    graced_value = worth.value();
    graced_year = year.value();
  }
  for (int t = running; t < over; ++t) {
    const bool whole = t >= opened && t >= repaying_all && t < ending;
    S window(1.0);
    if (!whole) {
      window = part_after(t, repaying) - part_after(t, repaid);
      if (!level) window = window / max(timeline.running[t], S(1e-9));
    }
    if (level) {
      shape.set(t, local ? window * money[t] : window);
    } else {
      shape.set(t, window * max(cfads[t], S(0.0)));
    }
    shape_worth.add(t, shape[t] * discount[t]);
    if (t < first_year_over) first_year.add(t, shape[t] * (S(1.0) - part_after(t, first_year_end)));
  }
  const S draws_value = graced ? draws_worth.value() - graced_value : draws_worth.value(), shape_value = shape_worth.value();
  UnitCost<S> unit{unit_fees.value(), unit_idc.value(), S(0.0)};
  const S safe_value = max(shape_value, S(1e-9));
  const S service_per_unit = draws_value / safe_value;
  unit.reserve = in(loan.reserve) * (first_year.value() / 12.0) * service_per_unit;
  if (graced) unit.reserve = unit.reserve + in(loan.reserve) * (graced_year / 12.0);
  const S kappa = unit.fees + unit.idc + unit.reserve;
  const S gearing = in(loan.gearing);
  const S kept = S(1.0) - gearing * kappa;
  debt.by_gearing = select(kept > S(0.0), gearing * construction.cost / kept, S(0.0));
  debt.by_dscr = level ? debt.by_gearing : shape_value / (in(loan.dscr) * max(draws_value, S(1e-9)));
  debt.size = select(shape_value > S(1e-6), min(debt.by_gearing, debt.by_dscr), S(0.0));
  debt.uses = construction.cost + debt.size * kappa;

  const S scale = debt.size * service_per_unit;
  const auto owed = [&](int t) {
    if (t == 0) return S(0.0);
    return t <= ending ? debt.balance[t - 1] : select(S(t) >= repaid, S(0.0), debt.balance[t - 1]);
  };
  const bool plain = !graced && !sweeps && !local;
  const S sweep = sweeps ? in(financing.sweep->share) : S(0.0);
  /// What is owed before the flows of the month, at its rate of exchange.
  const auto revalued = [&](int t) {
    const S before = owed(t);
    if (!local) return before;
    const S now = before * currency;
    debt.revaluation.set(t, before - now);
    return now;
  };
  const auto settle = [&](int t, const S& before, const S& interest) {
    debt.interest.set(t, interest);
    const S scheduled = scale * shape[t];
    if (plain) {
      debt.service.set(t, scheduled);
      debt.balance.set(t, before + debt.draw[t] - set_line(ledger, debt.principal, t, debt.service[t] - interest));
      return;
    }
    const S asked = graced ? scheduled + before * rate * (part_after(t, opening) - part_after(t, repaying)) : scheduled;
    debt.service.set(t, sweeps ? min(asked, before + debt.draw[t] + interest) : asked);
    const S left = before + debt.draw[t] - set_line(ledger, debt.principal, t, debt.service[t] - interest);
    if (sweeps) {
      const S cash = max(cfads[t] - debt.service[t], S(0.0)) * select(S(t + 1) > opening, sweep, S(0.0));
      debt.swept.set(t, min(cash, max(left, S(0.0))));
      debt.balance.set(t, left - debt.swept[t]);
    } else {
      debt.balance.set(t, left);
    }
  };
  for (int t = 0; t < building; ++t) {
    const S open = part_after(t, opening), before = S(1.0) - open, balance = revalued(t);
    const S standing_by = timeline.phases == 1 ? before : S(1.0) - part_after(t, lending);
    debt.draw.set(t, debt.size * construction.share[t]);
    debt.fees.set(t, debt.size * ((t == 0 ? upfront : S(0.0)) + commitment * (S(1.0) - construction.drawn[t]) * standing_by));
    debt.idc.set(t, S(0.0) + balance * rate * before);  // a loan overpaid by rounding, at no share, is -0
    settle(t, balance, balance * rate * open);
  }
  for (int t = building; t < over; ++t) {
    const S balance = revalued(t);
    settle(t, balance, balance * rate);
  }

  const S reserve = debt.size * unit.reserve;
  const S reserve_rate = in(loan.reserve_interest) / 12.0;
  S before(0.0);
  for (int t = reserved.from; t < reserved.to; ++t) {
    const bool held = t >= opened && t < ending - 1;
    const S wanted = reserve * (held ? S(1.0) : part_after(t, funded) - part_after(t, released));
    S now = sweeps ? min(wanted, select(S(t + 1) > opening, max(debt.balance[t], S(0.0)), wanted)) : wanted;
    if (holds_reserve) {
      debt.reserve.set(t, now);
      now = debt.reserve[t];
    }
    debt.reserve_flow.set(t, now - before);
    debt.reserve_income.set(t, before * reserve_rate);
    before = now;
  }
  return debt;
}

#define LANDFALL_INSTANTIATE(S) \
  template Debt<S> write_debt(const Reading<S>&, const Case&, const Construction<S>&, const cost::Timeline<S>&, const Row<S>&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
