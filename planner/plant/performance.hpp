// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "climate/base/finding.hpp"
#include "climate/year.hpp"
#include "planner/plant/design.hpp"

namespace landfall::plant {

/// The loads (shares of design IT power) at which a design is simulated; PUE between them is read by linear interpolation of
/// facility power, which is convex and smooth in load.
inline constexpr std::array<double, 6> table_loads{0.1, 0.25, 0.5, 0.75, 0.9, 1.0};
inline constexpr std::size_t table_size = table_loads.size();

/// Means over the hours of one month at one load.
struct MonthlyPoint {
  double facility_kw = 0.0;      ///< mean facility power per kW of *design* IT
  double water_l_per_h = 0.0;    ///< mean make-up water per kW of *design* IT
  double peak_facility_kw = 0.0; ///< highest hour, per kW of design IT
};

/// How a design runs at a place: everything per kW of design IT power.
struct Performance {
  std::array<std::array<MonthlyPoint, 12>, table_size> points;  ///< [load][month]
  /// Facility power per kW of design IT at the 0.4 % design conditions, full load: sizes grid connection and generators.
  double design_facility_kw = 0.0;
  /// Cooling capacity that the machines have at the 0.4 % and at the 20-year dry bulb, over the heat at full load. Below 1 the
  /// design is short there: IT must be derated to that share or the plant be made larger.
  double capacity_ratio_0_4 = 1.0;
  double capacity_ratio_20_year = 1.0;
  /// Hours a year at full load in which the supply temperature exceeds the module's class.
  double hours_above_class = 0.0;
  /// Share of hours at full load without mechanical cooling.
  double free_cooling_share = 0.0;
  double min_hourly_pue = 1.0;  ///< over all hours and loads: a master check wants >= 1
  Findings findings;
};

/// Simulates `design` in every hour of `year` at every load of `table_loads`.
///
/// Valid for dry bulb -20..60 C; a chiller or DX curve used outside its source's range is a finding, never silently clamped.
/// Energy closes each hour: facility = IT + electrical losses + cooling + house; heat rejected = all of it inside the envelope.
[[nodiscard]] Performance simulate(const climate::Year& year, const climate::DesignConditions& design_conditions, const Design& design);

/// Annual figures at a constant load (share of design IT, 0.1..1), interpolated between `table_loads`, hours of the months weighted.
struct AnnualFigures {
  double pue = 1.0;
  double wue_l_per_kwh = 0.0;  ///< per kWh of IT
  double peak_facility_kw = 0.0;
};
[[nodiscard]] AnnualFigures annual(const Performance& performance, double load);

}  // namespace landfall::plant
