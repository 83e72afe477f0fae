// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

/// Internal rate of return with all its roots and an honest status.
///
/// With x = ln(1 + r) the net present value is f(x) = sum c_t exp(-x t). It is split into its positive and negative flows, f = P - N, and
/// searched for the zeros of ln(P / N), which has those of f, no scale, and nearly no curvature. Its slope is the difference of the two
/// mean times, both of which fall with x: that bounds it on an interval [a, b] from the values at a and b. An interval on which ln(P / N)
/// keeps its sign has no root, one on which its slope keeps its sign has at most one (Newton's rule in a bracket); every other is parted.
/// So no root in the searched range is missed, and none is claimed twice; roots closer than 1e-7 in x, which rounding cannot tell from one
/// touching root, are reported once. One change of sign is one root (Descartes) with a slope of one sign: the short way of conventional
/// flows.
namespace landfall::finance {

/// Searched range of ln(1 + r): r from -0.9999999997 to 3.3 million per period.
inline constexpr double min_log_rate = -22.0;
inline constexpr double max_log_rate = 15.0;

enum class IrrStatus {
  unique,        ///< exactly one root
  multiple,      ///< several: none of them is 'the' return
  none,          ///< no root: flows of one sign, all zero, or NPV never crosses zero
  out_of_range,  ///< an odd number of changes of sign promises a root, but it lies outside the searched range
};

struct Irr {
  IrrStatus status = IrrStatus::none;
  std::optional<double> rate;  ///< per period; only when unique
  std::vector<double> roots;   ///< all in range, ascending
  int sign_changes = 0;
};

/// Flows at t = 0, 1, 2, ... Throws std::domain_error if a flow is not finite.
[[nodiscard]] Irr irr(std::span<const double> flows);

/// Flows at times in years, such as days / 365 from the first, in any order; those of one moment count as their sum. Throws
/// std::domain_error on a flow or time that is not finite, a negative time, or spans of different length.
[[nodiscard]] Irr irr_at(std::span<const double> flows, std::span<const double> times);

/// Sum of flows / (1 + rate)^t, t = 0, 1, ... Throws std::domain_error for rate <= -1 or NaN.
[[nodiscard]] double npv(double rate, std::span<const double> flows);

/// (1 + monthly)^12 - 1, without loss for small rates.
[[nodiscard]] double effective_annual(double monthly_rate);

}  // namespace landfall::finance
