// SPDX-License-Identifier: Apache-2.0
// What must hold for every archetype in any weather.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "climate/calendar.hpp"
#include "climate/moist_air.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/performance.hpp"
#include "planner/plant/running.hpp"
#include "tests/plant/sample_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

/// Numbers in 0..1 that are the same everywhere.
struct PropertyDice {
  std::uint64_t state = 20250701;
  double operator()() {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return static_cast<double>(state >> 11) * 0x1.0p-53;
  }
};

/// A year of unrelated hours: -10..52 C, any humidity.
climate::Year random_year() {
  PropertyDice dice;
  climate::Year year;
  for (int h = 0; h < climate::hours_per_year; ++h) {
    const double dry_bulb = -10.0 + 62.0 * dice();
    const double spread = 30.0 * dice();
    year.dry_bulb_c.push_back(dry_bulb);
    year.dew_point_c.push_back(std::min(dry_bulb - spread * spread / 30.0, 30.0));
    year.pressure_pa.push_back(standard_pressure);
  }
  climate::derive_moist_air(year);
  return year;
}

climate::Year warmer(climate::Year year, double by_k) {
  for (double& dry_bulb : year.dry_bulb_c) dry_bulb += by_k;
  climate::derive_moist_air(year);
  return year;
}

climate::Year moister(climate::Year year, double by_k) {
  for (std::size_t h = 0; h < year.dew_point_c.size(); ++h) year.dew_point_c[h] = std::min(year.dew_point_c[h] + by_k, year.dry_bulb_c[h]);
  climate::derive_moist_air(year);
  return year;
}

/// Hours in which `changed` takes less power than `base`.
int cheaper_hours(const HourlyRun& base, const HourlyRun& changed) {
  int hours = 0;
  for (std::size_t h = 0; h < base.facility_kw.size(); ++h) hours += changed.facility_kw[h] < base.facility_kw[h] * (1.0 - 1e-12) ? 1 : 0;
  return hours;
}

}  // namespace

TEST_CASE("a warmer or moister hour never lowers facility power") {
  const climate::Year base = random_year();
  const climate::Year warm = warmer(base, 0.7);
  const climate::Year hot = warmer(base, 4.0);
  const climate::Year moist = moister(base, 1.5);
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    Design design = sample_design(archetype.id);
    for (const std::string_view machine :
         archetype.machines.empty() ? std::span<const std::string_view>{&archetype.id, 1} : archetype.machines) {
      if (!archetype.machines.empty()) design.cooling.machine = machine;
      CAPTURE(machine);
      for (const double load : {0.08, 0.35, 1.0}) {
        CAPTURE(load);
        const HourlyRun run = simulate_hours(base, design, load);
        CHECK(cheaper_hours(run, simulate_hours(warm, design, load)) == 0);
        CHECK(cheaper_hours(run, simulate_hours(hot, design, load)) == 0);
        CHECK(cheaper_hours(run, simulate_hours(moist, design, load)) == 0);
      }
    }
  }
}

TEST_CASE("energy closes in every hour") {
  const climate::Year year = random_year();
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    const Design design = sample_design(archetype.id);
    for (const double load : {0.1, 0.6, 1.0}) {
      Running running(design, standard_pressure);
      running.set_load(load);
      const Steady& steady = running.plant().steady();
      const HourlyRun run = simulate_hours(year, design, load);
      const Components& parts = run.steady;
      // All power inside the envelope is heat to the plant, and nothing else is.
      CHECK(run.heat_kw == doctest::Approx(parts.it_kw + parts.distribution_kw + parts.ups_kw + parts.house_kw + parts.air_fans_kw +
                                           steady.indoor_pumps_kw)
                               .epsilon(1e-13));
      const double fixed = parts.it_kw + parts.distribution_kw + parts.ups_kw + parts.house_kw + parts.air_fans_kw + parts.pumps_kw;
      int open = 0;
      int outside = 0;
      int below_one = 0;
      for (std::size_t h = 0; h < run.facility_kw.size(); ++h) {
        const double sum = fixed + run.mechanical_kw[h] + run.outdoor_fans_kw[h] + run.transformer_kw[h];
        open += std::abs(run.facility_kw[h] - sum) > 1e-13 ? 1 : 0;
        outside += run.machine_heat_kw[h] < 0.0 || run.machine_heat_kw[h] > run.heat_kw * (1.0 + 1e-13) ? 1 : 0;
        below_one += run.facility_kw[h] < load || !(run.water_l_per_h[h] >= 0.0) || !(run.mechanical_kw[h] >= 0.0) ? 1 : 0;
      }
      CHECK(open == 0);
      CHECK(outside == 0);
      CHECK(below_one == 0);
    }
  }
}

TEST_CASE("more load takes more power, and the next kilowatt never much less than the last") {
  for (const char* place : {"sg-singapore", "sa-riyadh"}) {
    for (const Archetype& archetype : archetypes()) {
      CAPTURE(place);
      CAPTURE(archetype.id);
      const Weather& weather = weather_of(place);
      const Performance performance = simulate(weather.year, weather.design, sample_design(archetype.id));
      for (std::size_t month = 0; month < 12; ++month) {
        double last_slope = 1.0;
        for (std::size_t l = 1; l < table_size; ++l) {
          CAPTURE(table_loads[l]);
          const double slope = (performance.points[l][month].facility_kw - performance.points[l - 1][month].facility_kw) /
                               (table_loads[l] - table_loads[l - 1]);
          CHECK(slope >= 1.0);
          CHECK(slope >= last_slope - 0.05);
          last_slope = slope;
        }
      }
      CHECK(performance.min_hourly_pue >= 1.0);
    }
  }
}

TEST_CASE("vector and single hours give the same bits") {
  const climate::Year year = random_year();
  const SkyYear sky(year);
  CoolingHours block;
  CoolingHours single;
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    Running running(sample_design(archetype.id), standard_pressure);
    running.set_load(0.7);
    for (std::size_t first = 0; first + block_hours <= sky.hours(); first += 7 * block_hours) {
      running.plant().run(sky.block(first, block_hours, 3), block);
      int different = 0;
      for (std::size_t h = 0; h < block_hours; ++h) {
        running.plant().run(sky.block(first + h, 1, 3), single);
        different += block.mechanical_kw[h] != single.mechanical_kw[0] || block.fans_kw[h] != single.fans_kw[0] ||
                             block.water_l_per_h[h] != single.water_l_per_h[0] || block.supply_c[h] != single.supply_c[0] ||
                             block.condenser_c[h] != single.condenser_c[0] || block.machine_heat_kw[h] != single.machine_heat_kw[0]
                         ? 1
                         : 0;
      }
      CHECK(different == 0);
    }
  }
}
