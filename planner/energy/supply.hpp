// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "climate/base/finding.hpp"
#include "climate/year.hpp"
#include "planner/energy/on_site.hpp"
#include "planner/energy/tariff_year.hpp"
#include "planner/plant/performance.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

/// Where a candidate's electricity comes from in each hour, and what of it is bought at which of the tariff's rates.
namespace landfall::energy {

using Table = std::array<std::array<double, 12>, plant::table_size>;  ///< [load][month]

/// One of the tariff's periods: mean power over all hours of a month, as far as it falls into the period, per kW of design IT.
struct PeriodSupply {
  Table facility_kw{};
  Table solar_kw{};                ///< less bought, by sun used as it shines
  Table battery_kw{};              ///< less bought, by the battery; negative where it charges
  std::array<double, 12> hours{};  ///< the period's part of a month's hours
  double year_hours = 0.0;         ///< and of the year's
};

/// Sums over a year at one load, per kW of design IT; kWh.
struct YearOfSupply {
  double facility_kwh = 0.0;
  double bought_kwh = 0.0;
  double solar_kwh = 0.0;          ///< what the array could give
  double solar_direct_kwh = 0.0;   ///< used as it shines
  double solar_stored_kwh = 0.0;   ///< into the battery
  double solar_spilled_kwh = 0.0;  ///< neither
  double charged_kwh = 0.0;        ///< from the grid into the battery
  double discharged_kwh = 0.0;
  double cycles = 0.0;          ///< discharged over what the battery holds
  double worst_residual = 0.0;  ///< of the hourly balances of supply and store, kW; a master check wants <= 1e-9
  double solar_usd = 0.0;       ///< saved at the values of the facts, prices of the valuation date
  double battery_usd = 0.0;
  double carbon_factor = 1.0;  ///< carbon of bought electricity by the hours it is bought in, over the grid's mean
};

struct Supply {
  std::vector<PeriodSupply> periods;  ///< empty: one price at all hours and nothing on site
  Table peak_kw{};                    ///< highest bought power in hours in which demand is measured, sun left out
  YearOfSupply year;                  ///< at the load asked for
  Findings findings;
  [[nodiscard]] bool stands() const { return !periods.empty(); }
};

/// Full cycles a year of its battery.
[[nodiscard]] inline double cycles_a_year(const Supply& supply) { return supply.year.cycles; }

/// What the supply of one candidate depends on beside weather and plant. Refers, does not own.
struct Connection {
  const sites::Country& country;
  const sites::Site& site;
  const OnSite& on_site;
  const plant::Design& design;
  double it_kw = 0.0;    ///< of the whole build: sizes on site are shared out over it
  double yard_m2 = 0.0;  ///< of the whole build
};

/// Simulates each load of the plant's table hour by hour: sun first, then the battery (battery.hpp) day by day against the tariff's rates
/// at the values of their facts, the grid for the rest. Nothing is sold: sun beyond load and battery is spilled. Charging never raises
/// the month's highest bought power where demand is measured, nor any hour's above the design power of the connection. `load` is the one
/// that `year` is summed at.
///
/// Without a tariff to follow and without anything on site the supply is empty but for the carbon of the hours in which it
/// buys, by the course of the day at full load. Throws
/// std::domain_error as `plant::simulate_hours` and `solar_power` do.
[[nodiscard]] Supply supply(const climate::Year& year, const plant::Performance& performance, const Connection& connection, double load);

/// The array of a place: orientation, losses of its climate, inverter.
[[nodiscard]] struct Array array_of(const OnSite& on_site, const sites::Country& country, double latitude_deg);

/// Land that the array takes beside the yard, m2: nothing on roofs.
[[nodiscard]] inline double ground_m2(const OnSite& on_site) {
  return on_site.has_solar() && on_site.mounting == Mounting::ground ? on_site.solar.value * on_site.physics.ground_area.value : 0.0;
}

/// Price of a kWh in each of the tariff's periods at the facts' values, USD; one price without a tariff to follow.
[[nodiscard]] std::vector<double> period_prices(const sites::Site& site, const TariffYear& hours);

}  // namespace landfall::energy
