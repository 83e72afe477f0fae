// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/nearest.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "planner/maps/geodesy.hpp"

using namespace landfall::maps;

TEST_CASE("the nearest point of a line is that of a search over it in small steps") {
  const std::vector<std::vector<Degrees>> paths{{{50.0, 20.0}, {60.0, 27.0}, {58.0, 30.0}}, {{40.0, 24.5}}, {{46.0, 10.0}, {46.0, 12.0}}};
  for (const Degrees from : {Degrees{46.7, 24.7}, Degrees{55.3, 25.2}, Degrees{103.5, 1.7}, Degrees{46.2, 11.0}}) {
    double least = distance_m(from, paths[1][0]);
    for (const auto& path : paths) {
      for (std::size_t i = 1; i < path.size(); ++i) {
        for (int k = 0; k <= 20000; ++k) {
          const double t = k / 20000.0;
          least = std::min(least, distance_m(from, {path[i - 1].longitude + t * (path[i].longitude - path[i - 1].longitude),
                                                    path[i - 1].latitude + t * (path[i].latitude - path[i - 1].latitude)}));
        }
      }
    }
    const auto found = nearest(from, paths);
    REQUIRE(found);
    CHECK(std::abs(found->metres - least) < 2.0);
    CHECK(found->metres <= least + 0.05);
    CHECK(std::abs(distance_m(from, found->at) - found->metres) < 0.05);
  }
  CHECK_FALSE(nearest({0.0, 0.0}, {}));
}

TEST_CASE("a point on the line is no way off, and one point is its own nearest") {
  const auto on = nearest({10.0, 5.0}, {{{9.0, 4.0}, {11.0, 6.0}}});
  REQUIRE(on);
  CHECK(on->metres < 0.05);
  const auto point = nearest({-139.44815, 35.60777}, {{{-69.95921, -11.17491}}});
  REQUIRE(point);
  CHECK(std::abs(point->metres - 8935244.5604818305) < 1e-6);  // GeographicLib's geodtest
}
