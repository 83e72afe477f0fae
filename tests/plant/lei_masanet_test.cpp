// SPDX-License-Identifier: Apache-2.0
// Against what others have published: Lei and Masanet 2020 (point values) and 2022 (bands), and reported annual figures.
#include <doctest/doctest.h>

#include <cmath>

#include "climate/calendar.hpp"
#include "climate/psychrometrics.hpp"
#include "planner/plant/performance.hpp"
#include "tests/plant/lei_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;
namespace {

double annual_pue(const lm::WaterSide& p, const climate::Year& year) {
  double sum = 0.0;
  for (std::size_t h = 0; h < year.dry_bulb_c.size(); ++h) {
    const double humidity = std::min(climate::relative_humidity(year.dry_bulb_c[h], year.humidity_ratio[h], year.pressure_pa[h]), 1.0);
    sum += lm::pue(p, year.dry_bulb_c[h], humidity, year.pressure_pa[h]);
  }
  return sum / climate::hours_per_year;
}

/// Their approach is the same in all weather; a real tower's grows as the wet bulb falls. Ours is therefore selected at the mean wet bulb.
double mean_wet_bulb(const char* place) {
  const climate::Year& year = weather_of(place).year;
  double sum = 0.0;
  for (const double t : year.wet_bulb_c) sum += t;
  return sum / climate::hours_per_year;
}

AnnualFigures full_load(const char* place, const Design& design) {
  const Weather& weather = weather_of(place);
  return annual(simulate(weather.year, weather.design, design), 1.0);
}

}  // namespace

TEST_CASE("Lei and Masanet 2020: their published point values") {
  CHECK(lm::pue(example_air, 20.0, 0.4, 101325.0) == doctest::Approx(1.0746922969797756).epsilon(1e-9));
  CHECK(lm::pue(example_water, 20.0, 0.4, 101325.0) == doctest::Approx(1.0887168184890426).epsilon(1e-9));
  CHECK(lm::pue(example_sea, 20.0, 101325.0) == doctest::Approx(1.1140761465494835).epsilon(1e-9));
}

TEST_CASE("Lei and Masanet 2020: our year with their parameters") {
  for (const char* place : {"sg-singapore", "my-johor", "sa-riyadh", "ae-dubai"}) {
    CAPTURE(place);
    const double ours = full_load(place, like(middle_water(), mean_wet_bulb(place))).pue;
    const double theirs = annual_pue(middle_water(), weather_of(place).year);
    CHECK(std::abs(ours - theirs) < 0.02);
  }
}

TEST_CASE("Lei and Masanet 2022: inside the bands of zone 1A with parameters inside their ranges") {
  // 5th..95th percentile for climate zone 1A; Singapore is 0A, a little hotter, so the upper halves are the likelier.
  const AnnualFigures large = full_load("sg-singapore", like(middle_water(), mean_wet_bulb("sg-singapore")));
  CHECK(large.pue > 1.107);
  CHECK(large.pue < 1.290);
  CHECK(large.wue_l_per_kwh > 1.76);
  CHECK(large.wue_l_per_kwh < 2.63);

  const AnnualFigures mid_water = full_load("sg-singapore", mid_size_water());
  CHECK(mid_water.pue > 1.499);
  CHECK(mid_water.pue < 1.790);
  CHECK(mid_water.wue_l_per_kwh > 2.51);
  CHECK(mid_water.wue_l_per_kwh < 3.74);

  const AnnualFigures mid_air = full_load("sg-singapore", mid_size_air());
  CHECK(mid_air.pue > 1.732);
  CHECK(mid_air.pue < 2.453);
  CHECK(mid_air.wue_l_per_kwh <= 0.10);  // theirs is humidification, which we do not model

  const AnnualFigures small = full_load("sg-singapore", small_dx());
  CHECK(small.pue > 1.992);
  CHECK(small.pue < 2.521);
}
