// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cmath>
#include <limits>

#include "planner/screening/vectors.hpp"

using namespace landfall::screening;

TEST_CASE("the nearest line is found among many, as by trying all") {
  std::uint32_t state = 11;
  const auto draw = [&] {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) / 16777216.0;
  };
  std::vector<std::pair<Direction, Direction>> segments;
  std::vector<std::pair<Place, Place>> places;
  for (int i = 0; i < 300; ++i) {
    const Place a{100.0 + 8.0 * draw(), 8.0 * draw()};
    const Place b = i % 3 == 0 ? a : Place{a.longitude_deg + draw() - 0.5, a.latitude_deg + draw() - 0.5};
    places.emplace_back(a, b);
    segments.emplace_back(direction(a), direction(b));
  }
  const Nearest nearest(segments);
  CHECK(nearest.size() > segments.size());  // long ones are cut
  for (int i = 0; i < 200; ++i) {
    const Place at{99.0 + 10.0 * draw(), -1.0 + 10.0 * draw()};
    double expected = std::numeric_limits<double>::infinity();
    for (const auto& [a, b] : segments) {
      for (int k = 0; k <= 400; ++k) {  // along the great circle, close enough
        Direction mid{};
        double length = 0.0;
        for (std::size_t c = 0; c < 3; ++c) {
          mid[c] = a[c] + k / 400.0 * (b[c] - a[c]);
          length += mid[c] * mid[c];
        }
        for (double& part : mid) part /= std::sqrt(length);
        expected = std::min(expected, arc_km(chord_squared(direction(at), mid)));
      }
    }
    const double found = nearest.km(direction(at));
    REQUIRE(found <= expected + 1e-9);
    REQUIRE(found == doctest::Approx(expected).epsilon(0.02));
  }
}

TEST_CASE("a degree of the equator is 111.195 km of the sphere, and nothing is infinitely far") {
  const Nearest one({{direction({103.0, 0.0}), direction({103.0, 0.0})}});
  CHECK(one.km(direction({104.0, 0.0})) == doctest::Approx(111.195).epsilon(1e-4));
  CHECK(std::isinf(Nearest({}).km(direction({104.0, 0.0}))));
}
