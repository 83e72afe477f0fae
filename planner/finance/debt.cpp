// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/debt.hpp"

#include <algorithm>

#include "planner/scalar/draws.hpp"

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
  Row<S> discount, shape;
  Debt<S> debt;
  debt.uses = construction.cost;
  const auto add_rows = [&](Months shaped, Months built, Months owing, Months reserved) {
    const auto row = [&](Months written, std::string_view name) { return ledger.zeros_but(written, name, "USD"); };
    discount = ledger.row("debt.discount", "ratio");
    shape = row(shaped, "debt.shape");
    debt.draw = row(built, "debt.draw");
    debt.fees = row(built, "debt.fees");
    debt.idc = row(built, "debt.idc");
    debt.interest = row(owing, "debt.interest");
    debt.principal = row(owing, "debt.principal");
    debt.service = row(owing, "debt.service");
    debt.balance = row(owing, "debt.balance");
    debt.reserve = row(reserved, "debt.reserve");
    debt.reserve_flow = row(reserved, "debt.reserve-flow");
    debt.reserve_income = row(reserved, "debt.reserve-income");
  };
  if (none) {
    add_rows({}, {}, {}, {});
    discount.fill(ledger.all(), S(1.0));
    return debt;
  }

  const S rate = monthly_rate(in, candidate);
  const S& opening = timeline.opening;
  const S repaid = min(opening + in(loan.tenor) * 12.0, timeline.end);
  const S first_year_end = opening + 12.0;
  const S upfront = in(loan.upfront_fee), commitment = in(loan.commitment_fee) / 12.0;
  // Before `opened` some scenario still builds; from `running` on some scenario operates; from `over` on none repays.
  const int running = timeline.active.from, opened = timeline.full.from;
  const int ending = month_before(repaid, months), over = month_after(repaid, months);
  const int first_year_over = month_after(first_year_end, months);
  const int building = std::max(opened, construction.until);
  const S funded = max(opening - 1.0, S(0.0)), released = repaid - 1.0;
  const Months reserved{month_before(funded, months), over};
  add_rows({running, over}, {0, building}, {0, std::max(building, over)}, reserved);

  S draws_value(0.0), shape_value(0.0), first_year(0.0);
  UnitCost<S> unit{upfront, S(0.0), S(0.0)};
  discount.fill({0, running}, S(1.0));
  for (int t = running; t < opened; ++t) {
    discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) * (S(1.0) / (rate * part_after(t, opening) + 1.0)));
  }
  const S by_month = S(1.0) / (rate + 1.0);
  for (int t = opened; t < months; ++t) discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) * by_month);
  for (int t = 0; t < construction.until; ++t) draws_value = draws_value + construction.share[t] * discount[t];
  for (int t = 0; t < opened; ++t) {
    const S before = S(1.0) - part_after(t, opening);
    unit.fees = unit.fees + commitment * (S(1.0) - construction.drawn[t]) * before;
    unit.idc = unit.idc + rate * construction.drawn[t] * before;
  }
  for (int t = running; t < over; ++t) {
    const bool whole = t >= opened && t < ending;
    S window(1.0);
    if (!whole) {
      window = part_after(t, opening) - part_after(t, repaid);
      if (!level) window = window / max(timeline.operating[t], S(1e-9));
    }
    shape.set(t, level ? window : window * max(cfads[t], S(0.0)));
    shape_value = shape_value + shape[t] * discount[t];
    if (t < first_year_over) first_year = first_year + shape[t] * (S(1.0) - part_after(t, first_year_end));
  }
  const S safe_value = max(shape_value, S(1e-9));
  const S service_per_unit = draws_value / safe_value;
  unit.reserve = in(loan.reserve) * (first_year / 12.0) * service_per_unit;
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
  const auto settle = [&](int t, const S& before, const S& interest) {
    debt.interest.set(t, interest);
    debt.service.set(t, scale * shape[t]);
    debt.principal.set(t, debt.service[t] - interest);
    debt.balance.set(t, before + debt.draw[t] - debt.principal[t]);
  };
  for (int t = 0; t < building; ++t) {
    const S open = part_after(t, opening), before = S(1.0) - open, balance = owed(t);
    debt.draw.set(t, debt.size * construction.share[t]);
    debt.fees.set(t, debt.size * ((t == 0 ? upfront : S(0.0)) + commitment * (S(1.0) - construction.drawn[t]) * before));
    debt.idc.set(t, balance * rate * before);
    settle(t, balance, balance * rate * open);
  }
  for (int t = building; t < over; ++t) {
    const S balance = owed(t);
    settle(t, balance, balance * rate);
  }

  const S reserve = debt.size * unit.reserve;
  const S reserve_rate = in(loan.reserve_interest) / 12.0;
  for (int t = reserved.from; t < reserved.to; ++t) {
    const bool held = t >= opened && t < ending - 1;
    debt.reserve.set(t, reserve * (held ? S(1.0) : part_after(t, funded) - part_after(t, released)));
    const S before = t == 0 ? S(0.0) : debt.reserve[t - 1];
    debt.reserve_flow.set(t, debt.reserve[t] - before);
    debt.reserve_income.set(t, before * reserve_rate);
  }
  return debt;
}

template Debt<double> write_debt(const Reading<double>&, const Case&, const Construction<double>&, const cost::Timeline<double>&,
                                 const Row<double>&, Ledger<double>&);
template Debt<Pack> write_debt(const Reading<Pack>&, const Case&, const Construction<Pack>&, const cost::Timeline<Pack>&, const Row<Pack>&,
                               Ledger<Pack>&);
template Debt<Dual> write_debt(const Reading<Dual>&, const Case&, const Construction<Dual>&, const cost::Timeline<Dual>&, const Row<Dual>&,
                               Ledger<Dual>&);

}  // namespace landfall::finance
