// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/nearest.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

#include "planner/maps/geodesy.hpp"

namespace landfall::maps {
namespace {

constexpr double longest_piece_deg = 0.02;  // in which a line straight in degrees strays from a geodesic by centimetres
constexpr double slack = 1.01;              // a chord differs from its geodesic by less, near and far
constexpr double slack_m = 1.0;

using Vector = std::array<double, 3>;

Vector on_ellipsoid(Degrees at) {
  constexpr double to_radians = std::numbers::pi / 180.0;
  constexpr double a = 6378137.0;
  constexpr double e2 = 6.69437999014e-3;
  const double s = std::sin(at.latitude * to_radians);
  const double c = std::cos(at.latitude * to_radians);
  const double n = a / std::sqrt(1.0 - e2 * s * s);
  return {n * c * std::cos(at.longitude * to_radians), n * c * std::sin(at.longitude * to_radians), n * (1.0 - e2) * s};
}

Vector difference(const Vector& a, const Vector& b) { return {a[0] - b[0], a[1] - b[1], a[2] - b[2]}; }
double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

double chord(const Vector& from, const Vector& a, const Vector& b) {
  const Vector way = difference(b, a);
  const Vector start = difference(from, a);
  const double length = dot(way, way);
  const double t = length > 0.0 ? std::clamp(dot(start, way) / length, 0.0, 1.0) : 0.0;
  const Vector rest{start[0] - t * way[0], start[1] - t * way[1], start[2] - t * way[2]};
  return std::sqrt(dot(rest, rest));
}

/// Calls visit(a, b, path) for every piece; a point is a piece without length.
template <class Visit>
void for_each_piece(const std::vector<std::vector<Degrees>>& paths, const Visit& visit) {
  for (std::size_t path = 0; path < paths.size(); ++path) {
    const std::vector<Degrees>& positions = paths[path];
    if (positions.size() == 1) visit(positions.front(), positions.front(), path);
    for (std::size_t i = 1; i < positions.size(); ++i) {
      const Degrees a = positions[i - 1];
      const Degrees b = positions[i];
      const double span = std::max(std::abs(b.longitude - a.longitude), std::abs(b.latitude - a.latitude));
      const int pieces = std::max(1, static_cast<int>(std::ceil(span / longest_piece_deg)));
      const auto along = [&](int k) {
        const double t = static_cast<double>(k) / pieces;
        return Degrees{a.longitude + t * (b.longitude - a.longitude), a.latitude + t * (b.latitude - a.latitude)};
      };
      for (int k = 0; k < pieces; ++k) visit(along(k), along(k + 1), path);
    }
  }
}

}  // namespace

std::optional<Nearest> nearest(Degrees from, const std::vector<std::vector<Degrees>>& paths) {
  const Vector here = on_ellipsoid(from);
  double least = std::numeric_limits<double>::infinity();
  for_each_piece(paths, [&](Degrees a, Degrees b, std::size_t) { least = std::min(least, chord(here, on_ellipsoid(a), on_ellipsoid(b))); });
  std::optional<Nearest> best;
  for_each_piece(paths, [&](Degrees a, Degrees b, std::size_t path) {
    if (chord(here, on_ellipsoid(a), on_ellipsoid(b)) > least * slack + slack_m) return;
    // Distances from the origin of this projection are true, and over a short piece it is straight.
    const siteplan::Point p = offset(from, a);
    const siteplan::Point q = offset(from, b);
    const double dx = q.x - p.x;
    const double dy = q.y - p.y;
    const double length = dx * dx + dy * dy;
    const double t = length > 0.0 ? std::clamp(-(p.x * dx + p.y * dy) / length, 0.0, 1.0) : 0.0;
    const siteplan::Point closest{p.x + t * dx, p.y + t * dy};
    const double metres = std::hypot(closest.x, closest.y);
    if (best && best->metres <= metres) return;
    best = Nearest{metres, t == 0.0 ? a : t == 1.0 ? b : at_offset(from, closest), path};
  });
  return best;
}

}  // namespace landfall::maps
