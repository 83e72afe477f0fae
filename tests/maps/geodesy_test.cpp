// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/geodesy.hpp"

#include <doctest/doctest.h>

#include <cmath>

using namespace landfall::maps;

TEST_CASE("distances are those of GeographicLib's test set for WGS 84") {
  struct Line {
    double latitude1, longitude1, latitude2, longitude2, metres;
  };
  // C. F. F. Karney, geodtest of GeographicLib: latitude, longitude, latitude, longitude, s12.
  for (const Line& line : {Line{35.60777, -139.44815, -11.17491, -69.95921, 8935244.5604818305},
                           Line{55.52454, 106.05087, 77.03196, 197.18234, 4105086.1713924406},
                           Line{-21.97856, 142.59065, 41.84138, 98.56635, 8394328.894657671},
                           Line{-66.99028, 112.2363, -12.70631, 285.90344, 11150344.2312080241},
                           Line{-17.42761, 173.34268, -15.84784, 5.93557, 16076603.1631180673}}) {
    CAPTURE(line.metres);
    const Degrees from{line.longitude1, line.latitude1};
    const Degrees to{line.longitude2, line.latitude2};
    CHECK(std::abs(distance_m(from, to) - line.metres) < 1e-6);
    CHECK(std::abs(distance_m(to, from) - line.metres) < 1e-6);
  }
  CHECK(distance_m({103.8, 1.3}, {103.8, 1.3}) == 0.0);
}

TEST_CASE("an offset and its reverse meet, and are as long as the way") {
  const Degrees origin{55.3, 25.1};
  for (const landfall::siteplan::Point metres :
       {landfall::siteplan::Point{120.0, -80.0}, landfall::siteplan::Point{-30000.0, 45000.0}, landfall::siteplan::Point{0.0, 9.0}}) {
    const Degrees there = at_offset(origin, metres);
    CHECK(std::abs(distance_m(origin, there) - std::hypot(metres.x, metres.y)) < 1e-6);
    const auto back = offset(origin, there);
    CHECK(std::abs(back.x - metres.x) < 1e-6);
    CHECK(std::abs(back.y - metres.y) < 1e-6);
  }
}
