// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <vector>

/// Internal rate of return with all its roots and an honest status.
///
/// With x = ln(1 + r) the net present value is f(x) = sum c_t exp(-x t). It is split into its positive and negative flows, f = P - N,
/// both monotone in x; on an interval [a, b] that bounds f and f' from both sides. An interval on which f keeps its sign
/// has no root, one on which f' keeps its sign has at most one (bracketed and solved by TOMS 748); every other is halved. So no root in the
/// searched range is missed, and none is claimed twice; roots closer than 1e-7 in x, which
/// rounding cannot tell from one touching root, are reported once, in their middle. Descartes' rule
/// (one change of sign, one root) gives the short way for conventional flows. Tolerance is relative, so money may have any scale.
namespace landfall::finance {

/// Searched range of ln(1 + r): r from -0.9999999997 to 3.3 million per period.
inline constexpr double min_log_rate = -22.0;
inline constexpr double max_log_rate = 15.0;

enum class IrrStatus {
  unique,        ///< exactly one root
  multiple,      ///< several: none of them is 'the' return
  none,          ///< no root: flows of one sign, all zero, or NPV never crosses zero
  out_of_range,  ///< one change of sign promises a root, but it lies outside the searched range
};

struct Irr {
  IrrStatus status = IrrStatus::none;
  std::optional<double> rate;  ///< per period; only when unique
  std::vector<double> roots;   ///< all in range, ascending
  int sign_changes = 0;
};

/// Flows at t = 0, 1, 2, ... Throws std::domain_error if a flow is not finite.
[[nodiscard]] Irr irr(std::span<const double> flows);

/// Flows at times in years, such as days / 365 from the first. Throws std::domain_error on a flow or time that is not finite, a
/// negative time, or spans of different length.
[[nodiscard]] Irr irr_at(std::span<const double> flows, std::span<const double> times);

/// Sum of flows / (1 + rate)^t, t = 0, 1, ... Throws std::domain_error for rate <= -1 or NaN.
[[nodiscard]] double npv(double rate, std::span<const double> flows);

/// (1 + monthly)^12 - 1, without loss for small rates.
[[nodiscard]] double effective_annual(double monthly_rate);

}  // namespace landfall::finance
