// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/supply.hpp"

#include <algorithm>
#include <cmath>
#include <span>

#include "climate/calendar.hpp"
#include "planner/energy/battery.hpp"
#include "planner/energy/photovoltaic.hpp"

namespace landfall::energy {
namespace {

constexpr std::size_t year_hours = static_cast<std::size_t>(climate::hours_per_year);

/// One load's year: what each source gives in each hour, kW per kW of design IT.
struct Run {
  std::vector<double> facility_kw, direct_kw, surplus_kw, charge_kw, discharge_kw, stored_sun_kw;
  double worst_residual = 0.0;
};

/// What is the same at all loads.
struct Setting {
  TariffYear hours;
  std::vector<double> price;  // by hour
  std::vector<double> sun_kw;
  Battery battery;
  double capacity_kwh = 0.0;
  double connection_kw = 0.0;
  bool trades = false;
};

std::size_t month_of(std::size_t hour) {
  std::size_t month = 0;
  while (static_cast<std::size_t>(climate::first_hour[month + 1]) <= hour) ++month;
  return month;
}

/// Highest facility power of each month in hours in which demand is measured: what charging must not exceed.
std::array<double, 12> monthly_caps(const Setting& setting, const std::vector<double>& facility_kw) {
  std::array<double, 12> caps{};
  for (std::size_t month = 0; month < 12; ++month) {
    for (auto h = static_cast<std::size_t>(climate::first_hour[month]); h < static_cast<std::size_t>(climate::first_hour[month + 1]); ++h)
      if (setting.hours.demand[h] != 0) caps[month] = std::max(caps[month], facility_kw[h]);
  }
  return caps;
}

Run run_year(const Setting& setting, std::vector<double> facility_kw) {
  Run run;
  run.facility_kw = std::move(facility_kw);
  for (auto* series : {&run.direct_kw, &run.surplus_kw, &run.charge_kw, &run.discharge_kw, &run.stored_sun_kw})
    series->assign(year_hours, 0.0);
  for (std::size_t h = 0; h < year_hours; ++h) {
    run.direct_kw[h] = std::min(setting.sun_kw[h], run.facility_kw[h]);
    run.surplus_kw[h] = setting.sun_kw[h] - run.direct_kw[h];
  }
  if (!setting.trades) return run;
  const std::array<double, 12> caps = monthly_caps(setting, run.facility_kw);
  for (std::size_t day = 0; day < 365; ++day) {
    std::array<BatteryHour, 24> hours;
    for (std::size_t i = 0; i < 24; ++i) {
      const std::size_t h = 24 * day + i;
      const double load = run.facility_kw[h] - run.direct_kw[h];
      const double cap = setting.hours.demand[h] != 0 ? std::min(caps[month_of(h)], setting.connection_kw) : setting.connection_kw;
      // Charging counts on no sun: a cloud must not raise the measured demand.
      hours[i] = {setting.price[h], load, run.surplus_kw[h], std::max(0.0, cap - run.facility_kw[h])};
    }
    const BatteryDay plan = plan_day(setting.battery, hours);
    for (std::size_t i = 0; i < 24; ++i) {
      const std::size_t h = 24 * day + i;
      run.charge_kw[h] = plan.from_grid_kw[i];
      run.stored_sun_kw[h] = plan.from_surplus_kw[i];
      run.discharge_kw[h] = plan.discharge_kw[i];
      const double moved =
          setting.battery.charging * (plan.from_grid_kw[i] + plan.from_surplus_kw[i]) - plan.discharge_kw[i] / setting.battery.discharging;
      run.worst_residual = std::max(run.worst_residual, std::abs(plan.stored_kwh[i] + moved - plan.stored_kwh[i + 1]));
      const double below = -plan.stored_kwh[i + 1], above = plan.stored_kwh[i + 1] - setting.battery.tradable_kwh;
      run.worst_residual = std::max({run.worst_residual, below, above, plan.discharge_kw[i] - setting.battery.power_kw,
                                     plan.from_grid_kw[i] + plan.from_surplus_kw[i] - setting.battery.power_kw});
    }
    run.worst_residual = std::max(run.worst_residual, std::abs(plan.stored_kwh[24]));
  }
  for (std::size_t h = 0; h < year_hours; ++h) {
    const double bought = run.facility_kw[h] - run.direct_kw[h] - run.discharge_kw[h] + run.charge_kw[h];
    const double spilled = run.surplus_kw[h] - run.stored_sun_kw[h];
    run.worst_residual = std::max({run.worst_residual, -bought, -spilled});
  }
  return run;
}

/// Carbon of what is bought in each hour, from midnight on, over that of the same energy at the grid's mean.
double carbon_factor(std::span<const double> bought_kw, const sites::CarbonShape& shape) {
  double bought = 0.0, carbon = 0.0;
  for (std::size_t h = 0; h < bought_kw.size(); ++h) {
    bought += bought_kw[h];
    carbon += bought_kw[h] * shape.of_mean[h % 24];
  }
  return bought > 0.0 ? carbon / bought : 1.0;
}

YearOfSupply sum_year(const Setting& setting, const Run& run, const sites::CarbonShape& shape) {
  YearOfSupply year;
  year.worst_residual = run.worst_residual;
  std::vector<double> bought_kw(year_hours);
  for (std::size_t h = 0; h < year_hours; ++h) {
    const double bought = bought_kw[h] = run.facility_kw[h] - run.direct_kw[h] - run.discharge_kw[h] + run.charge_kw[h];
    year.facility_kwh += run.facility_kw[h];
    year.bought_kwh += bought;
    year.solar_kwh += setting.sun_kw[h];
    year.solar_direct_kwh += run.direct_kw[h];
    year.solar_stored_kwh += run.stored_sun_kw[h];
    year.solar_spilled_kwh += run.surplus_kw[h] - run.stored_sun_kw[h];
    year.charged_kwh += run.charge_kw[h];
    year.discharged_kwh += run.discharge_kw[h];
    year.solar_usd += setting.price[h] * run.direct_kw[h];
    year.battery_usd += setting.price[h] * (run.discharge_kw[h] - run.charge_kw[h]);
  }
  if (setting.capacity_kwh > 0.0) year.cycles = year.discharged_kwh / setting.capacity_kwh;
  if (!shape.source.empty()) year.carbon_factor = carbon_factor(bought_kw, shape);
  return year;
}

void tabulate(const Setting& setting, const Run& run, std::size_t load, Supply& supply) {
  for (std::size_t month = 0; month < 12; ++month) {
    const double count = 24.0 * climate::days_in_month[month];
    double peak = 0.0;
    std::array<double, sites::most_tariff_periods> facility{}, solar{}, battery{};
    for (auto h = static_cast<std::size_t>(climate::first_hour[month]); h < static_cast<std::size_t>(climate::first_hour[month + 1]); ++h) {
      const double traded = run.discharge_kw[h] - run.charge_kw[h];
      if (setting.hours.demand[h] != 0) peak = std::max(peak, run.facility_kw[h] - traded);
      for (std::size_t p = 0; p < supply.periods.size(); ++p) {
        const double part = setting.hours.of_hour[h][p];
        if (part == 0.0) continue;
        facility[p] += part * run.facility_kw[h];
        solar[p] += part * run.direct_kw[h];
        battery[p] += part * traded;
      }
    }
    supply.peak_kw[load][month] = peak;
    for (std::size_t p = 0; p < supply.periods.size(); ++p) {
      PeriodSupply& period = supply.periods[p];
      period.facility_kw[load][month] = facility[p] / count;
      period.solar_kw[load][month] = solar[p] / count;
      period.battery_kw[load][month] = battery[p] / count;
    }
  }
}

/// What is doubtful about sizes and prices.
void judge(const Connection& connection, const Setting& setting, Supply& supply) {
  const OnSite& on_site = connection.on_site;
  const auto find = [&](Severity severity, const char* code, std::vector<FindingArgument> arguments, const char* source) {
    supply.findings.push_back({severity, code, std::move(arguments), source});
  };
  if (connection.site.power.pricing == sites::Pricing::time_of_use && !connection.site.tariff.stands())
    find(Severity::warning, "energy.no-schedule", {connection.site.id}, "site.power.tariff");
  if (on_site.has_solar() && on_site.mounting == Mounting::roof) {
    const double needed = on_site.solar.value * on_site.physics.roof_area.value;
    const double room = connection.yard_m2 * on_site.physics.roof_share.value;
    if (needed > room) find(Severity::warning, "energy.solar-beyond-yard", {needed, room, connection.yard_m2}, "on_site.solar");
  }
  const YearOfSupply& year = supply.year;
  if (on_site.has_solar() && year.solar_spilled_kwh > 0.01 * year.solar_kwh)
    find(Severity::warning, "energy.solar-spilled", {year.solar_spilled_kwh / year.solar_kwh}, "on_site.solar");
  if (on_site.has_battery()) {
    const auto [low, high] = std::minmax_element(setting.price.begin(), setting.price.end());
    const double round_trip = on_site.physics.round_trip.value;
    if (year.discharged_kwh <= 0.0) {
      find(Severity::warning, "energy.battery-idle", {*low, *high, round_trip}, "on_site.battery_energy");
    } else if (year.cycles < 50.0) {
      find(Severity::info, "energy.battery-rarely-used", {year.cycles}, "on_site.battery_energy");
    }
    if (on_site.battery_energy.value < 0.25 * on_site.battery_power.value)
      find(Severity::info, "energy.battery-short", {on_site.battery_energy.value / on_site.battery_power.value}, "on_site.battery_energy");
  }
}

}  // namespace

std::vector<double> period_prices(const sites::Site& site, const TariffYear& hours) {
  const double level = site.power.energy_tariff.value;
  if (!site.follows_tariff()) return {level};
  double flat = 0.0;
  for (std::size_t p = 0; p < hours.periods; ++p) flat += hours.year_share[p] * site.tariff.periods[p].rate.value;
  const double fixed = site.power.basis == sites::TariffBasis::all_in ? site.tariff.demand_share.value : 0.0;
  std::vector<double> prices;
  for (std::size_t p = 0; p < hours.periods; ++p)
    prices.push_back(level * (fixed + (1.0 - fixed) * site.tariff.periods[p].rate.value / flat));
  return prices;
}

Array array_of(const OnSite& on_site, const sites::Country& country, double latitude_deg) {
  const auto& physics = on_site.physics;
  Array array;
  face_the_equator(latitude_deg, array);
  if (on_site.tilt_deg) array.tilt_deg = *on_site.tilt_deg;
  if (on_site.azimuth_deg) array.azimuth_deg = *on_site.azimuth_deg;
  const FactRecord& soiling = country.region == "middle-east" ? physics.soiling_middle_east : physics.soiling_southeast_asia;
  array.albedo = physics.albedo.value;
  array.temperature_coefficient = physics.temperature_coefficient.value;
  array.losses = 1.0 - (1.0 - soiling.value) * (1.0 - physics.system_loss.value);
  array.inverter_efficiency = physics.inverter_efficiency.value;
  array.inverter_kw = 1.0 / physics.dc_to_ac.value;
  return array;
}

Supply supply(const climate::Year& year, const plant::Performance& performance, const Connection& connection, double load) {
  const sites::Site& site = connection.site;
  const OnSite& on_site = connection.on_site;
  Supply result;
  const bool builds = on_site.has_solar() || on_site.has_battery();
  if (!site.follows_tariff() && !builds) {
    if (site.power.pricing == sites::Pricing::time_of_use) judge(connection, {}, result);
    const sites::CarbonShape& shape = connection.country.power.carbon_shape;
    if (!shape.source.empty()) result.year.carbon_factor = carbon_factor(performance.day_kw, shape);
    return result;
  }
  Setting setting;
  setting.hours = tariff_year(site.follows_tariff() ? site.tariff : sites::Tariff{}, year.utc_offset_h);
  const std::vector<double> prices = period_prices(site, setting.hours);
  setting.price.resize(year_hours);
  for (std::size_t h = 0; h < year_hours; ++h) {
    for (std::size_t p = 0; p < prices.size(); ++p) setting.price[h] += setting.hours.of_hour[h][p] * prices[p];
  }
  setting.sun_kw.assign(year_hours, 0.0);
  if (on_site.has_solar()) {
    setting.sun_kw = solar_power(year, array_of(on_site, connection.country, year.latitude_deg));
    for (double& power : setting.sun_kw) power *= on_site.solar.value / connection.it_kw;
  }
  setting.connection_kw = performance.design_facility_kw;
  if (on_site.has_battery()) {
    setting.trades = true;
    setting.capacity_kwh = on_site.battery_energy.value / connection.it_kw;
    const double one_way = std::sqrt(on_site.physics.round_trip.value);
    setting.battery = {setting.capacity_kwh * (1.0 - on_site.reserve.value), on_site.battery_power.value / connection.it_kw, one_way,
                       one_way};
  }
  result.periods.resize(setting.hours.periods);
  for (std::size_t p = 0; p < result.periods.size(); ++p) {
    result.periods[p].hours = setting.hours.share[p];
    result.periods[p].year_hours = setting.hours.year_share[p];
  }
  double worst = 0.0;
  for (std::size_t l = 0; l < plant::table_size; ++l) {
    const Run run = run_year(setting, plant::simulate_hours(year, connection.design, plant::table_loads[l]).facility_kw);
    worst = std::max(worst, run.worst_residual);
    tabulate(setting, run, l, result);
  }
  result.year = sum_year(setting, run_year(setting, plant::simulate_hours(year, connection.design, load).facility_kw),
                         connection.country.power.carbon_shape);
  result.year.worst_residual = std::max(result.year.worst_residual, worst);
  judge(connection, setting, result);
  return result;
}

}  // namespace landfall::energy
