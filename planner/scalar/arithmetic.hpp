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

/// The least and the greatest of the scenarios that a value holds.
[[nodiscard]] inline double least(double a) { return a; }
[[nodiscard]] inline double most(double a) { return a; }

/// a limited to [low, high]. At `low` itself it counts as limited, at `high` not yet: of two neighbouring months on either side of a moment
/// that falls between them, only the later one then has a slope in it.
template <class S>
[[nodiscard]] inline S clamp(const S& a, const S& low, const S& high) {
  return min(max(low, a), high);
}
/// The part of month [t, t + 1) that lies after `moment`: 0..1. Months are real numbers, so that schedules need no branches.
template <class S>
[[gnu::always_inline]] [[nodiscard]] inline S part_after(int t, const S& moment) {
  return clamp(S(t + 1) - moment, S(0.0), S(1.0));
}
/// How much of what happens at a month's end falls into month t when it happens at the real-valued `moment`: 1 in one month, or parted
/// between two.
template <class S>
[[gnu::always_inline]] [[nodiscard]] inline S part_at(int t, const S& moment) {
  return part_after(t, moment) - part_after(t - 1, moment);
}

/// Whole months [from, to).
///
/// A loop may leave out the months in which no scenario has anything to write; what a month holds must then not depend on whether it was
/// visited, because scenarios side by side visit each other's months. So the formula has to give exactly what stands there otherwise.
struct Months {
  int from = 0;
  int to = 0;
  [[nodiscard]] bool holds(int t) const { return t >= from && t < to; }
};
/// The last month that begins no later than `moment` of any scenario, held in [0, months].
template <class S>
[[nodiscard]] int month_before(const S& moment, int months) {
  return static_cast<int>(std::floor(clamp(least(moment), 0.0, static_cast<double>(months))));
}
/// The first month that begins no earlier than `moment` of every scenario, held in [0, months].
template <class S>
[[nodiscard]] int month_after(const S& moment, int months) {
  return static_cast<int>(std::ceil(clamp(most(moment), 0.0, static_cast<double>(months))));
}

}  // namespace landfall
