// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/analogue.hpp"
#include "tests/built_in.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace landfall;
using namespace landfall::screening;

TEST_CASE("the rule for design temperatures misses a station that it has not seen by no more than docs/screening.md says") {
  const Analogue analogue(test::built_in_portfolio().stations);
  CHECK(analogue.stations() == 27);
  const Analogue::Errors errors = analogue.errors();
  CHECK(errors.dry_bulb_0_4_k < 0.7);
  CHECK(errors.wet_bulb_0_4_k < 1.1);
  CHECK(errors.dry_bulb_20_year_k < 1.3);
  CHECK(errors.dry_bulb_sd_k < 0.6);
  CHECK(errors.dry_bulb_0_4_k > 0.0);
}

TEST_CASE("at a station the rule gives nearly the station's own figures, and design temperatures stay in order") {
  const auto& stations = test::built_in_portfolio().stations;
  const Analogue analogue(stations);
  for (const auto& [id, station] : stations) {
    CAPTURE(id);
    PixelClimate pixel = pixel_of(station);
    const PixelClimate truth = pixel;
    analogue.complete({station.longitude_deg, station.latitude_deg}, pixel);
    CHECK(std::abs(pixel.design.dry_bulb_0_4_c - truth.design.dry_bulb_0_4_c) < 0.35);
    CHECK(std::abs(pixel.dry_bulb_sd[0] - truth.dry_bulb_sd[0]) < 0.5);
    CHECK(pixel.design.coincident_wet_bulb_c <= pixel.design.wet_bulb_0_4_c);
    CHECK(pixel.design.wet_bulb_0_4_c <= pixel.design.dry_bulb_0_4_c);
    CHECK(pixel.design.dry_bulb_0_4_c <= pixel.design.dry_bulb_20_year_c);
    CHECK(std::abs(pixel.dry_dew_correlation) < 1.0);
  }
}

TEST_CASE("a warmer pixel has warmer design temperatures by as much") {
  const auto& stations = test::built_in_portfolio().stations;
  const Analogue analogue(stations);
  PixelClimate pixel = pixel_of(stations.at("sa-riyadh")), warmer = pixel;
  for (Months* series : {&warmer.dry_bulb_mean, &warmer.dry_bulb_max, &warmer.dry_bulb_min}) {
    for (double& value : *series) value += 2.0;
  }
  analogue.complete({46.0, 24.0}, pixel);
  analogue.complete({46.0, 24.0}, warmer);
  CHECK(warmer.design.dry_bulb_0_4_c - pixel.design.dry_bulb_0_4_c == doctest::Approx(2.0));
  CHECK(warmer.design.wet_bulb_0_4_c > pixel.design.wet_bulb_0_4_c);
}

TEST_CASE("without stations nothing can be estimated") { CHECK_THROWS_AS(Analogue({}), std::domain_error); }

TEST_CASE("distances are within 0.6 % of the ellipsoid's") {
  // GeographicLib's GeodSolve for JFK to LHR (its manual): 5551.759 km.
  CHECK(distance_km({-73.8, 40.6}, {-0.5, 51.6}) == doctest::Approx(5551.759).epsilon(0.006));
  CHECK(distance_km({103.67, 1.64}, {103.67, 1.64}) == 0.0);
}
