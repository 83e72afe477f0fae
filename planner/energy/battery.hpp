// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

namespace landfall::energy {

/// What a battery can do, per kW of whatever its owner is counted by.
struct Battery {
  double tradable_kwh = 0.0;  ///< of what is stored when full, less the reserve
  double power_kw = 0.0;      ///< at the terminals, either way
  double charging = 1.0;      ///< stored over taken in
  double discharging = 1.0;   ///< given out over taken from the store
};

/// One hour that the battery may act in.
struct BatteryHour {
  double price = 0.0;        ///< USD/kWh of bought electricity, not negative
  double load_kw = 0.0;      ///< bought without the battery: after the sun, so what it may replace
  double surplus_kw = 0.0;   ///< sun beyond the load, free
  double headroom_kw = 0.0;  ///< what may be bought beyond the load
};

/// What it does in each hour.
struct BatteryDay {
  std::array<double, 24> from_grid_kw{};
  std::array<double, 24> from_surplus_kw{};
  std::array<double, 24> discharge_kw{};
  std::array<double, 25> stored_kwh{};  ///< at the hours' beginnings, beyond the reserve
};

/// The cheapest day of a battery that begins and ends at its reserve: least cost of bought electricity, nothing sold.
///
/// Exact, without a grid: what a kWh stored at an hour's beginning is worth for the rest of the day is a concave, piecewise linear
/// function; it is built backwards from midnight by joining each hour's own piecewise linear worth of charging and discharging (sorting
/// slopes), and the day is then walked forwards along it. Among equal choices the battery rests. Throws std::domain_error for a negative
/// price, power or energy.
[[nodiscard]] BatteryDay plan_day(const Battery& battery, const std::array<BatteryHour, 24>& hours);

}  // namespace landfall::energy
