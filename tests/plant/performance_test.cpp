// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/performance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "climate/calendar.hpp"
#include "planner/plant/archetype.hpp"
#include "tests/plant/sample_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

namespace {

const Finding* find(const Performance& performance, const std::string& code) {
  for (const Finding& finding : performance.findings) {
    if (finding.code == code) return &finding;
  }
  return nullptr;
}

Performance simulate_at(const char* place, const Design& design) {
  const Weather& weather = weather_of(place);
  return simulate(weather.year, weather.design, design);
}

}  // namespace

TEST_CASE("loads between those of the table are read within 0.002 of PUE") {
  for (const char* place : {"sg-singapore", "sa-riyadh"}) {
    for (const Archetype& archetype : archetypes()) {
      if (archetype.id == "seawater" && weather_of(place).year.sea_c.empty()) continue;
      CAPTURE(place);
      CAPTURE(archetype.id);
      const Design design = sample_design(archetype.id);
      const Performance performance = simulate_at(place, design);
      for (double load = 0.055; load < 1.0; load += 0.035) {
        CAPTURE(load);
        const HourlyRun run = simulate_hours(weather_of(place).year, design, load);
        double energy = 0.0;
        for (const double facility : run.facility_kw) energy += facility;
        CHECK(std::abs(annual(performance, load).pue - energy / (load * climate::hours_per_year)) < 0.002);
      }
    }
  }
}

TEST_CASE("months of the table are the means of the hours") {
  const Weather& weather = weather_of("my-johor");
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    const Design design = sample_design(archetype.id);
    const Performance performance = simulate(weather.year, weather.design, design);
    for (const std::size_t l : {std::size_t{4}, table_size - 1}) {
      const HourlyRun run = simulate_hours(weather.year, design, table_loads[l]);
      for (std::size_t m = 0; m < 12; ++m) {
        double power = 0.0;
        double water = 0.0;
        double peak = 0.0;
        const auto first = static_cast<std::size_t>(climate::first_hour[m]);
        const auto last = static_cast<std::size_t>(climate::first_hour[m + 1]);
        for (std::size_t h = first; h < last; ++h) {
          power += run.facility_kw[h];
          water += run.water_l_per_h[h];
          peak = std::max(peak, run.facility_kw[h]);
        }
        const auto hours = static_cast<double>(last - first);
        CHECK(performance.points[l][m].facility_kw == doctest::Approx(power / hours).epsilon(1e-12));
        CHECK(performance.points[l][m].water_l_per_h == doctest::Approx(water / hours).epsilon(1e-12));
        CHECK(performance.points[l][m].peak_facility_kw == doctest::Approx(peak).epsilon(1e-12));
      }
    }
    double day = 0.0, year = 0.0;
    for (const double hour : performance.day_kw) day += hour / 24.0;
    for (std::size_t m = 0; m < 12; ++m) {
      const double hours = 24.0 * climate::days_in_month[m];
      year +=
          (performance.points[table_size - 1][m].facility_kw - performance.components[m].transformer_kw) * hours / climate::hours_per_year;
    }
    CHECK(day == doctest::Approx(year).epsilon(1e-9));
    for (std::size_t m = 0; m < 12; ++m) {
      const Components& c = performance.components[m];
      CHECK(c.it_kw + c.distribution_kw + c.ups_kw + c.transformer_kw + c.house_kw + c.mechanical_kw + c.air_fans_kw + c.outdoor_fans_kw +
                c.pumps_kw ==
            doctest::Approx(performance.points[table_size - 1][m].facility_kw).epsilon(1e-12));
    }
  }
}

TEST_CASE("the year weighs months by their hours") {
  Performance performance;
  for (auto& load : performance.points) {
    for (std::size_t m = 0; m < 12; ++m) load[m] = {m == 1 ? 2.0 : 1.2, m == 1 ? 1.0 : 0.0, m == 1 ? 2.5 : 1.3};
  }
  const AnnualFigures figures = annual(performance, 1.0);
  CHECK(figures.pue == doctest::Approx((2.0 * 28 + 1.2 * 337) / 365.0));
  CHECK(figures.wue_l_per_kwh == doctest::Approx(28.0 / 365.0));
  CHECK(figures.peak_facility_kw == doctest::Approx(2.5));
}

TEST_CASE("loads outside the table, months outside the year and broken inputs are refused") {
  const Performance performance = simulate_at("sg-singapore", sample_design("dx-air"));
  CHECK_THROWS_AS((void)annual(performance, 0.04), std::domain_error);
  CHECK_THROWS_AS((void)annual(performance, 1.01), std::domain_error);
  CHECK_THROWS_AS((void)at_load(performance, 12, 0.5), std::domain_error);
  climate::Year year = weather_of("sg-singapore").year;
  year.wet_bulb_c.pop_back();
  CHECK_THROWS_AS((void)simulate_hours(year, sample_design("dx-air"), 1.0), std::domain_error);
  CHECK_THROWS_AS((void)simulate_hours(weather_of("sg-singapore").year, sample_design("dx-air"), 0.0), std::domain_error);
  Design design = sample_design("dx-air");
  design.cooling.parameters.pop_back();
  CHECK_THROWS_AS((void)simulate_at("sg-singapore", design), std::domain_error);
  design.cooling.archetype = "perpetuum-mobile";
  CHECK_THROWS_AS((void)simulate_at("sg-singapore", design), std::domain_error);
}

TEST_CASE("a sound design at an easy place has no finding but what it reads at equal lift") {
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    for (const Finding& finding : simulate_at("sg-singapore", sample_design(archetype.id)).findings) {
      CAPTURE(finding.code);
      CHECK(finding.severity == Severity::info);
    }
  }
}

TEST_CASE("capacity short at the design conditions, made up by spares, or not") {
  Design design = sample_design("chiller-air");
  const double ratio = simulate_at("sa-riyadh", design).capacity_ratio_0_4;
  const double extreme = simulate_at("sa-riyadh", design).capacity_ratio_20_year;
  REQUIRE(ratio > extreme);
  const double capacity = get(design.cooling, "machine_capacity");
  set(design.cooling, "machine_capacity", 0.95 * capacity / ratio);
  const Performance short_now = simulate_at("sa-riyadh", design);
  CHECK(short_now.capacity_ratio_0_4 == doctest::Approx(0.95));
  REQUIRE(find(short_now, "plant.capacity-short") != nullptr);
  CHECK(find(short_now, "plant.capacity-short")->severity == Severity::error);
  CHECK(std::get<double>(find(short_now, "plant.capacity-short")->arguments[0]) == doctest::Approx(95.0));
  CHECK(find(short_now, "plant.capacity-short-hours") != nullptr);
  set(design.cooling, "machine_capacity", 0.99 * capacity / extreme);
  CHECK(find(simulate_at("sa-riyadh", design), "plant.spares-needed") != nullptr);
  set(design.cooling, "spare_machines", 0.0);
  CHECK(find(simulate_at("sa-riyadh", design), "plant.capacity-short-extreme") != nullptr);
}

TEST_CASE("a trip temperature below the climate is an error with its hours") {
  Design design = sample_design("dx-air");
  set(design.cooling, "trip_dry_bulb", 42.0);
  const Performance performance = simulate_at("sa-riyadh", design);
  REQUIRE(find(performance, "plant.high-ambient-trip") != nullptr);
  const auto& year = weather_of("sa-riyadh").year;
  const auto hot = std::count_if(year.dry_bulb_c.begin(), year.dry_bulb_c.end(), [](double t) { return t > 42.0; });
  REQUIRE(hot > 0);
  CHECK(std::get<double>(find(performance, "plant.high-ambient-trip")->arguments[0]) == static_cast<double>(hot));
  CHECK(find(performance, "plant.extreme-above-trip") != nullptr);
  CHECK(performance.capacity_ratio_0_4 == 0.0);
}

TEST_CASE("water warmer than its class is counted and reported") {
  Design design = sample_design("liquid-dry");
  set(design.cooling, {{"pad_effectiveness", 0.0}, {"maximum_facility_water_temperature", 40.0}});
  const Performance performance = simulate_at("sa-riyadh", design);
  const auto& year = weather_of("sa-riyadh").year;
  const auto hot = std::count_if(year.dry_bulb_c.begin(), year.dry_bulb_c.end(), [](double t) { return t > 33.0 + 1e-6; });
  CHECK(performance.hours_above_class == doctest::Approx(static_cast<double>(hot)).epsilon(0.001));
  REQUIRE(find(performance, "plant.class-exceeded") != nullptr);
  CHECK(std::get<double>(find(performance, "plant.class-exceeded")->arguments[1]) == 40.0);
  CHECK(performance.capacity_ratio_0_4 < 0.1);
}

TEST_CASE("curves used outside their source's range are counted") {
  Design design = sample_design("dx-air");  // range of the source ends at 46.11 C
  const Performance hot = simulate_at("kw-kuwait", design);
  const auto& year = weather_of("kw-kuwait").year;
  const auto beyond = std::count_if(year.dry_bulb_c.begin(), year.dry_bulb_c.end(), [](double t) { return t > 46.11; });
  REQUIRE(beyond > 0);
  REQUIRE(find(hot, "plant.curve-extrapolated") != nullptr);
  CHECK(std::get<double>(find(hot, "plant.curve-extrapolated")->arguments[0]) == static_cast<double>(beyond));
  CHECK(find(hot, "plant.curve-lift-clamped") != nullptr);
  CHECK(find(hot, "plant.curve-equal-lift") == nullptr);
  CHECK(find(simulate_at("sg-singapore", sample_design("chiller-water")), "plant.curve-equal-lift") != nullptr);
}

TEST_CASE("dry hours, small transformers and weather beyond the model are reported") {
  Design design = sample_design("direct-air");
  set(design.cooling, "minimum_dew_point", 10.0);
  CHECK(find(simulate_at("sa-riyadh", design), "plant.too-dry") != nullptr);
  CHECK(find(simulate_at("sg-singapore", sample_design("direct-air")), "plant.too-dry") == nullptr);
  design = sample_design("dx-air");
  design.electrical.transformer_rating.value = 1.2;
  CHECK(find(simulate_at("sg-singapore", design), "plant.transformer-overloaded") != nullptr);
  climate::Year arctic = weather_of("sg-singapore").year;
  arctic.dry_bulb_c[7] = -30.0;
  arctic.wet_bulb_c[7] = -30.5;
  arctic.humidity_ratio[7] = 1e-4;
  const Performance cold = simulate(arctic, weather_of("sg-singapore").design, design);
  REQUIRE(find(cold, "plant.weather-outside-validity") != nullptr);
  CHECK(std::get<double>(find(cold, "plant.weather-outside-validity")->arguments[0]) == 1.0);
}

TEST_CASE("bought cooling draws on another grid connection") {
  const Performance bought = simulate_at("ae-dubai", sample_design("district"));
  CHECK(bought.design_bought_kw > 0.2);
  CHECK(bought.design_bought_kw < 0.3);
  CHECK(simulate_at("ae-dubai", sample_design("dx-air")).design_bought_kw == 0.0);
}

TEST_CASE("design power covers the year's peak, and free cooling is where it should be") {
  for (const Archetype& archetype : archetypes()) {
    CAPTURE(archetype.id);
    const Performance performance = simulate_at("ae-dubai", sample_design(archetype.id));
    CHECK(performance.design_facility_kw >= annual(performance, 1.0).peak_facility_kw * (1.0 - 1e-12));
    CHECK(performance.free_cooling_share >= 0.0);
    CHECK(performance.free_cooling_share <= 1.0);
  }
  CHECK(simulate_at("sa-riyadh", sample_design("indirect-evaporative")).free_cooling_share > 0.95);
  CHECK(simulate_at("sg-singapore", sample_design("direct-air")).free_cooling_share < 0.05);  // humidity bites
  CHECK(simulate_at("sg-singapore", sample_design("dx-air")).free_cooling_share == 0.0);
}
