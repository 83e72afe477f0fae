// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace landfall::siteplan {

/// Metres, x east, y north of the plan's origin.
struct Point {
  double x = 0.0;
  double y = 0.0;
};
/// Corners in order, the first not repeated.
using Polygon = std::vector<Point>;

/// Signed area, m2: positive when the corners run counter-clockwise. 0 below three corners.
[[nodiscard]] double area(const Polygon& polygon);

struct Interval {
  double from = 0.0;
  double to = 0.0;
  [[nodiscard]] double length() const { return to - from; }
};

/// The parts of the x axis over which the whole strip `low <= y <= high` lies inside a polygon that does not cross itself, ascending.
[[nodiscard]] std::vector<Interval> inside(const Polygon& polygon, double low, double high);

/// Angle of the longest side against the x axis, radians, the first of equal ones; turning by its negative lays that side along x.
[[nodiscard]] double longest_side_angle(const Polygon& polygon);

[[nodiscard]] Point turned(Point point, double angle);
[[nodiscard]] Polygon turned(const Polygon& polygon, double angle);
[[nodiscard]] Polygon rectangle(double x, double y, double width, double height);

}  // namespace landfall::siteplan
