// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/free_cooling.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "climate/warming.hpp"
#include "planner/plant/performance.hpp"
#include "tests/plant/sample_designs.hpp"
#include "tests/plant/sample_weather.hpp"

using namespace landfall;
using namespace landfall::plant;

TEST_CASE("free cooling is what the simulation says it is") {
  for (const char* place : {"sg-singapore", "sa-dammam"}) {
    const Weather& weather = weather_of(place);
    for (const Archetype& archetype : archetypes()) {
      CAPTURE(place);
      CAPTURE(archetype.id);
      const Design design = sample_design(archetype.id);
      const FreeCooling cooling = free_cooling(weather.year, design, 1.0);
      const Performance performance = simulate(weather.year, weather.design, design);
      CHECK(cooling.heat_free_share == doctest::Approx(performance.free_cooling_share).epsilon(1e-9));
      CHECK(cooling.pue == doctest::Approx(annual(performance, 1.0).pue).epsilon(1e-12));
      CHECK(cooling.wue_l_per_kwh == doctest::Approx(annual(performance, 1.0).wue_l_per_kwh).epsilon(1e-12));
      CHECK(cooling.hours_above_class == performance.hours_above_class);
      CHECK(cooling.hours_free + cooling.hours_partly <= climate::hours_per_year);
    }
    CHECK(free_cooling(weather.year, sample_design("dx-air"), 1.0).hours_free == 0.0);
    CHECK(free_cooling(weather.year, sample_design("dx-air"), 1.0).hours_partly == 0.0);
    CHECK(free_cooling(weather.year, sample_design("liquid-dry"), 1.0).hours_partly == climate::hours_per_year);
  }
  const FreeCooling gulf = free_cooling(weather_of("sa-riyadh").year, sample_design("indirect-evaporative"), 1.0);
  CHECK(gulf.hours_free > 8000.0);
  CHECK(free_cooling(weather_of("sg-singapore").year, sample_design("indirect-evaporative"), 1.0).hours_free < gulf.hours_free);
}

TEST_CASE("what a kelvin costs: a sample of hours says what all hours say") {
  for (const char* place : {"sg-singapore", "sa-riyadh", "sa-dammam"}) {
    const Weather& weather = weather_of(place);
    const climate::Year warm = climate::warmed(weather.year, 1.0);
    for (const Archetype& archetype : archetypes()) {
      CAPTURE(place);
      CAPTURE(archetype.id);
      const Design design = sample_design(archetype.id);
      const Performance now = simulate(weather.year, weather.design, design);
      const double all = (annual(simulate(warm, weather.design, design), 1.0).pue - 1.0) / (annual(now, 1.0).pue - 1.0) - 1.0;
      CHECK(now.overhead_per_k >= 0.0);
      CHECK(std::abs(now.overhead_per_k - all) < 0.1 * all + 0.0015);
    }
  }
}
