// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/utilities.hpp"

#include <algorithm>

#include "planner/scalar/readings.hpp"

namespace landfall::cost {

namespace {

template <class At>
LoadCurve hinges_of(const At& at) {
  LoadCurve curve;
  for (std::size_t month = 0; month < 12; ++month) {
    double slope_before = 0.0;
    for (std::size_t k = 0; k + 1 < plant::table_size; ++k) {
      const double slope = (at(k + 1, month) - at(k, month)) / (plant::table_loads[k + 1] - plant::table_loads[k]);
      curve.months[month].bend[k] = slope - slope_before;
      slope_before = slope;
    }
    curve.months[month].at_zero = at(0, month) - curve.months[month].bend[0] * plant::table_loads[0];
  }
  return curve;
}

}  // namespace

LoadCurve LoadCurve::of(const plant::Performance& performance, double plant::MonthlyPoint::*quantity) {
  return hinges_of([&](std::size_t k, std::size_t month) { return performance.points[k][month].*quantity; });
}

LoadCurve LoadCurve::of(const energy::Table& table) {
  return hinges_of([&](std::size_t k, std::size_t month) { return table[k][month]; });
}

std::vector<const LoadCurve*> LoadCurves::all() const {
  std::vector<const LoadCurve*> curves{&facility_kw, &peak_kw, &water_l_per_h};
  if (periods.empty()) return curves;
  curves.push_back(&demand_kw);
  for (const PeriodCurves& period : periods) {
    for (const LoadCurve* curve : {&period.facility_kw, &period.solar_kw, &period.battery_kw}) curves.push_back(curve);
  }
  return curves;
}

LoadCurves load_curves(const plant::Performance& performance) {
  using plant::MonthlyPoint;
  LoadCurves curves{LoadCurve::of(performance, &MonthlyPoint::facility_kw),
                    LoadCurve::of(performance, &MonthlyPoint::peak_facility_kw),
                    LoadCurve::of(performance, &MonthlyPoint::water_l_per_h),
                    {},
                    {}};
  curves.peak_kw.table = 1;
  curves.water_l_per_h.table = 2;
  return curves;
}

LoadCurves load_curves(const plant::Performance& performance, const energy::Supply& supply) {
  LoadCurves curves = load_curves(performance);
  if (!supply.stands()) return curves;
  curves.demand_kw = LoadCurve::of(supply.peak_kw);
  curves.demand_kw.table = 3;
  int table = 4;
  for (const energy::PeriodSupply& period : supply.periods) {
    PeriodCurves of{LoadCurve::of(period.facility_kw), LoadCurve::of(period.solar_kw), LoadCurve::of(period.battery_kw), period.hours,
                    period.year_hours};
    for (LoadCurve* curve : {&of.facility_kw, &of.solar_kw, &of.battery_kw}) curve->table = table++;
    curves.periods.push_back(of);
  }
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

namespace {

/// The electricity index of a tariff with a fuel clause or a reform ahead: ((1 - f) rise + f drift) x (1 + step from its month on).
template <class S>
void write_clauses(const Reading<S>& in, const sites::Tariff& tariff, const S& monthly_rise, int wait, Row<S>& index, Ledger<S>& ledger) {
  Row<S> rise = ledger.row("index.tariff", "ratio"), fuel = ledger.row("index.fuel", "ratio"), reform = ledger.row("index.reform", "ratio");
  const S share = in(tariff.fuel_share), monthly_drift = power(in(tariff.fuel_drift) + 1.0, S(1.0 / 12.0));
  const S month = in(tariff.reform_month), step = in(tariff.reform_step);
  const auto risen = [wait](const S& monthly) { return wait == 0 ? S(1.0) : power(monthly, S(static_cast<double>(wait))); };
  for (int t = 0; t < ledger.months(); ++t) {
    rise.set(t, t == 0 ? risen(monthly_rise) : rise[t - 1] * monthly_rise);
    fuel.set(t, t == 0 ? risen(monthly_drift) : fuel[t - 1] * monthly_drift);
    reform.set(t, step * part_after(t + wait, month) + 1.0);
    index.set(t, (rise[t] * (S(1.0) - share) + fuel[t] * share) * reform[t]);
  }
}

}  // namespace

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
  const sites::Tariff& tariff = scope.site.tariff;
  const bool followed = scope.site.follows_tariff();
  const bool own_rise = followed && sites::stated(tariff.escalation);
  const S energy = power(in(own_rise ? tariff.escalation : scope.book.running.energy_escalation) + 1.0, twelfth);
  const S local = scope.book.parity ? power(in(money.inflation) + 1.0, twelfth) * currency_month(in, scope)
                                    : power((in(money.inflation) + 1.0) * (S(1.0) - in(money.depreciation_against_usd)), twelfth);
  const S dollar = power(in(scope.book.running.dollar_inflation) + 1.0, twelfth);
  Indices<S> indices{ledger.row("index.energy", "ratio"), ledger.row("index.local", "ratio"), ledger.row("index.dollar", "ratio")};
  const bool clauses = followed && (sites::stated(tariff.fuel_share) || sites::stated(tariff.reform_step));
  if (clauses) write_clauses(in, tariff, energy, scope.build.wait, indices.energy, ledger);
  const auto begin = [&](Row<S>& row, const S& monthly) {
    row.set(0, scope.build.wait == 0 ? S(1.0) : power(monthly, S(static_cast<double>(scope.build.wait))));
  };
  if (!clauses) begin(indices.energy, energy);
  begin(indices.local, local);
  begin(indices.dollar, dollar);
  for (int t = 1; t < ledger.months(); ++t) {  // side by side, because each product waits for the one before
    if (!clauses) indices.energy.set(t, indices.energy[t - 1] * energy);
    indices.local.set(t, indices.local[t - 1] * local);
    indices.dollar.set(t, indices.dollar[t - 1] * dollar);
  }
  return indices;
}

namespace {

/// What a kWh costs in each period before prices rise: the level is the place's tariff, the shape the schedule's.
template <class S>
std::vector<S> period_prices(const Reading<S>& in, const sites::Site& site, const std::vector<PeriodCurves>& periods) {
  const S level = in(site.power.energy_tariff);
  if (!site.follows_tariff()) return std::vector<S>(periods.size(), level);
  const sites::Tariff& tariff = site.tariff;
  S flat(0.0);
  for (std::size_t p = 0; p < periods.size(); ++p) flat = flat + in(tariff.periods[p].rate) * periods[p].year_hours;
  // The part of an all-in price that is demand does not fall with the hour; an energy-only price has none.
  const S fixed = site.power.basis == sites::TariffBasis::all_in ? in(tariff.demand_share) : S(0.0);
  std::vector<S> prices;
  for (std::size_t p = 0; p < periods.size(); ++p) prices.push_back(level * (fixed + (S(1.0) - fixed) * in(tariff.periods[p].rate) / flat));
  return prices;
}

/// As operated, for each kW of design IT, and what a kWh then costs before prices rise.
template <class S>
struct PerKw {
  S facility{}, peak{}, water{}, usd_per_kwh{};
  // With periods: USD an hour, of all energy and of what the site makes of it; kW of the latter.
  S cost{}, solar_usd{}, battery_usd{}, solar_kw{}, battery_kw{};
};

/// Billed demand under a ratchet: the month's own, or a share of the highest of the eleven months before.
template <class S>
class Ratchet {
 public:
  Ratchet(const Reading<S>& in, const sites::Site& site, const Timeline<S>& timeline, Ledger<S>& ledger)
      : bites_(site.power.basis == sites::TariffBasis::energy_only && site.follows_tariff() && sites::stated(site.tariff.ratchet)),
        from_(timeline.active.from) {
    if (!bites_) return;
    share_ = in(site.tariff.ratchet);
    measured_ = ledger.zeros_but(timeline.active, "plant.measured-demand", "kW/kW");
  }
  [[nodiscard]] S billed(int t, const S& peak, const S& operating) {
    if (!bites_) return peak;
    measured_.set(t, peak * operating);
    S before(0.0);
    for (int past = std::max(from_, t - 11); past < t; ++past) before = max(before, measured_[past]);
    return max(peak, before * share_);
  }

 private:
  bool bites_;
  int from_;
  S share_{};
  Row<S> measured_;
};

}  // namespace

template <class S>
Utilities<S> write_utilities(const Reading<S>& in, const Scope& scope, const LoadCurves& curves, const S& it_kw,
                             const Timeline<S>& timeline, const Indices<S>& indices, const Row<S>& load, int stable, Ledger<S>& ledger) {
  const auto& site = scope.site;
  const bool energy_only = site.power.basis == sites::TariffBasis::energy_only, lines = ledger.keeps_lines();
  const bool periods = !curves.periods.empty(), on_site = periods && scope.on_site != nullptr;
  Utilities<S> use;
  if (lines) {
    use.energy_kwh = ledger.zeros_but(timeline.active, "energy.facility", "kWh");
    use.it_kwh = ledger.zeros_but(timeline.active, "energy.it", "kWh");
    use.water_m3 = ledger.zeros_but(timeline.active, "water.use", "m3");
    if (on_site) use.bought_kwh = ledger.zeros_but(timeline.active, "energy.bought", "kWh");
  }
  const bool bought_cooling = scope.module.plant.cooling.archetype == "district";
  use.energy_usd = ledger.zeros_but(timeline.active, "opex.energy", "USD");
  const Months never{0, 0};
  use.demand_usd = ledger.zeros_but(energy_only ? timeline.active : never, "opex.demand", "USD");
  use.water_usd = ledger.zeros_but(timeline.active, "opex.water", "USD");
  use.service_usd = ledger.zeros_but(bought_cooling ? timeline.active : never, "opex.cooling-service", "USD");
  use.it_energy_usd = ledger.zeros_but(timeline.active, "energy.it-value", "USD");
  use.billable_usd = ledger.zeros_but(timeline.active, "energy.billable", "USD");
  const S service_price = bought_cooling ? in(scope.book.running.cooling_service) : S(0.0);

  S overhead = in(scope.book.running.overhead_factor);
  if (site.climate) overhead = overhead * (in(site.climate->departure) * scope.performance.overhead_per_k + 1.0);
  const S water = in(scope.book.running.water_factor) * 0.001;
  const S tariff = in(site.power.energy_tariff);
  const S demand_charge = energy_only ? in(site.power.demand_charge) : S(0.0);
  const S water_tariff = in(site.water.tariff);
  const LoadCurve& demand = periods ? curves.demand_kw : curves.peak_kw;
  const std::vector<S> prices = period_prices(in, site, curves.periods);

  const auto per_kw = [&](const S& part_load, int month) {
    PerKw<S> kw{part_load + (curves.facility_kw(part_load, month) - part_load) * overhead,
                S(0.0),
                curves.water_l_per_h(part_load, month) * water,
                tariff,
                S(0.0),
                S(0.0),
                S(0.0),
                S(0.0),
                S(0.0)};
    for (std::size_t p = 0; p < curves.periods.size(); ++p) {
      const PeriodCurves& period = curves.periods[p];
      const S it = part_load * period.hours[static_cast<std::size_t>(month)];
      kw.cost = kw.cost + (it + (period.facility_kw(part_load, month) - it) * overhead) * prices[p];
      if (!on_site) continue;
      const S solar = period.solar_kw(part_load, month), battery = period.battery_kw(part_load, month);
      kw.solar_kw = kw.solar_kw + solar;
      kw.battery_kw = kw.battery_kw + battery;
      kw.solar_usd = kw.solar_usd + solar * prices[p];
      kw.battery_usd = kw.battery_usd + battery * prices[p];
    }
    if (energy_only) kw.peak = part_load + (demand(part_load, month) - part_load) * overhead;
    if (energy_only && !periods) kw.usd_per_kwh = tariff + kw.peak * demand_charge / max(kw.facility * hours_of(month), S(1e-9));
    return kw;
  };
  std::array<PerKw<S>, 12> stabilised;
  std::array<S, 12> full_load{};
  for (int month = 0; month < 12; ++month) {
    const auto m = static_cast<std::size_t>(month);
    if (stable < timeline.active.to) stabilised[m] = per_kw(load[stable], month);
    full_load[m] = overhead * (curves.facility_kw(1.0, month) - 1.0) + 1.0;
  }
  Ratchet<S> ratchet(in, site, timeline, ledger);
  const S tenant_share = on_site ? in(scope.on_site->tenant_share) : S(0.0);
  const S solar_kept = on_site ? S(1.0) - in(scope.on_site->cost.solar_degradation) : S(1.0);
  const S battery_kept = on_site ? S(1.0) - in(scope.on_site->cost.battery_degradation) : S(1.0);
  Working<S> hours = ledger.working("calendar.hours", "h"), facility = ledger.working("plant.facility", "kW/kW");
  Working<S> peak = ledger.working("plant.peak", "kW/kW"), consumption = ledger.working("plant.water", "m3/kWh");
  Working<S> cost = ledger.working("plant.electricity-cost", "USD/h"), saved = ledger.working("plant.on-site-saving", "USD/h");
  Working<S> unit_price = ledger.working("plant.electricity-price", "USD/kWh"), full = ledger.working("plant.full-load", "kW/kW");
  for (int t = timeline.active.from; t < timeline.active.to; ++t) {
    const int month = timeline.calendar_month(t);
    const auto m = static_cast<std::size_t>(month);
    const PerKw<S> kw = t < stable ? per_kw(load[t], month) : stabilised[m];
    const S running_kw = timeline.operating[t] * it_kw;
    const S running_kwh = running_kw * hours(t, S(hours_of(month)));
    const S energy_kwh = running_kwh * facility(t, kw.facility), it_kwh = running_kwh * load[t];
    const S water_m3 = running_kwh * consumption(t, kw.water);
    if (lines) {
      use.energy_kwh.set(t, energy_kwh);
      use.it_kwh.set(t, it_kwh);
      use.water_m3.set(t, water_m3);
    }
    const S billed = energy_only ? peak(t, ratchet.billed(t, kw.peak, timeline.operating[t])) : S(0.0);
    S price = kw.usd_per_kwh;
    if (periods) {
      S bought = cost(t, kw.cost), for_tenants = bought;
      if (on_site) {
        const S years = max(S(t) + 0.5 - timeline.opening, S(0.0)) * (1.0 / 12.0);
        const S solar_left = power(solar_kept, years), battery_left = power(battery_kept, years);
        const S saving = saved(t, kw.solar_usd * solar_left + kw.battery_usd * battery_left);
        bought = bought - saving;
        for_tenants = for_tenants - saving * tenant_share;
        if (lines) use.bought_kwh.set(t, energy_kwh - running_kwh * (kw.solar_kw * solar_left + kw.battery_kw * battery_left));
      }
      // Added to zero: sun beyond a hardly used hall may leave less than nothing, and no hours of that are -0 where an unvisited month is
      // 0.
      use.energy_usd.set(t, S(0.0) + running_kwh * bought * indices.energy[t]);
      const S by_hour = energy_only ? for_tenants + billed * demand_charge * (1.0 / hours_of(month)) : for_tenants;
      price = by_hour / max(kw.facility, S(1e-9));
    } else {
      use.energy_usd.set(t, energy_kwh * (tariff * indices.energy[t]));
    }
    use.water_usd.set(t, water_m3 * water_tariff * indices.local[t]);
    use.it_energy_usd.set(t, S(0.0) + it_kwh * (unit_price(t, price) * indices.energy[t]));
    if (energy_only) use.demand_usd.set(t, running_kw * billed * demand_charge * indices.energy[t]);
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
