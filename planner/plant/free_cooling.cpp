// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/free_cooling.hpp"

#include <algorithm>

#include "planner/plant/performance.hpp"
#include "planner/plant/running.hpp"

namespace landfall::plant {

FreeCooling free_cooling(const climate::Year& year, const Design& design, double load) {
  constexpr double rounding = 1e-9;
  const HourlyRun run = simulate_hours(year, design, load);
  const double limit = Running(design, year.pressure_pa.front()).plant().supply_limit_c() + rounding;
  FreeCooling result;
  double energy = 0.0, water = 0.0, machine_heat = 0.0;
  for (std::size_t h = 0; h < run.facility_kw.size(); ++h) {
    const double share = run.machine_heat_kw[h] / run.heat_kw;
    if (share <= rounding) {
      result.hours_free += 1.0;
    } else if (share < 1.0 - rounding) {
      result.hours_partly += 1.0;
    }
    if (run.supply_c[h] > limit) result.hours_above_class += 1.0;
    energy += run.facility_kw[h];
    water += run.water_l_per_h[h];
    machine_heat += run.machine_heat_kw[h];
  }
  const double it = load * climate::hours_per_year;
  result.heat_free_share = std::max(1.0 - machine_heat / (run.heat_kw * climate::hours_per_year), 0.0);
  result.pue = energy / it;
  result.wue_l_per_kwh = water / it;
  return result;
}

}  // namespace landfall::plant
