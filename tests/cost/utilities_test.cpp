// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/run.hpp"

using namespace landfall;

namespace {

double interpolated(const plant::Performance& performance, double load, std::size_t month) {
  std::size_t k = 0;
  while (k + 2 < plant::table_size && load > plant::table_loads[k + 1]) ++k;
  const double a = plant::table_loads[k], b = plant::table_loads[k + 1];
  const double at_a = performance.points[k][month].facility_kw, at_b = performance.points[k + 1][month].facility_kw;
  return at_a + (at_b - at_a) * (load - a) / (b - a);
}

}  // namespace

TEST_CASE("the load curve is the table, interpolated, for one load and for several side by side") {
  samples::Chance chance(41);
  plant::Performance performance = samples::plain_plant(0.4);
  for (auto& load : performance.points) {
    for (auto& point : load) point.facility_kw *= chance.between(0.9, 1.1);  // any table, convex or not
  }
  const cost::LoadCurve curve = cost::LoadCurve::of(performance, &plant::MonthlyPoint::facility_kw);
  for (int round = 0; round < 3000; ++round) {
    const auto month = static_cast<std::size_t>(chance.below(12));
    std::array<double, Pack::lanes> loads{};
    for (double& load : loads)
      load = chance.one_in(3) ? plant::table_loads[static_cast<std::size_t>(chance.below(plant::table_size))] : chance.uniform();
    const Pack side_by_side = curve(Pack::load(loads.data()), static_cast<int>(month));
    for (int lane = 0; lane < Pack::lanes; ++lane) {
      const double load = loads[static_cast<std::size_t>(lane)], alone = curve(load, static_cast<int>(month));
      CHECK(alone == doctest::Approx(interpolated(performance, load, month)).epsilon(1e-12));
      CHECK(alone == side_by_side.lane(lane));
    }
  }
}

TEST_CASE("energy, water and demand are those of the table, as operated") {
  samples::Sample sample = samples::sample({.financing = "all-equity"});
  sample.site.power.basis = sites::TariffBasis::energy_only;
  samples::fix(sample.book.running.overhead_factor, 1.2);
  samples::fix(sample.book.running.water_factor, 1.1);
  samples::fix(sample.book.running.energy_escalation, 0.0);
  samples::fix(sample.site.power.energy_tariff, 0.1);
  samples::fix(sample.site.power.demand_charge, 12.0);
  const samples::Run run(sample);
  const cost::Utilities<double>& use = run.flow.utilities;
  const double it_kw = run.flow.capex.it_kw;
  int looked_at = 0;
  for (int t = 0; t < run.months(); ++t) {
    const double operating = run.flow.timeline.operating[t], load = run.flow.letting.load[t];
    const int month = run.flow.timeline.calendar_month(t);
    const auto m = static_cast<std::size_t>(month);
    const double hours = cost::hours_of(month), facility = interpolated(sample.performance, load, m);
    const double peak = run.candidate.curves.peak_kw(load, month);
    CHECK(use.it_kwh[t] == doctest::Approx(it_kw * operating * hours * load));
    CHECK(use.energy_kwh[t] == doctest::Approx(it_kw * operating * hours * (load + 1.2 * (facility - load))));
    CHECK(use.water_m3[t] == doctest::Approx(it_kw * operating * hours * run.candidate.curves.water_l_per_h(load, month) * 1.1 / 1000.0));
    CHECK(use.energy_usd[t] == doctest::Approx(use.energy_kwh[t] * 0.1));
    CHECK(use.demand_usd[t] == doctest::Approx(it_kw * operating * (load + 1.2 * (peak - load)) * 12.0));
    if (operating < 1.0) continue;
    ++looked_at;
    const double price = (use.energy_usd[t] + use.demand_usd[t]) / use.energy_kwh[t];
    CHECK(use.it_energy_usd[t] == doctest::Approx(use.it_kwh[t] * price));
    const double full = 1.0 + 1.2 * (interpolated(sample.performance, 1.0, m) - 1.0);
    CHECK(use.billable_usd[t] == doctest::Approx(use.it_energy_usd[t] * full));
    CHECK(use.billable_usd[t] < use.energy_usd[t] + use.demand_usd[t]);  // an emptier hall's worse PUE is the landlord's
  }
  CHECK(looked_at == 239);
}

TEST_CASE("the plan's warmer years add to overhead what a kelvin costs the plant") {
  samples::Sample sample = samples::sample({.financing = "all-equity"});
  samples::fix(sample.book.running.overhead_factor, 1.2);
  sample.performance.overhead_per_k = 0.02;
  sample.site.climate.reset();
  const samples::Run typical(sample);
  samples::fix(sample.site.climate.emplace().departure, 1.5);
  const samples::Run warm(sample);
  for (int t = 0; t < typical.months(); ++t) {
    const double it = typical.flow.utilities.it_kwh[t];
    CHECK(warm.flow.utilities.it_kwh[t] == it);
    CHECK(warm.flow.utilities.energy_kwh[t] - it == doctest::Approx(1.03 * (typical.flow.utilities.energy_kwh[t] - it)));
    CHECK(warm.flow.utilities.water_m3[t] == typical.flow.utilities.water_m3[t]);
  }
}

TEST_CASE("an all-in tariff already contains demand") {
  samples::Sample sample = samples::sample({.financing = "all-equity"});
  sample.site.power.basis = sites::TariffBasis::all_in;
  const samples::Run run(sample);
  CHECK(run.total(run.flow.utilities.demand_usd) == 0.0);
  samples::fix(sample.site.power.demand_charge, 90.0);
  const samples::Run dear(sample);
  CHECK(run.values(run.flow.equity) == dear.values(dear.flow.equity));
}

TEST_CASE("bought cooling is paid by IT energy, and only by the designs that buy it") {
  samples::Sample sample = samples::sample({"ae-dubai", "district-1500"});
  const samples::Run run(sample);
  const auto& flow = run.flow;
  const int t = 60;
  const double index = std::pow(1.0 + sample.book.running.dollar_inflation.value, t / 12.0);
  CHECK(flow.utilities.service_usd[t] == doctest::Approx(flow.utilities.it_kwh[t] * sample.book.running.cooling_service.value * index));
  const samples::Run other(samples::sample({"ae-dubai", "fanwall-chiller-450"}));
  CHECK(other.total(other.flow.utilities.service_usd) == 0.0);
}

TEST_CASE("prices rise by their own index, compounded monthly; the local one falls with the currency") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.country.money.inflation, 0.08);
  samples::fix(sample.country.money.depreciation_against_usd, 0.05);
  samples::fix(sample.book.running.energy_escalation, 0.03);
  samples::fix(sample.book.running.dollar_inflation, 0.02);
  Ledger<double> ledger(121);
  const cost::Indices<double> indices = cost::write_indices(Reading<double>(), sample.scope(), ledger);
  CHECK(indices.energy[0] == 1.0);
  CHECK(indices.energy[12] == doctest::Approx(1.03).epsilon(1e-12));
  CHECK(indices.dollar[120] == doctest::Approx(std::pow(1.02, 10)).epsilon(1e-12));
  CHECK(indices.local[120] == doctest::Approx(std::pow(1.08 * 0.95, 10)).epsilon(1e-12));
  CHECK(indices.local[6] == doctest::Approx(std::sqrt(1.08 * 0.95)).epsilon(1e-12));
}

TEST_CASE("running cost: each line is its rate, index and month, and they add up") {
  samples::Chance chance(42);
  for (int round = 0; round < 40; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    const samples::Run run(sample);
    const auto rates =
        cost::opex_rates(Reading<double>(), sample.scope(), run.flow.capex,
                         deal::hardware_support_usd(Reading<double>(), sample.deal, run.flow.capex), sample.deal.plan.life.value);
    const double yearly = 1.0 + sample.book.running.dollar_inflation.value;
    const double insured = run.flow.capex.hard_usd + run.flow.capex[cost::CapexItem::soft_cost].usd +
                           run.flow.capex[cost::CapexItem::owners_cost].usd + run.flow.capex.hardware_usd;
    const auto at = [&](cost::OpexItem item, int t) { return run.flow.opex[static_cast<std::size_t>(item)][t]; };
    CHECK(rates[static_cast<std::size_t>(cost::OpexItem::war_risk)] ==
          doctest::Approx(insured * sample.country.risk.war_premium_rate.value));
    for (int t = 0; t < run.months(); t += 5) {
      const double operating = run.flow.timeline.operating[t];
      CHECK(at(cost::OpexItem::insurance, t) ==
            doctest::Approx(insured * sample.country.risk.insurance_rate.value / 12.0 * std::pow(yearly, t / 12.0) * operating));
      CHECK(at(cost::OpexItem::selling, t) == doctest::Approx(run.flow.revenue.rent[t] * sample.deal.letting.selling_cost.value));
      double lines = 0.0;
      for (const Row<double>& line : run.flow.opex) lines += line[t];
      CHECK(samples::near(lines, run.flow.opex_total[t], lines));
    }
    // Ground rent runs from the close, before anything operates.
    CHECK((at(cost::OpexItem::land_lease, 0) > 0.0) == (sample.site.land.basis == sites::LandBasis::lease));
    CHECK(at(cost::OpexItem::operators, 0) == 0.0);
  }
}

TEST_CASE("staff by role and shift, maintenance by class, by hand") {
  samples::Sample sample = samples::sample();
  auto& staff = sample.book.staff;
  samples::fix(sample.module.crew.operators, 4.0);
  samples::fix(sample.module.crew.engineers, 6.0);
  samples::fix(staff.guard_posts, 2.0);
  samples::fix(staff.managers, 5.0);
  samples::fix(staff.crews, 5.0);
  samples::fix(staff.scale, 0.0);
  samples::fix(staff.operator_pay, 60000.0);
  samples::fix(staff.guard_pay, 28000.0);
  samples::fix(staff.engineer_pay, 78000.0);
  samples::fix(staff.manager_pay, 72000.0);
  samples::fix(sample.site.construction.labour_index, 0.5);
  samples::fix(sample.book.maintenance.enclosure, 0.01);
  samples::fix(sample.book.maintenance.electrical, 0.02);
  samples::fix(sample.book.maintenance.generators, 0.03);
  samples::fix(sample.module.cost.cooling_maintenance, 0.04);
  const samples::Run run(sample);
  const auto& capex = run.flow.capex;
  const auto rates = cost::opex_rates(Reading<double>(), sample.scope(), capex, 0.0, 20.0);
  const auto rate = [&](cost::OpexItem item) { return rates[static_cast<std::size_t>(item)]; };
  CHECK(rate(cost::OpexItem::operators) == doctest::Approx(4.0 * 5.0 * 60000.0 * 0.5));
  CHECK(rate(cost::OpexItem::guards) == doctest::Approx(2.0 * 5.0 * 28000.0 * 0.5));
  CHECK(rate(cost::OpexItem::engineers) == doctest::Approx(6.0 * 78000.0 * 0.5));
  CHECK(rate(cost::OpexItem::managers) == doctest::Approx(5.0 * 72000.0 * 0.5));
  CHECK(rate(cost::OpexItem::enclosure_upkeep) == doctest::Approx(0.01 * capex[cost::CapexItem::enclosure].usd));
  CHECK(rate(cost::OpexItem::cooling_upkeep) == doctest::Approx(0.04 * capex[cost::CapexItem::cooling].usd));
  CHECK(rate(cost::OpexItem::electrical_upkeep) == doctest::Approx(0.02 * capex[cost::CapexItem::electrical].usd));
  CHECK(rate(cost::OpexItem::generator_upkeep) == doctest::Approx(0.03 * capex[cost::CapexItem::generators].usd));
  samples::fix(staff.scale, 0.5);  // a campus of half the size has 0.707 of the people
  const double half = std::pow(capex.it_kw / 10000.0, 0.5);
  const auto scaled = cost::opex_rates(Reading<double>(), sample.scope(), capex, 0.0, 20.0);
  CHECK(scaled[static_cast<std::size_t>(cost::OpexItem::guards)] == doctest::Approx(half * rate(cost::OpexItem::guards)));
}
