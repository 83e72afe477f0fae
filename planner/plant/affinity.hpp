// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

/// Fans and pumps at part speed: power = design power * speed^exponent, with the speed held at or above a minimum.
///
/// The ideal exponent is 3 (affinity laws, ASHRAE Handbook HVAC Systems and Equipment 2020, ch. 21 and 44). Where part of the pressure
/// does not fall with flow (control set points, static head) measured exponents are lower: 2.7 for fans against coils and filters and 2.5
/// for pumps are used; outdoor fans discharge freely and keep 3.
namespace landfall::plant {

inline constexpr double indoor_fan_exponent = 2.7;
inline constexpr double pump_exponent = 2.5;

/// Share of design power at this share of design flow.
[[nodiscard]] inline double affinity(double flow_share, double minimum_speed, double exponent) {
  return std::pow(std::max(flow_share, minimum_speed), exponent);
}

}  // namespace landfall::plant
