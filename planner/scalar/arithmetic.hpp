// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

/// The few operations beyond + - * / that the cost, deal and finance models may use, for `double`. The other scalars (pack.hpp,
/// dual.hpp) bring their own, so that one text of the model serves them all: no `if` on a value, only `select`.
namespace landfall {

[[nodiscard]] inline double select(bool condition, double yes, double no) { return condition ? yes : no; }
[[nodiscard]] inline double min(double a, double b) { return b < a ? b : a; }
[[nodiscard]] inline double max(double a, double b) { return a < b ? b : a; }
[[nodiscard]] inline double power(double base, double exponent) { return std::pow(base, exponent); }

/// Same bits in every lane and every slope: what was computed from the one is what would be computed from the other.
[[nodiscard]] inline bool identical(double a, double b) { return a == b; }

/// a limited to [low, high].
template <class S>
[[nodiscard]] S clamp(const S& a, const S& low, const S& high) {
  return min(max(a, low), high);
}
/// The part of month [t, t + 1) that lies after `moment`: 0..1. Months are real numbers, so that schedules need no branches.
template <class S>
[[nodiscard]] S part_after(int t, const S& moment) {
  return clamp(S(t + 1) - moment, S(0.0), S(1.0));
}
/// Share of a sum that is spread evenly over [from, to) and falls into month t. The window is at least `shortest` long.
template <class S>
[[nodiscard]] S spread_share(int t, const S& from, const S& to) {
  constexpr double shortest = 0.25;  // months: a payment takes a week
  const S length = max(to - from, S(shortest));
  return (clamp(S(t + 1) - from, S(0.0), length) - clamp(S(t) - from, S(0.0), length)) / length;
}

}  // namespace landfall
