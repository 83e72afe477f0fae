// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/running.hpp"

namespace landfall::plant {

/// What the hours at full load show besides power: counts of hours, each of which becomes a finding.
struct FullLoadHours {
  double above_class = 0.0;
  double short_of_capacity = 0.0;
  double tripped = 0.0;
  double above_curve = 0.0;
  double below_curve = 0.0;
  double too_dry = 0.0;
  double outside_validity = 0.0;  ///< dry bulb below -20 or above 60 C
  double hottest_supply_c = -1e9;
  double machine_heat_kwh = 0.0;

  void count(const CoolingPlant& plant, const Sky& sky, const CoolingHours& hours);
};

/// Sizing and adequacy: the design conditions, the capacity there, the ride-through, and the findings of a simulated year. `warmest_sea_c`
/// is NaN where no sea is known, and must be what `running` was made with.
void judge(Running& running, const FullLoadHours& hours, const climate::DesignConditions& conditions, double pressure_pa,
           double warmest_sea_c, Performance& performance);

}  // namespace landfall::plant
