// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "climate/base/finding.hpp"
#include "climate/year.hpp"
#include "planner/plant/design.hpp"

namespace landfall::plant {

/// The loads (shares of design IT power) at which a design is simulated. Facility power between them is read by linear interpolation,
/// which is within 0.002 of PUE of a simulation at that load (tests/plant/performance_test.cpp).
inline constexpr std::array<double, 14> table_loads{0.05, 0.07, 0.1, 0.15, 0.2, 0.26, 0.32, 0.39, 0.46, 0.55, 0.65, 0.76, 0.88, 1.0};
inline constexpr std::size_t table_size = table_loads.size();

/// Means over the hours of one month at one load.
struct MonthlyPoint {
  double facility_kw = 0.0;       ///< mean facility power per kW of *design* IT
  double water_l_per_h = 0.0;     ///< mean make-up water per kW of *design* IT
  double peak_facility_kw = 0.0;  ///< highest hour, per kW of design IT
};

/// Where the electricity goes, mean kW per kW of design IT. The parts sum to the facility's power.
struct Components {
  double it_kw = 0.0;
  double distribution_kw = 0.0;
  double ups_kw = 0.0;
  double transformer_kw = 0.0;
  double house_kw = 0.0;
  double mechanical_kw = 0.0;    ///< compressors, or electricity of bought cooling
  double air_fans_kw = 0.0;      ///< in the room, humidifiers with them
  double outdoor_fans_kw = 0.0;  ///< towers, dry coolers, scavenger air; condenser fans of air-cooled chillers are in `mechanical`
  double pumps_kw = 0.0;
};

/// How long full load goes on when the cooling is away, and how long it is away (ride_through.hpp). Minutes.
struct RideThrough {
  double air_min = 0.0;
  double air_needed_min = 0.0;
  std::optional<double> liquid_min;  ///< none without liquid
  double liquid_needed_min = 0.0;
  [[nodiscard]] double margin_min() const;  ///< of the worse side; negative: too short
};

/// How a design runs at a place: everything per kW of design IT power.
struct Performance {
  std::array<std::array<MonthlyPoint, 12>, table_size> points;  ///< [load][month]
  std::array<Components, 12> components;                        ///< of each month at full load
  std::array<double, 24> day_kw{};  ///< at full load, mean of each local hour over the year, what the transformers lose left out
  /// Facility power per kW of design IT at full load with the 0.4 % dry bulb and the 0.4 % wet bulb at once, or the year's highest hour
  /// where that is more: sizes grid connection and generators.
  double design_facility_kw = 0.0;
  /// The part of it that a supplier of chilled water draws on his own connection; 0 but for bought cooling.
  double design_bought_kw = 0.0;
  /// Heat that the N machines and exchangers can carry at the 0.4 % and at the 20-year dry bulb, over the heat at full load. Below 1 the
  /// design is short there: IT must be derated to about that share or the plant be made larger. The wet bulb at the 20-year dry bulb is
  /// that of the 0.4 % dry bulb's humidity, or the 0.4 % wet bulb where that is higher.
  double capacity_ratio_0_4 = 1.0;
  double capacity_ratio_20_year = 1.0;
  /// Hours a year at full load in which the supply temperature exceeds the module's class.
  double hours_above_class = 0.0;
  /// Share of the year's heat at full load that leaves without a compressor.
  double free_cooling_share = 0.0;
  double peak_day_water_l = 0.0;            ///< make-up on the thirstiest day at full load, litres per kW of design IT
  std::optional<RideThrough> ride_through;  ///< none where the design does not state its thermal masses
  /// Growth of overhead energy (facility less IT) at full load when every hour is 1 K warmer at the same relative humidity, share per K.
  double overhead_per_k = 0.0;
  double min_hourly_pue = 1.0;  ///< over all hours and loads: a master check wants >= 1
  Findings findings;
};

/// Simulates `design` in every hour of `year` at every load of `table_loads`.
///
/// Valid for dry bulb -20..60 C; hours outside, and hours in which a chiller or DX curve is used outside its source's range, are
/// findings. Energy closes each hour: facility = IT + electrical losses + cooling + house, and the heat that the plant carries is all
/// of that inside the envelope (docs/plant.md). Throws std::domain_error for a year without 8760 hours of each series and for a design
/// whose cooling does not have its archetype's parameters.
[[nodiscard]] Performance simulate(const climate::Year& year, const climate::DesignConditions& design_conditions, const Design& design);

/// The hours of one load, for reports; kW, L/h per kW of design IT. Every series has 8760 entries.
struct HourlyRun {
  Components steady;     ///< parts that are the same in all hours; hourly ones zero
  double heat_kw = 0.0;  ///< carried by the plant: IT + losses in the room + house + air fans + indoor pumps
  std::vector<double> facility_kw;
  std::vector<double> mechanical_kw;
  std::vector<double> outdoor_fans_kw;
  std::vector<double> transformer_kw;
  std::vector<double> water_l_per_h;
  std::vector<double> supply_c;         ///< air, or facility water where liquid carries the chips
  std::vector<double> rack_supply_c;    ///< the same at the racks: facility water plus the CDU's approach
  std::vector<double> machine_heat_kw;  ///< of `heat_kw`, by compressors or bought; the rest leaves free
  std::vector<double> condenser_c;      ///< air or water entering the condensers
};
[[nodiscard]] HourlyRun simulate_hours(const climate::Year& year, const Design& design, double load);

/// Annual figures at a constant load (share of design IT), interpolated between `table_loads`, hours of the months weighted. Loads of
/// 0.05..1; others throw std::domain_error.
struct AnnualFigures {
  double pue = 1.0;
  double wue_l_per_kwh = 0.0;  ///< per kWh of IT
  double peak_facility_kw = 0.0;
};
[[nodiscard]] AnnualFigures annual(const Performance& performance, double load);

/// How far the table's linear interpolation of facility power may be off, in PUE, at worst over loads and months: second divided difference
/// times an eighth of the interval squared (the error of a chord), over the load at the interval's middle. An estimate, from the table
/// alone.
[[nodiscard]] double interpolation_error(const Performance& performance);

/// One month at any load of 0.05..1 by linear interpolation between `table_loads`.
[[nodiscard]] MonthlyPoint at_load(const Performance& performance, int month, double load);

}  // namespace landfall::plant
