// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/utilities.hpp"

#include "planner/scalar/readings.hpp"

namespace landfall::cost {

LoadCurve LoadCurve::of(const plant::Performance& performance, double plant::MonthlyPoint::*quantity) {
  LoadCurve curve;
  for (std::size_t month = 0; month < 12; ++month) {
    const auto at = [&](std::size_t k) { return performance.points[k][month].*quantity; };
    double slope_before = 0.0;
    for (std::size_t k = 0; k + 1 < plant::table_size; ++k) {
      const double slope = (at(k + 1) - at(k)) / (plant::table_loads[k + 1] - plant::table_loads[k]);
      curve.months[month].bend[k] = slope - slope_before;
      slope_before = slope;
    }
    curve.months[month].at_zero = at(0) - curve.months[month].bend[0] * plant::table_loads[0];
  }
  return curve;
}

LoadCurves load_curves(const plant::Performance& performance) {
  using plant::MonthlyPoint;
  LoadCurves curves{LoadCurve::of(performance, &MonthlyPoint::facility_kw), LoadCurve::of(performance, &MonthlyPoint::peak_facility_kw),
                    LoadCurve::of(performance, &MonthlyPoint::water_l_per_h)};
  curves.peak_kw.table = 1;
  curves.water_l_per_h.table = 2;
  return curves;
}

template <class S>
Timeline<S> write_timeline(const S& opening, const S& life_months, int first_calendar_month, Ledger<S>& ledger, const Build& build,
                           const S& phase_gap) {
  const int months = ledger.months();
  Timeline<S> timeline;
  timeline.months = months;
  timeline.first_calendar_month = first_calendar_month;
  timeline.opening = opening;
  timeline.end = opening + life_months;
  timeline.active = {month_before(opening, months), month_after(timeline.end, months)};
  timeline.full = {month_after(opening, months), month_before(timeline.end, months)};
  timeline.operating = ledger.zeros_but(timeline.active, "operating", "fraction");
  timeline.running = timeline.operating;
  if (build.phases > 1) {
    timeline.phases = build.phases;
    timeline.phase_gap = phase_gap;
    timeline.full.from = month_after(timeline.last_opening(), months);
    timeline.running = ledger.zeros("running", "fraction");
    for (int t = timeline.active.from; t < timeline.active.to; ++t) {
      const S ended = part_after(t, timeline.end);
      S built(0.0);
      for (int phase = 0; phase < build.phases; ++phase)
        built = built + (part_after(t, timeline.opening_of(phase)) - ended) * phase_share(build, phase);
      timeline.operating.set(t, built);
      timeline.running.set(t, part_after(t, opening) - ended);
    }
    return timeline;
  }
  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    timeline.operating.set(t, timeline.full.holds(t) ? S(1.0) : part_after(t, opening) - part_after(t, timeline.end));
  }
  return timeline;
}

template <class S>
S currency_month(const Reading<S>& in, const Scope& scope) {
  const auto& money = scope.country.money;
  const S year = scope.book.parity ? (in(scope.book.running.dollar_inflation) + 1.0) / (in(money.inflation) + 1.0)
                                   : S(1.0) - in(money.depreciation_against_usd);
  return power(year, S(1.0 / 12.0));
}

template <class S>
Indices<S> write_indices(const Reading<S>& in, const Scope& scope, Ledger<S>& ledger) {
  const auto& money = scope.country.money;
  const S twelfth(1.0 / 12.0);
  const S energy = power(in(scope.book.running.energy_escalation) + 1.0, twelfth);
  const S local = scope.book.parity ? power(in(money.inflation) + 1.0, twelfth) * currency_month(in, scope)
                                    : power((in(money.inflation) + 1.0) * (S(1.0) - in(money.depreciation_against_usd)), twelfth);
  const S dollar = power(in(scope.book.running.dollar_inflation) + 1.0, twelfth);
  Indices<S> indices{ledger.row("index.energy", "ratio"), ledger.row("index.local", "ratio"), ledger.row("index.dollar", "ratio")};
  const auto grow = [&](Row<S>& row, const S& monthly) {
    row.set(0, scope.build.wait == 0 ? S(1.0) : power(monthly, S(static_cast<double>(scope.build.wait))));
    for (int t = 1; t < ledger.months(); ++t) row.set(t, row[t - 1] * monthly);
  };
  grow(indices.energy, energy);
  grow(indices.local, local);
  grow(indices.dollar, dollar);
  return indices;
}

template <class S>
Utilities<S> write_utilities(const Reading<S>& in, const Scope& scope, const LoadCurves& curves, const S& it_kw,
                             const Timeline<S>& timeline, const Indices<S>& indices, const Row<S>& load, int stable, Ledger<S>& ledger) {
  const auto& site = scope.site;
  const bool energy_only = site.power.basis == sites::TariffBasis::energy_only, lines = ledger.keeps_lines();
  Utilities<S> use;
  if (lines) {
    use.energy_kwh = ledger.zeros_but(timeline.active, "energy.facility", "kWh");
    use.it_kwh = ledger.zeros_but(timeline.active, "energy.it", "kWh");
    use.water_m3 = ledger.zeros_but(timeline.active, "water.use", "m3");
  }
  const bool bought_cooling = scope.module.plant.cooling.archetype == "district";
  use.energy_usd = ledger.zeros_but(timeline.active, "opex.energy", "USD");
  use.demand_usd = ledger.zeros("opex.demand", "USD");
  use.water_usd = ledger.zeros_but(timeline.active, "opex.water", "USD");
  use.service_usd = ledger.zeros("opex.cooling-service", "USD");
  use.it_energy_usd = ledger.zeros_but(timeline.active, "energy.it-value", "USD");
  use.billable_usd = ledger.zeros_but(timeline.active, "energy.billable", "USD");
  const S service_price = bought_cooling ? in(scope.book.running.cooling_service) : S(0.0);

  S overhead = in(scope.book.running.overhead_factor);
  if (site.climate) overhead = overhead * (in(site.climate->departure) * scope.performance.overhead_per_k + 1.0);
  const S water = in(scope.book.running.water_factor) * 0.001;
  const S tariff = in(site.power.energy_tariff);
  const S demand_charge = energy_only ? in(site.power.demand_charge) : S(0.0);
  const S water_tariff = in(site.water.tariff);

  /// As operated, for each kW of design IT, and what a kWh then costs before prices rise.
  struct PerKw {
    S facility{}, peak{}, water{}, usd_per_kwh{};
  };
  const auto per_kw = [&](const S& part_load, int month) {
    PerKw kw{part_load + (curves.facility_kw(part_load, month) - part_load) * overhead, S(0.0),
             curves.water_l_per_h(part_load, month) * water, tariff};
    if (energy_only) {
      kw.peak = part_load + (curves.peak_kw(part_load, month) - part_load) * overhead;
      kw.usd_per_kwh = tariff + kw.peak * demand_charge / max(kw.facility * hours_of(month), S(1e-9));
    }
    return kw;
  };
  std::array<PerKw, 12> stabilised;
  std::array<S, 12> full_load{};
  for (int month = 0; month < 12; ++month) {
    const auto m = static_cast<std::size_t>(month);
    if (stable < timeline.active.to) stabilised[m] = per_kw(load[stable], month);
    full_load[m] = overhead * (curves.facility_kw(1.0, month) - 1.0) + 1.0;
  }
  Working<S> hours = ledger.working("calendar.hours", "h"), facility = ledger.working("plant.facility", "kW/kW");
  Working<S> peak = ledger.working("plant.peak", "kW/kW"), consumption = ledger.working("plant.water", "m3/kWh");
  Working<S> unit_price = ledger.working("plant.electricity-price", "USD/kWh"), full = ledger.working("plant.full-load", "kW/kW");
  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    const int month = timeline.calendar_month(t);
    const auto m = static_cast<std::size_t>(month);
    const PerKw kw = t < stable ? per_kw(load[t], month) : stabilised[m];
    const S running_kw = timeline.operating[t] * it_kw;
    const S running_kwh = running_kw * hours(t, S(hours_of(month)));
    const S energy_kwh = running_kwh * facility(t, kw.facility), it_kwh = running_kwh * load[t];
    const S water_m3 = running_kwh * consumption(t, kw.water);
    if (lines) {
      use.energy_kwh.set(t, energy_kwh);
      use.it_kwh.set(t, it_kwh);
      use.water_m3.set(t, water_m3);
    }
    use.energy_usd.set(t, energy_kwh * (tariff * indices.energy[t]));
    use.water_usd.set(t, water_m3 * water_tariff * indices.local[t]);
    use.it_energy_usd.set(t, it_kwh * (unit_price(t, kw.usd_per_kwh) * indices.energy[t]));
    if (energy_only) use.demand_usd.set(t, running_kw * peak(t, kw.peak) * demand_charge * indices.energy[t]);
    if (bought_cooling) use.service_usd.set(t, it_kwh * service_price * indices.dollar[t]);
    use.billable_usd.set(t, use.it_energy_usd[t] * full(t, full_load[m]) + use.service_usd[t]);
  }
  return use;
}

#define LANDFALL_INSTANTIATE(S)                                                                                           \
  template S currency_month(const Reading<S>&, const Scope&);                                                             \
  template Indices<S> write_indices(const Reading<S>&, const Scope&, Ledger<S>&);                                         \
  template Timeline<S> write_timeline(const S&, const S&, int, Ledger<S>&, const Build&, const S&);                       \
  template Utilities<S> write_utilities(const Reading<S>&, const Scope&, const LoadCurves&, const S&, const Timeline<S>&, \
                                        const Indices<S>&, const Row<S>&, int, Ledger<S>&);
LANDFALL_FOR_EACH_SCALAR(LANDFALL_INSTANTIATE)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::cost
