// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/representative.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "climate/psychrometrics.hpp"
#include "climate/typical_year.hpp"
#include "planner/plant/performance.hpp"
#include "planner/screening/analogue.hpp"
#include "planner/screening/pixel_plant.hpp"
#include "tests/built_in.hpp"

using namespace landfall;
using namespace landfall::screening;

namespace {

constexpr double load = 0.85;

/// Every third station: 9 of 27, from Amman to Singapore.
std::vector<climate::Station> some_stations() {
  std::vector<climate::Station> some;
  std::size_t i = 0;
  for (const auto& [id, station] : test::built_in_portfolio().stations) {
    if (i++ % 3 == 0 || id == "kw-kuwait") some.push_back(station);
  }
  return some;
}

}  // namespace

TEST_CASE("a representative year keeps the months' means, and its moist air is that of the psychrometrics") {
  RepresentativeYear year;
  for (const climate::Station& station : some_stations()) {
    CAPTURE(station.id);
    const PixelClimate pixel = pixel_of(station);
    represent(pixel, year);
    for (std::size_t month = 0; month < 12; ++month) {
      double dry = 0.0;
      for (std::size_t h = month * hours_of_month; h < (month + 1) * hours_of_month; ++h) dry += year.dry_bulb_c[h] / hours_of_month;
      CHECK(dry == doctest::Approx(pixel.dry_bulb_mean[month]).epsilon(1e-9));
    }
    for (std::size_t h = 0; h < representative_hours; h += 7) {
      const double saturated = climate::humidity_ratio_from_dew_point(year.dry_bulb_c[h], year.pressure_pa);
      REQUIRE(year.humidity_ratio[h] <= saturated * (1.0 + 1e-12));
      const double exact = climate::wet_bulb_c(year.dry_bulb_c[h], year.humidity_ratio[h], year.pressure_pa);
      REQUIRE(std::abs(year.wet_bulb_c[h] - exact) < 0.05);
      REQUIRE(year.wet_bulb_c[h] <= year.dry_bulb_c[h]);
    }
  }
}

TEST_CASE("a month's dew points have the normal as their mean, also where they are held at the dry bulb") {
  PixelClimate pixel = pixel_of(test::built_in_portfolio().stations.at("sg-singapore"));
  pixel.dew_point_mean = pixel.dry_bulb_mean;
  for (double& dew : pixel.dew_point_mean) dew -= 0.8;
  RepresentativeYear year;
  represent(pixel, year);
  double mean = 0.0;
  for (std::size_t h = 0; h < hours_of_month; ++h)
    mean += climate::dew_point_c(climate::vapour_pressure_pa(year.humidity_ratio[h], year.pressure_pa)) / hours_of_month;
  CHECK(mean == doctest::Approx(pixel.dew_point_mean[0]).epsilon(1e-6));
}

TEST_CASE("a dew point above the dry bulb is a broken contract") {
  PixelClimate pixel = pixel_of(test::built_in_portfolio().stations.at("sg-singapore"));
  pixel.dew_point_mean[3] = pixel.dry_bulb_mean[3] + 0.1;
  RepresentativeYear year;
  CHECK_THROWS_AS(represent(pixel, year), std::domain_error);
}

TEST_CASE("PUE and WUE of the representative hours are those of 8760 hours: every design, PUE within 0.003") {
  PixelScratch scratch;
  for (const climate::Station& station : some_stations()) {
    const PixelClimate pixel = pixel_of(station);
    const auto year_of = [](climate::Station of) {  // a grid of monthly means knows no sea and no swing of a day of its own
      of.variability.reset();
      climate::Year made = climate::typical_year(of);
      made.sea_c.clear();
      return made;
    };
    const climate::Year year = year_of(station);
    for (const auto& [id, module] : test::built_in_portfolio().modules) {
      CAPTURE(station.id);
      CAPTURE(id);
      const PixelPlant mine = run_plant(pixel, module.plant, load, scratch);
      // One random year of a design without machines to level its hot hours is off by up to 0.004 itself: the mean of eight such years.
      const bool direct = module.plant.cooling.archetype == "direct-air";
      double pue = 0.0, wue = 0.0;
      const int years = direct ? 8 : 1;
      for (int i = 0; i < years; ++i) {
        climate::Station other = station;
        if (i > 0) other.id += std::to_string(i);
        const plant::Performance hourly = plant::simulate(i == 0 ? year : year_of(other), pixel.design, module.plant);
        pue += plant::annual(hourly, load).pue / years;
        wue += plant::annual(hourly, load).wue_l_per_kwh / years;
        if (i == 0 && !direct) CHECK(mine.design_facility_kw == doctest::Approx(hourly.design_facility_kw).epsilon(0.03));
        if (i == 0) CHECK(mine.capacity_ratio_0_4 == doctest::Approx(hourly.capacity_ratio_0_4).epsilon(1e-9));
      }
      CHECK(std::abs(mine.pue - pue) < 0.003);
      CHECK(std::abs(mine.wue_l_per_kwh - wue) < 0.01 + 0.02 * wue);
      CHECK(mine.lowest_hourly_pue >= 1.0);
    }
  }
}

TEST_CASE("free-cooling hours are those of the hourly year within three per cent of the year") {
  PixelScratch scratch;
  for (const char* design : {"indirect-evaporative-1500", "fanwall-chiller-2000-2n", "tower-pod-2000"}) {
    const modules::Module& module = test::built_in_portfolio().modules.at(design);
    for (const climate::Station& station : some_stations()) {
      CAPTURE(design);
      CAPTURE(station.id);
      const plant::HourlyRun run = plant::simulate_hours(climate::typical_year(station), module.plant, 1.0);
      double hours = 0.0;
      for (const double heat : run.machine_heat_kw) hours += heat <= 1e-9 * run.heat_kw;
      CHECK(std::abs(run_plant(pixel_of(station), module.plant, load, scratch).free_cooling_hours - hours) < 0.03 * 8760.0);
    }
  }
}
