// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "planner/screening/analogue.hpp"

namespace landfall::screening {

/// Unit vector to a place: distances between pixels, stations and lines are chords, which need no sine.
using Direction = std::array<double, 3>;

[[nodiscard]] inline Direction direction(const Place& place) {
  constexpr double radian = std::numbers::pi / 180.0;
  const double longitude = place.longitude_deg * radian, latitude = place.latitude_deg * radian;
  return {std::cos(latitude) * std::cos(longitude), std::cos(latitude) * std::sin(longitude), std::sin(latitude)};
}

[[nodiscard]] inline double chord_squared(const Direction& a, const Direction& b) {
  const double x = a[0] - b[0], y = a[1] - b[1], z = a[2] - b[2];
  return x * x + y * y + z * z;
}

/// Great-circle length of a chord of the unit sphere.
[[nodiscard]] inline double arc_km(double chord_squared_of_unit_sphere) {
  return 2.0 * earth_radius_km * std::asin(std::min(1.0, 0.5 * std::sqrt(chord_squared_of_unit_sphere)));
}

}  // namespace landfall::screening
