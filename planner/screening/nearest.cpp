// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <limits>

#include "planner/screening/vectors.hpp"

namespace landfall::screening {
namespace {

constexpr double longest_km = 5.0;

Direction between(const Direction& a, const Direction& b, double share) {
  Direction mid{};
  double length = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    mid[i] = a[i] + share * (b[i] - a[i]);
    length += mid[i] * mid[i];
  }
  for (double& part : mid) part /= std::sqrt(length);
  return mid;
}

/// Squared distance to the chord of a segment: over 5 km the arc lies within half a metre of it.
double squared_to(const Direction& at, const Direction& a, const Direction& b) {
  double along = 0.0, length = 0.0;
  for (std::size_t i = 0; i < 3; ++i) {
    along += (at[i] - a[i]) * (b[i] - a[i]);
    length += (b[i] - a[i]) * (b[i] - a[i]);
  }
  const double share = length > 0.0 ? std::clamp(along / length, 0.0, 1.0) : 0.0;
  return chord_squared(at, between(a, b, share));
}

}  // namespace

Nearest::Nearest(std::vector<std::pair<Direction, Direction>> segments) {
  for (const auto& [a, b] : segments) {
    const double km = arc_km(chord_squared(a, b));
    if (!(km >= 0.0)) continue;
    const int parts = std::max(1, static_cast<int>(std::ceil(km / longest_km)));
    for (int part = 0; part < parts; ++part) {
      const Direction from = part == 0 ? a : between(a, b, static_cast<double>(part) / parts);
      const Direction to = part + 1 == parts ? b : between(a, b, static_cast<double>(part + 1) / parts);
      segments_.push_back({from, to, between(from, to, 0.5)});
      half_length_ = std::max(half_length_, 0.5 * std::sqrt(chord_squared(from, to)) + 1e-12);
    }
  }
  build(0, segments_.size(), 0);
}

/// A k-d tree in the vector's own order: the middle of each range divides it along its axis.
void Nearest::build(std::size_t from, std::size_t to, int axis) {
  if (to - from <= 1) return;
  const std::size_t middle = from + (to - from) / 2;
  const auto a = static_cast<std::size_t>(axis);
  using Difference = std::vector<Segment>::difference_type;
  std::nth_element(segments_.begin() + static_cast<Difference>(from), segments_.begin() + static_cast<Difference>(middle),
                   segments_.begin() + static_cast<Difference>(to),
                   [a](const Segment& left, const Segment& right) { return left.middle[a] < right.middle[a]; });
  build(from, middle, (axis + 1) % 3);
  build(middle + 1, to, (axis + 1) % 3);
}

void Nearest::search(std::size_t from, std::size_t to, int axis, const Direction& at, double& best_squared) const {
  if (from >= to) return;
  const std::size_t middle = from + (to - from) / 2;
  const Segment& segment = segments_[middle];
  best_squared = std::min(best_squared, squared_to(at, segment.a, segment.b));
  const auto a = static_cast<std::size_t>(axis);
  const double side = at[a] - segment.middle[a];
  const int next = (axis + 1) % 3;
  const bool low_first = side < 0.0;
  low_first ? search(from, middle, next, at, best_squared) : search(middle + 1, to, next, at, best_squared);
  const double reach = std::sqrt(best_squared) + half_length_;
  if (std::abs(side) <= reach) low_first ? search(middle + 1, to, next, at, best_squared) : search(from, middle, next, at, best_squared);
}

double Nearest::km(const Direction& from) const {
  if (segments_.empty()) return std::numeric_limits<double>::infinity();
  double best = 4.0;  // the square of the longest chord
  search(0, segments_.size(), 0, from, best);
  return arc_km(best);
}

}  // namespace landfall::screening
