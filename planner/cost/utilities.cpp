// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/utilities.hpp"

#include "climate/calendar.hpp"
#include "planner/scalar/draws.hpp"

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
  return {LoadCurve::of(performance, &MonthlyPoint::facility_kw), LoadCurve::of(performance, &MonthlyPoint::peak_facility_kw),
          LoadCurve::of(performance, &MonthlyPoint::water_l_per_h)};
}

double hours_of(int calendar_month) { return 24.0 * climate::days_in_month[static_cast<std::size_t>(calendar_month)]; }

template <class S>
Indices<S> write_indices(const Reading<S>& in, const Scope& scope, Ledger<S>& ledger) {
  const auto& money = scope.country.money;
  const S twelfth(1.0 / 12.0);
  const S energy = power(in(scope.book.running.energy_escalation) + 1.0, twelfth);
  const S local = power((in(money.inflation) + 1.0) * (S(1.0) - in(money.depreciation_against_usd)), twelfth);
  const S dollar = power(in(scope.book.running.dollar_inflation) + 1.0, twelfth);
  Indices<S> indices{ledger.row("index.energy", "ratio"), ledger.row("index.local", "ratio"), ledger.row("index.dollar", "ratio")};
  const auto grow = [&](Row<S>& row, const S& monthly) {
    row.set(0, S(1.0));
    for (int t = 1; t < ledger.months(); ++t) row.set(t, row[t - 1] * monthly);
  };
  grow(indices.energy, energy);
  grow(indices.local, local);
  grow(indices.dollar, dollar);
  return indices;
}

template <class S>
Utilities<S> write_utilities(const Reading<S>& in, const Scope& scope, const LoadCurves& curves, const S& it_kw, const Timeline<S>& timeline,
                             const Indices<S>& indices, const Row<S>& load, Ledger<S>& ledger) {
  Utilities<S> use{ledger.row("energy.facility", "kWh"), ledger.row("energy.it", "kWh"),  ledger.row("water.use", "m3"),
                   ledger.row("opex.energy", "USD"),     ledger.row("opex.demand", "USD"), ledger.row("opex.water", "USD"),
                   ledger.row("opex.cooling-service", "USD"), ledger.row("energy.price", "USD/kWh"),
                   ledger.row("energy.full-load-pue", "ratio")};
  const auto& site = scope.site;
  const S overhead = in(scope.book.running.overhead_factor);
  const S water = in(scope.book.running.water_factor) * 0.001;
  const S tariff = in(site.power.energy_tariff);
  const bool energy_only = site.power.basis == sites::TariffBasis::energy_only;
  const S demand_charge = energy_only ? in(site.power.demand_charge) : S(0.0);
  const S water_tariff = in(site.water.tariff);
  const bool bought_cooling = scope.module.plant.cooling.archetype == "district";
  const S service_price = bought_cooling ? in(scope.book.running.cooling_service) : S(0.0);
  Row<S> facility = ledger.row("plant.facility", "kW/kW"), water_rate = ledger.row("plant.water", "L/h/kW");
  for (int t = 0; t < timeline.months; ++t) {
    const int month = timeline.calendar_month(t);
    // Once lease-up is over the same calendar month comes back with the same load.
    const bool seen = t >= 12 && identical(load[t], load[t - 12]);
    facility.set(t, seen ? facility[t - 12] : curves.facility_kw(load[t], month));
    water_rate.set(t, seen ? water_rate[t - 12] : curves.water_l_per_h(load[t], month));
    const S running_kw = timeline.operating[t] * it_kw;
    const S running_kwh = running_kw * hours_of(month);
    use.it_kwh.set(t, running_kwh * load[t]);
    use.energy_kwh.set(t, running_kwh * (load[t] + (facility[t] - load[t]) * overhead));
    use.water_m3.set(t, running_kwh * water_rate[t] * water);
    const S price = tariff * indices.energy[t];
    use.energy_usd.set(t, use.energy_kwh[t] * price);
    if (energy_only) {
      const S peak = load[t] + (curves.peak_kw(load[t], month) - load[t]) * overhead;
      use.demand_usd.set(t, running_kw * peak * demand_charge * indices.energy[t]);
    }
    use.water_usd.set(t, use.water_m3[t] * water_tariff * indices.local[t]);
    if (bought_cooling) use.service_usd.set(t, use.it_kwh[t] * service_price * indices.dollar[t]);
    use.full_load_pue.set(t, overhead * (curves.facility_kw(1.0, month) - 1.0) + 1.0);
    use.price_usd_per_kwh.set(t, energy_only ? (use.energy_usd[t] + use.demand_usd[t]) / max(use.energy_kwh[t], S(1e-9)) : price);
  }
  return use;
}

#define LANDFALL_INSTANTIATE(S)                                                                                                        \
  template Indices<S> write_indices(const Reading<S>&, const Scope&, Ledger<S>&);                                                    \
  template Utilities<S> write_utilities(const Reading<S>&, const Scope&, const LoadCurves&, const S&, const Timeline<S>&,             \
                                        const Indices<S>&, const Row<S>&, Ledger<S>&);
LANDFALL_INSTANTIATE(double)
LANDFALL_INSTANTIATE(Pack)
LANDFALL_INSTANTIATE(Dual)
#undef LANDFALL_INSTANTIATE

}  // namespace landfall::cost
