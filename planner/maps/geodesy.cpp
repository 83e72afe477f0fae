// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/geodesy.hpp"

#include <boost/geometry/formulas/karney_direct.hpp>
#include <boost/geometry/formulas/karney_inverse.hpp>
#include <boost/geometry/srs/spheroid.hpp>
#include <cmath>
#include <numbers>

namespace landfall::maps {
namespace {

namespace bg = boost::geometry;

constexpr double radians = std::numbers::pi / 180.0;

const bg::srs::spheroid<double>& ellipsoid() {
  static const bg::srs::spheroid<double> wgs84(6378137.0, 6356752.3142451793);
  return wgs84;
}

bg::formula::result_inverse<double> inverse(Degrees from, Degrees to) {
  return bg::formula::karney_inverse<double, true, true>::apply(from.longitude * radians, from.latitude * radians, to.longitude * radians,
                                                                to.latitude * radians, ellipsoid());
}

}  // namespace

double distance_m(Degrees from, Degrees to) { return inverse(from, to).distance; }

Degrees at_offset(Degrees origin, siteplan::Point metres) {
  const double length = std::hypot(metres.x, metres.y);
  if (length == 0.0) return origin;
  const auto there = bg::formula::karney_direct<double>::apply(origin.longitude * radians, origin.latitude * radians, length,
                                                               std::atan2(metres.x, metres.y), ellipsoid());
  return {there.lon2 / radians, there.lat2 / radians};
}

siteplan::Point offset(Degrees origin, Degrees to) {
  const auto way = inverse(origin, to);
  return {way.distance * std::sin(way.azimuth), way.distance * std::cos(way.azimuth)};
}

}  // namespace landfall::maps
