// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/debt.hpp"

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
  const auto row = [&](std::string_view name, std::string_view unit = "USD") { return ledger.row(name, unit); };
  Row<S> window = row("debt.repayment-window", "fraction"), discount = row("debt.discount", "ratio"), shape = row("debt.shape", "USD");
  Debt<S> debt;
  debt.draw = row("debt.draw");
  debt.fees = row("debt.fees");
  debt.idc = row("debt.idc");
  debt.interest = row("debt.interest");
  debt.principal = row("debt.principal");
  debt.service = row("debt.service");
  debt.balance = row("debt.balance");
  debt.reserve = row("debt.reserve");
  debt.reserve_flow = row("debt.reserve-flow");
  debt.reserve_income = row("debt.reserve-income");
  debt.uses = construction.cost;
  if (financing.repayment == Repayment::none) return debt;

  const S lender_rate = (in(loan.base_rate) + in(loan.margin)) / 12.0;
  const S rate = financing.offshore_lender ? lender_rate / (S(1.0) - in(candidate.scope.site.tax.withholding_interest)) : lender_rate;
  const S repaid = min(timeline.opening + in(loan.tenor) * 12.0, timeline.end);
  const S first_year_end = timeline.opening + 12.0;
  const S upfront = in(loan.upfront_fee), commitment = in(loan.commitment_fee) / 12.0;
  const bool level = financing.repayment == Repayment::level;

  S draws_value(0.0), shape_value(0.0), first_year(0.0);
  UnitCost<S> unit{upfront, S(0.0), S(0.0)};
  for (int t = 0; t < months; ++t) {
    const S open = part_after(t, timeline.opening);
    const S before = S(1.0) - open;
    window.set(t, open - part_after(t, repaid));
    shape.set(t, level ? window[t] : window[t] * max(cfads[t], S(0.0)));
    discount.set(t, (t == 0 ? S(1.0) : discount[t - 1]) / (rate * open + 1.0));
    draws_value = draws_value + construction.share[t] * discount[t];
    shape_value = shape_value + shape[t] * discount[t];
    first_year = first_year + shape[t] * (open - part_after(t, first_year_end));
    unit.fees = unit.fees + commitment * (S(1.0) - construction.drawn[t]) * before;
    unit.idc = unit.idc + rate * construction.drawn[t] * before;
  }
  const S safe_value = max(shape_value, S(1e-9));
  const S service_per_unit = draws_value / safe_value;
  unit.reserve = in(loan.reserve) * (first_year / 12.0) * service_per_unit;
  const S kappa = unit.fees + unit.idc + unit.reserve;
  const S gearing = in(loan.gearing);
  debt.by_gearing = gearing * construction.cost / (S(1.0) - gearing * kappa);
  debt.by_dscr = level ? debt.by_gearing : shape_value / (in(loan.dscr) * max(draws_value, S(1e-9)));
  debt.size = select(shape_value > S(1e-6), min(debt.by_gearing, debt.by_dscr), S(0.0));
  debt.uses = construction.cost + debt.size * kappa;

  const S scale = debt.size * service_per_unit;
  const S reserve = debt.size * unit.reserve;
  const S reserve_rate = in(loan.reserve_interest) / 12.0;
  for (int t = 0; t < months; ++t) {
    const S open = part_after(t, timeline.opening);
    const S before = S(1.0) - open;
    const S owed = t == 0 ? S(0.0) : debt.balance[t - 1];
    debt.draw.set(t, debt.size * construction.share[t]);
    debt.fees.set(t, debt.size * ((t == 0 ? upfront : S(0.0)) + commitment * (S(1.0) - construction.drawn[t]) * before));
    debt.idc.set(t, owed * rate * before);
    // Once the loan is repaid, rounding left in the balance must not become a flow.
    const S owing = select(part_after(t, repaid) < S(1.0), S(1.0), S(0.0));
    debt.interest.set(t, owed * rate * open * owing);
    debt.service.set(t, scale * shape[t]);
    debt.principal.set(t, debt.service[t] - debt.interest[t]);
    debt.balance.set(t, owed + debt.draw[t] - debt.principal[t]);
    const S held = t == 0 ? S(0.0) : debt.reserve[t - 1];
    debt.reserve_flow.set(t, reserve * (spread_share(t, timeline.opening - 1.0, timeline.opening) - spread_share(t, repaid - 1.0, repaid)));
    debt.reserve.set(t, held + debt.reserve_flow[t]);
    debt.reserve_income.set(t, held * reserve_rate * owing);
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
