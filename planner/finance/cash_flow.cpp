// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/cash_flow.hpp"

#include <algorithm>
#include <cmath>

#include "planner/finance/refinancing.hpp"
#include "planner/scalar/readings.hpp"

namespace landfall::finance {
namespace {

using cost::OpexItem;

constexpr std::array<std::string_view, cost::opex_item_count> opex_rows{"opex.energy",
                                                                        "opex.demand",
                                                                        "opex.water",
                                                                        "opex.cooling-service",
                                                                        "opex.staff-operators",
                                                                        "opex.staff-guards",
                                                                        "opex.staff-engineers",
                                                                        "opex.staff-managers",
                                                                        "opex.maintenance-enclosure",
                                                                        "opex.maintenance-cooling",
                                                                        "opex.maintenance-electrical",
                                                                        "opex.maintenance-generators",
                                                                        "opex.spares",
                                                                        "opex.generator-fuel",
                                                                        "opex.insurance",
                                                                        "opex.war-risk",
                                                                        "opex.property-tax",
                                                                        "opex.land-lease",
                                                                        "opex.network",
                                                                        "opex.licences",
                                                                        "opex.hardware-support",
                                                                        "opex.management",
                                                                        "opex.selling",
                                                                        "opex.on-site"};

/// Fixed cost a month at prices of the valuation date, by the index it follows. Ground rent runs from the close, the rest with the
/// operation.
template <class S>
struct FixedCost {
  S local{}, dollar{}, ground_rent{};
};

template <class S>
FixedCost<S> fixed_cost(const cost::OpexRates<S>& rates) {
  FixedCost<S> cost{S(0.0), S(0.0), rates[static_cast<std::size_t>(OpexItem::land_lease)] / 12.0};
  for (std::size_t i = 0; i < cost::opex_item_count; ++i) {
    const auto item = static_cast<OpexItem>(i);
    if (item == OpexItem::land_lease) continue;
    if (cost::escalation(item) == cost::Escalation::local) cost.local = cost.local + rates[i];
    if (cost::escalation(item) == cost::Escalation::dollar) cost.dollar = cost.dollar + rates[i];
  }
  cost.local = cost.local / 12.0;
  cost.dollar = cost.dollar / 12.0;
  return cost;
}

template <class S>
bool leases_land(const FixedCost<S>& cost) {
  return most(cost.ground_rent) > 0.0;
}

/// What the lines are, one by one, of which `write_operations` takes the sums.
template <class S>
void write_lines(const Reading<S>& in, const Case& candidate, const cost::OpexRates<S>& rates, const cost::Indices<S>& indices,
                 CashFlow<S>& flow, Ledger<S>& ledger) {
  const S management = in(candidate.scope.book.running.management), selling = in(candidate.deal.letting.selling_cost);
  for (std::size_t i = 0; i < cost::opex_item_count; ++i) {
    const auto item = static_cast<OpexItem>(i);
    if (item == OpexItem::energy || item == OpexItem::demand || item == OpexItem::water || item == OpexItem::cooling_service) continue;
    Row<S>& row = flow.opex[i] = ledger.row(opex_rows[i], "USD");
    const Row<S>& index = cost::escalation(item) == cost::Escalation::local ? indices.local : indices.dollar;
    const S monthly = rates[i] / 12.0;
    for (int t = 0; t < flow.timeline.months; ++t) {
      if (item == OpexItem::management) {
        row.set(t, flow.revenue.rent[t] * management);
      } else if (item == OpexItem::selling) {
        row.set(t, flow.revenue.rent[t] * selling);
      } else if (item == OpexItem::land_lease) {
        row.set(t, monthly * index[t] * (S(1.0) - part_after(t, flow.timeline.end)));
      } else {
        row.set(t, monthly * index[t] * flow.timeline.operating[t]);
      }
    }
  }
}

template <class S>
void write_operations(const Reading<S>& in, const Case& candidate, const cost::OpexRates<S>& rates, const cost::Indices<S>& indices,
                      CashFlow<S>& flow, Ledger<S>& ledger) {
  const auto row = [&](OpexItem item) -> Row<S>& { return flow.opex[static_cast<std::size_t>(item)]; };
  row(OpexItem::energy) = flow.utilities.energy_usd;
  row(OpexItem::demand) = flow.utilities.demand_usd;
  row(OpexItem::water) = flow.utilities.water_usd;
  row(OpexItem::cooling_service) = flow.utilities.service_usd;
  if (ledger.keeps_lines()) write_lines(in, candidate, rates, indices, flow, ledger);

  const FixedCost<S> fixed = fixed_cost(rates);
  const S sold = in(candidate.scope.book.running.management) + in(candidate.deal.letting.selling_cost);
  const bool leased = leases_land(fixed);
  const cost::Timeline<S>& timeline = flow.timeline;
  const Months spending{leased ? 0 : timeline.active.from, timeline.active.to};
  if (ledger.keeps_lines()) flow.opex_total = ledger.zeros_but(spending, "opex.total", "USD");
  flow.ebitda = ledger.zeros_but(spending, "ebitda", "USD");
  if (leased) {
    for (int t = 0; t < timeline.active.from; ++t) {
      flow.ebitda.set(t, S(0.0) - set_line(ledger, flow.opex_total, t, fixed.ground_rent * indices.local[t]));
    }
  }
  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    const S running = (fixed.local * indices.local[t] + fixed.dollar * indices.dollar[t]) * timeline.operating[t];
    S total = flow.utilities.energy_usd[t] + flow.utilities.demand_usd[t] + flow.utilities.water_usd[t] + flow.utilities.service_usd[t] +
              running + flow.revenue.rent[t] * sold;
    if (leased) total = total + fixed.ground_rent * indices.local[t] * (S(1.0) - part_after(t, timeline.end));
    if (ledger.keeps_lines()) flow.opex_total.set(t, total);
    flow.ebitda.set(t, flow.revenue.total[t] - total);
  }
}

/// What is left at the end of the plan.
template <class S>
struct End {
  S proceeds{};  ///< salvage and resale, less decommissioning: taxed
  S returned{};  ///< land at cost, working capital: not taxed
};

/// The second fleet of a deal: when, and for how much.
template <class S>
Replacement<S> replacement_of(const Reading<S>& in, const Case& candidate, const CashFlow<S>& flow) {
  Replacement<S> fleet;
  if (!candidate.deal.refresh || !candidate.deal.has_gpus()) return fleet;
  fleet.planned = true;
  const S wanted = flow.timeline.opening + in(candidate.deal.refresh->after);
  fleet.at = min(wanted, flow.timeline.end);
  const S inside = select(wanted < flow.timeline.end - 1e-6, S(1.0), S(0.0));
  fleet.usd = cost::depreciable_base(flow.capex).hardware * in(candidate.deal.refresh->cost) * inside;
  return fleet;
}

/// Exchanges the fleets in the month that ends at the moment, and says what of it is taxed.
template <class S>
void write_refresh(const Reading<S>& in, const Case& candidate, const Replacement<S>& fleet, const S& left, CashFlow<S>& flow,
                   Row<S>& disposal, Ledger<S>& ledger) {
  flow.refresh_spend = ledger.zeros("refresh.spend", "USD");
  flow.refresh_proceeds = ledger.zeros("refresh.proceeds", "USD");
  const S sold = flow.capex.hardware_usd * deal::residual_value(in, candidate.deal, fleet.at - flow.timeline.opening);
  const S moment = fleet.at - 1.0;
  for (int t = 0; t < ledger.months(); ++t) {
    const S part = part_at(t, moment);
    flow.refresh_spend.set(t, fleet.usd * part);
    flow.refresh_proceeds.set(t, sold * part);
    disposal.set(t, disposal[t] + (sold - left) * part);
  }
}

template <class S>
End<S> end_of_plan(const Reading<S>& in, const Case& candidate, const CashFlow<S>& flow, const Replacement<S>& fleet) {
  const auto& works = candidate.scope.book.works;
  const S life_years = (flow.timeline.end - flow.timeline.opening) / 12.0;
  const S floor = in(works.salvage);
  const S unused = max(S(1.0) - life_years / in(works.economic_life), S(0.0));
  const S plant = flow.capex.hard_usd * (floor + (S(1.0) - floor) * unused - in(works.decommissioning));
  S resale(0.0);
  if (fleet.planned) {
    resale = fleet.usd * deal::residual_value(in, candidate.deal, flow.timeline.end - fleet.at);
  } else if (candidate.deal.has_gpus()) {
    resale = flow.capex.hardware_usd * deal::residual_value(in, candidate.deal, flow.timeline.end - flow.timeline.opening);
  }
  return {plant + resale, flow.capex[cost::CapexItem::land].usd + flow.capex[cost::CapexItem::working_capital].usd};
}

template <class S>
void write_flows(const Reading<S>& in, const Case& candidate, const Replacement<S>& fleet, CashFlow<S>& flow, Ledger<S>& ledger) {
  if (ledger.keeps_lines()) {
    flow.distribution = ledger.row("distribution", "USD");
    flow.withholding = ledger.row("tax.withholding", "USD");
  }
  flow.project = ledger.row("flow.project", "USD");
  flow.equity = ledger.row("flow.equity", "USD");
  const S withheld = in(candidate.scope.site.tax.withholding_dividends);
  const Construction<S>& built = flow.construction;
  const Debt<S>& debt = flow.debt;
  const int building = std::max(built.settled, flow.timeline.full.from);
  const bool sweeps = candidate.financing.sweep.has_value(), locks = candidate.financing.lock_up.has_value();
  // The reserve is funded in the month before the opening and released to shareholders when the loan is repaid.
  const auto cash_after_service = [&](int t) {
    const S cash = flow.cfads[t] - debt.service[t] + debt.reserve_income[t] - debt.reserve_flow[t];
    return sweeps ? cash - debt.swept[t] : cash;
  };
  if (locks) {
    Row<S> cash = ledger.row("lock-up.cash", "USD");
    for (int t = 0; t < flow.timeline.months; ++t) cash.set(t, cash_after_service(t));
    flow.lock_up = write_lock_up(in, candidate, debt, flow.cfads, cash, ledger);
  }
  const bool refinances = candidate.financing.refinancing.has_value(), refreshes = fleet.planned;
  for (int t = 0; t < flow.timeline.months; ++t) {
    const S distribution = set_line(ledger, flow.distribution, t, locks ? flow.lock_up.payout[t] : cash_after_service(t));
    const S withholding = set_line(ledger, flow.withholding, t, max(distribution, S(0.0)) * withheld);
    S project = flow.ebitda[t] - flow.unlevered_tax[t] + flow.end_value[t];
    S equity = distribution - withholding + flow.end_value[t];
    if (t < building) {
      const S spent = built.spend[t] + built.working_capital[t] + built.vat_paid[t] - built.vat_refunded[t];
      project = project - spent;
      equity = equity + (debt.draw[t] - debt.fees[t] - debt.idc[t] - spent);
    }
    if (refinances) equity = equity + (debt.second.draw[t] - debt.second.repaid[t] - debt.second.fee[t]);
    if (refreshes) {
      const S exchanged = flow.refresh_proceeds[t] - flow.refresh_spend[t];
      project = project + exchanged;
      equity = equity + exchanged;
    }
    flow.project.set(t, project);
    flow.equity.set(t, equity);
  }
}

/// Assets: cost not yet written off, working capital, VAT to come back, the reserve, what is locked up. Against them: the loan, what
/// shareholders paid in net of what they took out, and what the business earned.
template <class S>
void write_balance_check(const Case& candidate, const Replacement<S>& fleet, const Row<S>& end_share, CashFlow<S>& flow,
                         Ledger<S>& ledger) {
  Row<S> fixed = ledger.row("balance.fixed-assets", "USD"), current = ledger.row("balance.current-assets", "USD");
  Row<S> paid_in = ledger.row("balance.paid-in", "USD"), earned = ledger.row("balance.retained-earnings", "USD");
  Row<S>& check = flow.balance_check = ledger.row("balance.check", "USD");
  const S& undepreciated = flow.depreciation.undepreciated;
  const bool locks = candidate.financing.lock_up.has_value(), refinances = candidate.financing.refinancing.has_value();
  const Construction<S>& built = flow.construction;
  const S& land = flow.capex[cost::CapexItem::land].usd;
  const S& working_capital = flow.capex[cost::CapexItem::working_capital].usd;
  for (int t = 0; t < flow.timeline.months; ++t) {
    const auto before = [&](const Row<S>& row) { return t == 0 ? S(0.0) : row[t - 1]; };
    fixed.set(t, before(fixed) + built.spend[t] - flow.depreciation.month[t] - (undepreciated + land) * end_share[t]);
    const S replaced = fleet.planned ? flow.depreciation.replaced * part_at(t, fleet.at - 1.0) : S(0.0);
    if (fleet.planned) fixed.set(t, fixed[t] + flow.refresh_spend[t] - replaced);
    current.set(t, before(current) + built.working_capital[t] - working_capital * end_share[t] + built.vat_paid[t] - built.vat_refunded[t] +
                       flow.debt.reserve_flow[t]);
    paid_in.set(t, before(paid_in) - flow.equity[t] - flow.withholding[t]);
    if (locks) current.set(t, current[t] + (flow.lock_up.locked[t] - before(flow.lock_up.locked)));
    const S gain = flow.end_value[t] - (undepreciated + land + working_capital) * end_share[t];
    earned.set(t, before(earned) + flow.ebitda[t] - flow.depreciation.month[t] - flow.tax[t] - flow.debt.interest[t] - flow.debt.idc[t] -
                      flow.debt.fees[t] + flow.debt.reserve_income[t] + gain);
    if (fleet.planned) earned.set(t, earned[t] + flow.refresh_proceeds[t] - replaced);
    if (refinances) earned.set(t, earned[t] - flow.debt.second.fee[t]);
    if (candidate.financing.local_currency) earned.set(t, earned[t] + flow.debt.revaluation[t]);
    check.set(t, fixed[t] + current[t] - flow.debt.balance[t] - paid_in[t] - earned[t]);
  }
}

/// What working capital covers: a month's fixed running cost and the electricity of the stabilised load that tenants do not pay, at prices
/// of the valuation date.
template <class S>
S monthly_running_cost(const Reading<S>& in, const Case& candidate, const cost::OpexRates<S>& rates, const S& it_kw) {
  S fixed(0.0);
  for (const S& rate : rates) fixed = fixed + rate;
  const S passed = deal::passed_through(in, candidate.deal);
  const S load = in(candidate.deal.letting.occupancy) * in(candidate.deal.letting.utilisation);
  const S energy = it_kw * candidate.curves.facility_kw(load, 0) * (8760.0 / 12.0) * in(candidate.scope.site.power.energy_tariff);
  return fixed / 12.0 + energy * (S(1.0) - passed);
}

}  // namespace

CashFlow<double> without_rows(const CashFlow<double>& flow) {
  CashFlow<double> figures;
  figures.schedule = flow.schedule;
  figures.capex = flow.capex;
  figures.timeline = flow.timeline;
  figures.timeline.operating = figures.timeline.running = {};
  figures.construction.cost = flow.construction.cost;
  figures.depreciation.undepreciated = flow.depreciation.undepreciated;
  figures.depreciation.replaced = flow.depreciation.replaced;
  figures.debt.size = flow.debt.size;
  figures.debt.by_gearing = flow.debt.by_gearing;
  figures.debt.by_dscr = flow.debt.by_dscr;
  figures.debt.uses = flow.debt.uses;
  figures.debt.repaid = flow.debt.repaid;
  figures.debt.second.size = flow.debt.second.size;
  figures.debt.second.by_gearing = flow.debt.second.by_gearing;
  figures.debt.second.by_dscr = flow.debt.second.by_dscr;
  figures.debt.second.proceeds = flow.debt.second.proceeds;
  return figures;
}

int plan_months(const Case& candidate) {
  const Reading<double> latest(&FactRecord::high);
  const double opening = cost::schedule(latest, candidate.scope).opening;
  const double months = opening + 12.0 * latest(candidate.deal.plan.life);
  return 12 * static_cast<int>(std::ceil(months / 12.0));
}

template <class S>
CashFlow<S> cash_flow(const Reading<S>& in, const Case& candidate, Ledger<S>& ledger) {
  const cost::Scope& scope = candidate.scope;
  CashFlow<S> flow;
  flow.schedule = cost::schedule(in, scope);

  const S gap = scope.build.phases > 1 ? in(*scope.build.phase_gap) : S(0.0);
  flow.timeline = cost::write_timeline(flow.schedule.opening, in(candidate.deal.plan.life) * 12.0, candidate.first_calendar_month, ledger,
                                       scope.build, gap);
  const cost::Timeline<S>& timeline = flow.timeline;
  const S last_month = timeline.end - 1.0;
  const Months closing{month_before(last_month, timeline.months), timeline.active.to};
  Row<S> end_share = ledger.zeros_but(closing, "end-of-plan", "fraction");
  for (int t = closing.from; t < closing.to; ++t) end_share.set(t, part_at(t, last_month));

  const S it_kw = S(static_cast<double>(scope.build.modules)) * in(scope.module.it.load);
  flow.capex = cost::capex(in, scope, flow.schedule, deal::hardware(in, candidate.deal, it_kw));
  const cost::OpexRates<S> rates =
      cost::opex_rates(in, scope, flow.capex, deal::hardware_support_usd(in, candidate.deal, flow.capex), in(candidate.deal.plan.life));
  const S working_capital = in(scope.book.works.working_capital) * monthly_running_cost(in, candidate, rates, it_kw);
  flow.construction = write_construction(in, candidate, working_capital, flow.timeline, flow.capex, ledger);

  const cost::Indices<S> indices = cost::write_indices(in, scope, ledger);
  flow.letting = deal::write_letting(in, candidate.deal, flow.timeline, ledger, scope.build);
  flow.utilities =
      cost::write_utilities(in, scope, candidate.curves, it_kw, flow.timeline, indices, flow.letting.load, flow.letting.stable, ledger);
  flow.revenue = deal::write_revenue(in, candidate.deal, scope, flow.capex, flow.timeline, flow.letting, flow.utilities, ledger);
  write_operations(in, candidate, rates, indices, flow, ledger);

  const Replacement<S> fleet = replacement_of(in, candidate, flow);
  flow.depreciation = write_depreciation(in, candidate, flow.capex, timeline, fleet, ledger);
  const End<S> end = end_of_plan(in, candidate, flow, fleet);
  flow.end_value = ledger.zeros_but(closing, "end-value", "USD");
  Row<S> disposal = ledger.zeros_within(fleet.planned ? ledger.all() : closing, "tax.disposal", "USD");  // a fleet is exchanged before
  for (int t = closing.from; t < closing.to; ++t) {
    // Added to zero, because a loss times no share is -0, and a month that is not visited holds 0.
    flow.end_value.set(t, S(0.0) + (end.proceeds + end.returned) * end_share[t]);
    disposal.set(t, S(0.0) + (end.proceeds - flow.depreciation.undepreciated) * end_share[t]);
  }
  if (fleet.planned) write_refresh(in, candidate, fleet, flow.depreciation.replaced, flow, disposal, ledger);
  const TaxBasis<S> basis = write_tax_basis(flow.ebitda, flow.depreciation.month, disposal, timeline.operating, ledger);
  flow.unlevered_tax = write_tax(in, candidate, unlevered_tax, timeline, basis, static_cast<const Row<S>*>(nullptr), ledger);

  Row<S> sizing = ledger.row("cfads.unlevered", "USD");
  for (int t = 0; t < ledger.months(); ++t) sizing.set(t, flow.ebitda[t] - flow.unlevered_tax[t]);
  flow.debt = write_debt(in, candidate, flow.construction, timeline, sizing, ledger);
  if (candidate.financing.refinancing) flow.debt = write_refinancing(in, candidate, flow.debt, timeline, sizing, ledger);
  flow.tax = write_tax(in, candidate, levered_tax, timeline, basis, &flow.debt.interest, ledger);
  flow.cfads = ledger.row("cfads", "USD");
  for (int t = 0; t < ledger.months(); ++t) flow.cfads.set(t, flow.ebitda[t] - flow.tax[t]);

  write_flows(in, candidate, fleet, flow, ledger);
  if (ledger.keeps_lines()) write_balance_check(candidate, fleet, end_share, flow, ledger);
  return flow;
}

#define LANDFALL_INSTANTIATE(S) template CashFlow<S> cash_flow(const Reading<S>&, const Case&, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::finance
