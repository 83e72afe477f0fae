// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "planner/finance/case.hpp"

namespace landfall::finance {

/// What may be moved until shareholders get exactly what they ask for.
enum class Lever {
  price,      ///< rent of the first month, or GPU price at the opening
  occupancy,  ///< stabilised; what is let before the opening stays
  tariff,     ///< electricity, energy charge
  capex,      ///< all prices that capital cost is made of, together
};
inline constexpr std::size_t lever_count = 4;
[[nodiscard]] std::string_view to_string(Lever lever);

/// The value of one lever, all else as it is, at which the equity flows are worth nothing at `hurdle` a year.
struct BreakEven {
  Lever lever = Lever::price;
  std::string_view unit;        ///< "USD/kW-month", "fraction", "USD/kWh", "USD"
  double base = 0.0;            ///< what the candidate has now
  std::optional<double> value;  ///< none where no value inside the searched range does it
};

/// Root finding on the whole model: the lever is moved from nothing to ten times its value (occupancy to 1), the nearest change of sign of
/// the equity's NPV at the hurdle is closed to 1e-12. The plan's length, plant and gates stay. Ten times a price or a tariff that is
/// nothing is nothing: then there is no value.
[[nodiscard]] std::vector<BreakEven> break_evens(const Case& candidate, double hurdle);

}  // namespace landfall::finance
