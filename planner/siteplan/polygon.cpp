// SPDX-License-Identifier: Apache-2.0
#include "planner/siteplan/polygon.hpp"

#include <algorithm>
#include <cmath>

namespace landfall::siteplan {
namespace {

bool contains(const Polygon& polygon, Point point) {
  bool odd = false;
  for (std::size_t i = 0, last = polygon.size() - 1; i < polygon.size(); last = i++) {
    const Point a = polygon[i];
    const Point b = polygon[last];
    if ((a.y > point.y) != (b.y > point.y) && point.x < (b.x - a.x) * (point.y - a.y) / (b.y - a.y) + a.x) odd = !odd;
  }
  return odd;
}

}  // namespace

double area(const Polygon& polygon) {
  if (polygon.size() < 3) return 0.0;
  double twice = 0.0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    twice += a.x * b.y - b.x * a.y;
  }
  return twice / 2.0;
}

std::vector<Interval> inside(const Polygon& polygon, double low, double high) {
  std::vector<Interval> blocked;  // where a side runs through the strip
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    Point a = polygon[i];
    Point b = polygon[(i + 1) % polygon.size()];
    if (a.y > b.y) std::swap(a, b);
    if (b.y <= low || a.y >= high) continue;
    const auto x_at = [&](double y) { return a.y == b.y ? a.x : a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y); };
    const double first = x_at(std::max(low, a.y));
    const double second = a.y == b.y ? b.x : x_at(std::min(high, b.y));
    blocked.push_back({std::min(first, second), std::max(first, second)});
  }
  std::sort(blocked.begin(), blocked.end(), [](const Interval& a, const Interval& b) { return a.from < b.from; });
  std::vector<Interval> free;
  const double middle = (low + high) / 2.0;
  double reached = blocked.empty() ? 0.0 : blocked.front().to;
  for (const Interval& each : blocked) {
    if (each.from > reached && contains(polygon, {(reached + each.from) / 2.0, middle})) free.push_back({reached, each.from});
    reached = std::max(reached, each.to);
  }
  return free;
}

double longest_side_angle(const Polygon& polygon) {
  double longest = -1.0;
  double angle = 0.0;
  for (std::size_t i = 0; i < polygon.size(); ++i) {
    const Point a = polygon[i];
    const Point b = polygon[(i + 1) % polygon.size()];
    const double length = (b.x - a.x) * (b.x - a.x) + (b.y - a.y) * (b.y - a.y);
    if (length <= longest * (1.0 + 1e-9)) continue;
    longest = length;
    angle = std::atan2(b.y - a.y, b.x - a.x);
  }
  return angle;
}

Point turned(Point point, double angle) {
  const double c = std::cos(angle);
  const double s = std::sin(angle);
  return {c * point.x - s * point.y, s * point.x + c * point.y};
}

Polygon turned(const Polygon& polygon, double angle) {
  Polygon result;
  result.reserve(polygon.size());
  for (const Point& point : polygon) result.push_back(turned(point, angle));
  return result;
}

Polygon rectangle(double x, double y, double width, double height) {
  return {{x, y}, {x + width, y}, {x + width, y + height}, {x, y + height}};
}

}  // namespace landfall::siteplan
