// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/year.hpp"
#include "planner/plant/design.hpp"

namespace landfall::plant {

/// How much of a year a design cools without compressors (or bought cold), by its own hourly simulation.
struct FreeCooling {
  double hours_free = 0.0;         ///< nothing goes over compressors
  double hours_partly = 0.0;       ///< something does, not all
  double heat_free_share = 0.0;    ///< of the year's heat
  double hours_above_class = 0.0;  ///< supply warmer than the design's class
  double pue = 1.0;
  double wue_l_per_kwh = 0.0;
};

/// `load`: share of design IT, above 0 up to 1; errors as `simulate_hours`.
[[nodiscard]] FreeCooling free_cooling(const climate::Year& year, const Design& design, double load);

}  // namespace landfall::plant
