// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>
#include <string>

#include "climate/calendar.hpp"
#include "planner/plant/adequacy.hpp"
#include "planner/plant/performance.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/warmth.hpp"

namespace landfall::plant {
namespace {

/// Running sums and extremes in lanes: the order of additions is fixed here, so that any vector width gives the same bits.
struct Lanes {
  static constexpr std::size_t width = 4;
  using Lane = std::array<double, width>;
  Lane sum{}, squares{}, water{}, fans{};
  Lane highest, lowest;

  Lanes() {
    highest.fill(-std::numeric_limits<double>::infinity());
    lowest.fill(std::numeric_limits<double>::infinity());
  }

  LANDFALL_HOURLY_LOOP void add(const CoolingHours& hours, std::size_t count) {
    Lanes local = *this;  // in registers over the loop
    const double* __restrict mechanical = hours.mechanical_kw.data();
    const double* __restrict outdoor = hours.fans_kw.data();
    const double* __restrict litres = hours.water_l_per_h.data();
    std::size_t h = 0;
    for (; h + width <= count; h += width) {
      for (std::size_t i = 0; i < width; ++i) {
        const double varying = mechanical[h + i] + outdoor[h + i];
        local.sum[i] += varying;
        local.squares[i] += varying * varying;
        local.water[i] += litres[h + i];
        local.fans[i] += outdoor[h + i];
        local.highest[i] = greater(local.highest[i], varying);
        local.lowest[i] = lesser(local.lowest[i], varying);
      }
    }
    for (; h < count; ++h) {
      const std::size_t i = h % width;
      const double varying = mechanical[h] + outdoor[h];
      local.sum[i] += varying;
      local.squares[i] += varying * varying;
      local.water[i] += litres[h];
      local.fans[i] += outdoor[h];
      local.highest[i] = greater(local.highest[i], varying);
      local.lowest[i] = lesser(local.lowest[i], varying);
    }
    *this = local;
  }

  static double total(const Lane& lanes) { return (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]); }
};

double mean_pressure(const climate::Year& year) {
  if (year.pressure_pa.size() != static_cast<std::size_t>(climate::hours_per_year)) {
    throw std::domain_error("plant: year \"" + year.name + "\" has " + std::to_string(year.pressure_pa.size()) +
                            " pressures instead of 8760");
  }
  double sum = 0.0;
  for (const double pressure : year.pressure_pa) sum += pressure;
  return sum / climate::hours_per_year;
}

double warmest_sea_c(const climate::Year& year) {
  return year.sea_c.empty() ? std::numeric_limits<double>::quiet_NaN() : *std::max_element(year.sea_c.begin(), year.sea_c.end());
}

template <class EachBlock>
void each_block(const SkyYear& sky, EachBlock&& each) {
  for (int month = 0; month < climate::months_per_year; ++month) {
    const auto end = static_cast<std::size_t>(climate::first_hour[static_cast<std::size_t>(month) + 1]);
    for (auto first = static_cast<std::size_t>(climate::first_hour[static_cast<std::size_t>(month)]); first < end; first += block_hours) {
      each(sky.block(first, std::min(block_hours, end - first), month), first);
    }
  }
}

}  // namespace

Performance simulate(const climate::Year& year, const climate::DesignConditions& design_conditions, const Design& design) {
  const SkyYear sky(year);
  const double pressure = mean_pressure(year);
  const double warmest_sea = warmest_sea_c(year);
  Running running(design, pressure, warmest_sea);
  Performance performance;
  performance.min_hourly_pue = std::numeric_limits<double>::infinity();
  FullLoadHours full_load;
  CoolingHours hours;
  std::array<double, climate::hours_per_year / 24> day_water{};
  for (std::size_t l = 0; l < table_size; ++l) {
    const bool full = l + 1 == table_size;
    running.set_load(table_loads[l]);
    const double steady = running.steady_kw();
    std::array<Lanes, 12> months;
    each_block(sky, [&](const Sky& block, std::size_t first) {
      running.plant().run(block, hours);
      months[static_cast<std::size_t>(block.month)].add(hours, block.count);
      if (!full) return;
      full_load.count(running.plant(), block, hours);
      for (std::size_t h = 0; h < block.count; ++h) {
        day_water[(first + h) / 24] += hours.water_l_per_h[h];
        performance.day_kw[(first + h) % 24] += steady + hours.mechanical_kw[h] + hours.fans_kw[h];
      }
    });
    for (std::size_t m = 0; m < 12; ++m) {
      const Lanes& lanes = months[m];
      const double count = 24.0 * climate::days_in_month[m];
      const double mean = Lanes::total(lanes.sum) / count;
      const double mean_square = Lanes::total(lanes.squares) / count;
      // Transformers lose no_load + k y^2 with y = steady + varying: its mean needs only the sums of `varying` and its square.
      const double no_load = running.electrical().transformer_loss(0.0);
      const double per_square = running.electrical().transformer_loss(1.0) - no_load;
      const double transformer = no_load + per_square * (steady * steady + 2.0 * steady * mean + mean_square);
      const double highest = steady + *std::max_element(lanes.highest.begin(), lanes.highest.end());
      const double lowest = steady + *std::min_element(lanes.lowest.begin(), lanes.lowest.end());
      MonthlyPoint& point = performance.points[l][m];
      point.facility_kw = steady + mean + transformer;
      point.water_l_per_h = Lanes::total(lanes.water) / count;
      point.peak_facility_kw = highest + running.electrical().transformer_loss(highest);
      const double lowest_pue = (lowest + running.electrical().transformer_loss(lowest)) / table_loads[l];
      performance.min_hourly_pue = std::min(performance.min_hourly_pue, lowest_pue);
      if (full) {
        Components& parts = performance.components[m];
        parts = running.steady();
        parts.outdoor_fans_kw = Lanes::total(lanes.fans) / count;
        parts.mechanical_kw = mean - parts.outdoor_fans_kw;
        parts.transformer_kw = transformer;
      }
    }
  }
  for (double& each : performance.day_kw) each /= climate::hours_per_year / 24.0;
  const double heat = running.plant().steady().heat_kw * climate::hours_per_year;
  performance.free_cooling_share = std::max(1.0 - full_load.machine_heat_kwh / heat, 0.0);
  performance.peak_day_water_l = *std::max_element(day_water.begin(), day_water.end());
  performance.overhead_per_k = overhead_per_k(year, design);
  judge(running, full_load, design_conditions, pressure, warmest_sea, performance);
  return performance;
}

HourlyRun simulate_hours(const climate::Year& year, const Design& design, double load) {
  const SkyYear sky(year);
  Running running(design, mean_pressure(year), warmest_sea_c(year));
  running.set_load(load);
  HourlyRun run;
  run.steady = running.steady();
  run.heat_kw = running.plant().steady().heat_kw;
  for (auto* series : {&run.facility_kw, &run.mechanical_kw, &run.outdoor_fans_kw, &run.transformer_kw, &run.water_l_per_h, &run.supply_c,
                       &run.rack_supply_c, &run.machine_heat_kw, &run.condenser_c}) {
    series->resize(sky.hours());
  }
  const double steady = running.steady_kw();
  const double rack_offset = running.plant().rack_offset_k();
  CoolingHours hours;
  each_block(sky, [&](const Sky& block, std::size_t first) {
    running.plant().run(block, hours);
    for (std::size_t h = 0; h < block.count; ++h) {
      const double fed = steady + hours.mechanical_kw[h] + hours.fans_kw[h];
      run.transformer_kw[first + h] = running.electrical().transformer_loss(fed);
      run.facility_kw[first + h] = fed + run.transformer_kw[first + h];
      run.mechanical_kw[first + h] = hours.mechanical_kw[h];
      run.outdoor_fans_kw[first + h] = hours.fans_kw[h];
      run.water_l_per_h[first + h] = hours.water_l_per_h[h];
      run.supply_c[first + h] = hours.supply_c[h];
      run.rack_supply_c[first + h] = hours.supply_c[h] + rack_offset;
      run.machine_heat_kw[first + h] = hours.machine_heat_kw[h];
      run.condenser_c[first + h] = hours.condenser_c[h];
    }
  });
  return run;
}

}  // namespace landfall::plant
