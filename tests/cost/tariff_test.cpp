// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>

#include "tests/finance/sample_case.hpp"

using namespace landfall;

namespace {

struct Run {
  explicit Run(const samples::Sample& sample) : candidate(sample.candidate()), ledger(finance::plan_months(candidate)) {
    flow = finance::cash_flow(Reading<double>(), candidate, ledger);
  }
  finance::Case candidate;
  Ledger<double> ledger;
  finance::CashFlow<double> flow;

  [[nodiscard]] double energy(int from, int to) const { return sum(flow.utilities.energy_usd, from, to); }
  [[nodiscard]] double demand(int t) const { return flow.utilities.demand_usd[t]; }
  /// A year of the settled plan.
  [[nodiscard]] int settled() const { return flow.letting.stable + 1; }
};

/// A plant that takes the same power in all hours of all months.
void flatten(samples::Sample& sample) {
  for (std::size_t k = 0; k < plant::table_size; ++k) {
    for (plant::MonthlyPoint& point : sample.performance.points[k]) {
      point.facility_kw = 0.1 + 1.2 * plant::table_loads[k];
      point.peak_facility_kw = point.facility_kw;
    }
  }
}

samples::Sample sample_at(const char* site, const char* tariff, bool builds) {
  samples::Sample sample = samples::sample({site, "tower-pod-2000", "colocation", "all-equity"});
  flatten(sample);
  samples::fix(sample.book.running.energy_escalation, 0.0);
  if (tariff == nullptr) return sample;
  samples::follow_tariff(sample, tariff, builds);
  // The flat plant's energy falls into the periods by their hours.
  for (energy::PeriodSupply& period : sample.supply.periods) {
    for (std::size_t k = 0; k < plant::table_size; ++k) {
      for (std::size_t m = 0; m < 12; ++m) period.facility_kw[k][m] = sample.performance.points[k][m].facility_kw * period.hours[m];
    }
  }
  for (FactRecord* clause : std::initializer_list<FactRecord*>{&sample.site.tariff.fuel_share, &sample.site.tariff.fuel_drift,
                                                               &sample.site.tariff.escalation, &sample.site.tariff.reform_step}) {
    samples::fix(*clause, 0.0);
    clause->source.clear();
  }
  return sample;
}

}  // namespace

TEST_CASE("a flat load pays under each schedule what it pays at the all-in price, over a year to 1e-12") {
  const Run plain(sample_at("th-bangkok", nullptr, false));
  const int from = plain.settled();
  for (const char* country : {"th", "my", "vn", "om", "il", "jo"}) {
    for (const sites::TariffBasis basis : {sites::TariffBasis::all_in, sites::TariffBasis::energy_only}) {
      CAPTURE(country);
      samples::Sample sample = sample_at("th-bangkok", country, false);
      sample.site.power.basis = basis;
      const Run run(sample);
      CHECK(run.energy(from, from + 12) == doctest::Approx(plain.energy(from, from + 12)).epsilon(1e-12));
      // The price tenants pay follows.
      if (basis == sites::TariffBasis::all_in) {
        CHECK(sum(run.flow.revenue.pass_through, from, from + 12) ==
              doctest::Approx(sum(plain.flow.revenue.pass_through, from, from + 12)).epsilon(1e-9));
        CHECK(sum(run.flow.utilities.demand_usd, 0, run.flow.timeline.months) == 0.0);  // it is in the price already
      }
    }
  }
}

TEST_CASE("a month of many expensive hours costs more than its share, and rates scale out") {
  samples::Sample sample = sample_at("ae-abu-dhabi", nullptr, false);
  samples::follow_tariff(sample, "om", false);
  const Run run(sample);
  const double before = run.energy(run.settled(), run.settled() + 12);
  for (sites::TariffPeriod& period : sample.site.tariff.periods) samples::fix(period.rate, 7.0 * period.rate.value);
  CHECK(Run(sample).energy(run.settled(), run.settled() + 12) == doctest::Approx(before).epsilon(1e-12));
}

TEST_CASE("a ratchet bills a share of the highest demand of the eleven months before, and no longer") {
  samples::Sample sample = sample_at("th-bangkok", "th", false);
  sample.site.power.basis = sites::TariffBasis::energy_only;
  REQUIRE(sites::stated(sample.site.tariff.ratchet));
  for (std::size_t k = 0; k < plant::table_size; ++k) sample.supply.peak_kw[k][6] = 3.0;  // July stands out
  samples::fix(sample.site.tariff.ratchet, 1.0);
  const Run ratcheted(sample);
  samples::fix(sample.site.tariff.ratchet, 0.0);
  const Run free(sample);
  const int from = ratcheted.settled() + 12;
  double july = 0.0;
  for (int t = from; t < from + 12; ++t) july = std::max(july, free.demand(t));
  for (int t = from; t < from + 12; ++t) {
    CHECK(ratcheted.demand(t) == doctest::Approx(july).epsilon(1e-12));  // the last July is never more than eleven months ago
    CHECK(free.demand(t) <= july);
  }
  samples::fix(sample.site.tariff.ratchet, 0.7);
  const Run part(sample);
  for (int t = from; t < from + 12; ++t) CHECK(part.demand(t) == doctest::Approx(std::max(free.demand(t), 0.7 * july)).epsilon(1e-12));
}

TEST_CASE("fuel clause, own rise and reform move the price as the formula says") {
  samples::Sample sample = sample_at("ae-dubai", "ae", false);
  const Run plain(sample);
  sites::Tariff& tariff = sample.site.tariff;
  const auto state = [](FactRecord& fact, double value) {
    samples::fix(fact, value);
    fact.source = "the test";
  };
  state(tariff.fuel_share, 0.25);
  state(tariff.fuel_drift, 0.1);
  state(tariff.escalation, 0.02);
  state(tariff.reform_month, 60.5);
  state(tariff.reform_step, 0.14);
  const Run run(sample);
  for (const int t : {40, 59, 60, 61, 100}) {
    CAPTURE(t);
    const double years = t / 12.0, reform = 1.0 + 0.14 * std::min(std::max(t + 1.0 - 60.5, 0.0), 1.0);
    const double index = (0.75 * std::pow(1.02, years) + 0.25 * std::pow(1.1, years)) * reform;
    CHECK(run.energy(t, t + 1) == doctest::Approx(plain.energy(t, t + 1) * index).epsilon(1e-12));
  }
}

TEST_CASE("what is built on site costs its price, saves what the periods are worth, and fades") {
  samples::Sample sample = sample_at("th-bangkok", "th", true);
  const Run with(sample);
  samples::Sample without = sample;
  without.on_site.chosen = false;
  const Run bare(without);
  const auto& cost = sample.on_site.cost;
  CHECK(with.flow.capex[cost::CapexItem::solar].usd == doctest::Approx(1500.0 * 1000.0 * cost.solar.value));
  CHECK(with.flow.capex[cost::CapexItem::battery].usd ==
        doctest::Approx(3200.0 * cost.battery_energy.value + 800.0 * cost.battery_power.value));
  CHECK(bare.flow.capex[cost::CapexItem::solar].usd == 0.0);
  CHECK(with.flow.capex.hard_usd - bare.flow.capex.hard_usd ==
        doctest::Approx(with.flow.capex[cost::CapexItem::solar].usd + with.flow.capex[cost::CapexItem::battery].usd));
  const int from = with.settled();
  const double early = bare.energy(from, from + 12) - with.energy(from, from + 12);
  const double late = bare.energy(from + 120, from + 132) - with.energy(from + 120, from + 132);
  CHECK(early > 0.0);
  CHECK(late < early);
  // Ten years: between the fading of the sun and that of the battery.
  CHECK(late / early > std::pow(1.0 - cost.battery_degradation.value, 10.0));
  CHECK(late / early < std::pow(1.0 - cost.solar_degradation.value, 10.0) + 0.05);
  CHECK(with.flow.utilities.bought_kwh[from] < with.flow.utilities.energy_kwh[from]);
  // Tenants pay the grid's price but for the share that is handed on.
  const auto passed = [&](double share) {
    samples::fix(sample.on_site.tenant_share, share);
    const Run run(sample);
    return sum(run.flow.revenue.pass_through, from, from + 12);
  };
  CHECK(passed(0.0) == doctest::Approx(sum(bare.flow.revenue.pass_through, from, from + 12)).epsilon(1e-12));
  CHECK(passed(1.0) < passed(0.5));
}

TEST_CASE("land is bought for modules on the ground only, cells are laid by for when the plan outlives them") {
  samples::Sample sample = sample_at("th-bangkok", "th", true);
  const double roof = Run(sample).flow.capex[cost::CapexItem::land].usd;
  sample.on_site.mounting = energy::Mounting::ground;
  CHECK(Run(sample).flow.capex[cost::CapexItem::land].usd - roof ==
        doctest::Approx(1500.0 * sample.on_site.physics.ground_area.value * sample.site.land.price.value));
  const auto upkeep = [&] {
    const Run run(sample);
    return run.flow.opex[static_cast<std::size_t>(cost::OpexItem::on_site)][run.settled()] /
           std::pow(1.0 + sample.book.running.dollar_inflation.value, run.settled() / 12.0);
  };
  samples::fix(sample.on_site.cost.battery_life, 40.0);
  sample.supply.year.cycles = 0.0;
  const double alone = upkeep();
  samples::fix(sample.on_site.cost.battery_life, 10.0);
  const double life = sample.deal.plan.life.value;
  CHECK(upkeep() - alone == doctest::Approx(3200.0 * sample.on_site.cost.battery_energy.value * (0.1 - 1.0 / life) / 12.0).epsilon(1e-6));
  sample.supply.year.cycles = 2.0 * sample.on_site.cost.battery_cycles.value / 10.0;  // worn out twice as fast as it ages
  CHECK(upkeep() - alone == doctest::Approx(3200.0 * sample.on_site.cost.battery_energy.value * (0.2 - 1.0 / life) / 12.0).epsilon(1e-6));
}
