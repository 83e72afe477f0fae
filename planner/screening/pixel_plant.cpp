// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/pixel_plant.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <stdexcept>

#include "climate/calendar.hpp"
#include "planner/plant/adequacy.hpp"
#include "planner/plant/performance.hpp"
#include "planner/plant/running.hpp"

namespace landfall::screening {
namespace {

static_assert(hours_of_month <= plant::block_hours, "a month's representative hours are one block");

struct AtLoad {
  double facility_kw = 0.0;    ///< annual mean
  double water_l_per_h = 0.0;  ///< annual mean
  double lowest_kw = std::numeric_limits<double>::infinity();
  double free_hours = 0.0;
  std::array<double, 12> peak_kw{};
};

AtLoad run(plant::Running& running, const plant::SkyYear& sky, double load) {
  running.set_load(load);
  const double steady = running.steady_kw();
  const double nothing = 1e-9 * running.plant().steady().heat_kw;
  const double no_load = running.electrical().transformer_loss(0.0);
  const double per_square = running.electrical().transformer_loss(1.0) - no_load;
  plant::CoolingHours hours;
  AtLoad result;
  for (std::size_t month = 0; month < 12; ++month) {
    running.plant().run(sky.block(month * hours_of_month, hours_of_month, static_cast<int>(month)), hours);
    double sum = 0.0, squares = 0.0, water = 0.0, highest = 0.0, lowest = std::numeric_limits<double>::infinity();
    int free = 0;
    for (std::size_t h = 0; h < hours_of_month; ++h) {
      const double fed = steady + hours.mechanical_kw[h] + hours.fans_kw[h];
      sum += fed;
      squares += fed * fed;
      water += hours.water_l_per_h[h];
      highest = std::max(highest, fed);
      lowest = std::min(lowest, fed);
      free += hours.machine_heat_kw[h] <= nothing;
    }
    constexpr double count = hours_of_month;
    const double share = climate::days_in_month[month] / 365.0;
    result.facility_kw += share * (sum / count + no_load + per_square * (squares / count));
    result.water_l_per_h += share * (water / count);
    result.free_hours += share * climate::hours_per_year * (free / count);
    result.lowest_kw = std::min(result.lowest_kw, lowest + running.electrical().transformer_loss(lowest));
    result.peak_kw[month] = highest + running.electrical().transformer_loss(highest);
  }
  return result;
}

}  // namespace

PixelPlant run_plant(const PixelClimate& pixel, const plant::Design& design, double load, PixelScratch& scratch) {
  if (!(load >= plant::table_loads.front() && load <= plant::table_loads.back()))
    throw std::domain_error("screening: load " + std::to_string(load) + " outside 0.05..1");
  RepresentativeYear& year = scratch.year;
  represent(pixel, year);
  const plant::SkyYear sky(representative_hours, year.dry_bulb_c.data(), year.wet_bulb_c.data(), year.humidity_ratio.data());
  plant::Running running(design, year.pressure_pa);

  const AtLoad full = run(running, sky, 1.0);
  PixelPlant result;
  result.full_load_pue = full.facility_kw;
  result.free_cooling_hours = full.free_hours;
  result.lowest_hourly_pue = full.lowest_kw;
  if (load == 1.0) {
    result.pue = full.facility_kw;
    result.wue_l_per_kwh = full.water_l_per_h;
  } else {
    std::size_t i = 1;
    while (i + 1 < plant::table_size && plant::table_loads[i] < load) ++i;
    const double from = plant::table_loads[i - 1], to = plant::table_loads[i];
    const double weight = (load - from) / (to - from);
    const AtLoad below = run(running, sky, from);
    const AtLoad above = to == 1.0 ? full : run(running, sky, to);
    result.pue = (below.facility_kw * (1.0 - weight) + above.facility_kw * weight) / load;
    result.wue_l_per_kwh = (below.water_l_per_h * (1.0 - weight) + above.water_l_per_h * weight) / load;
    result.lowest_hourly_pue = std::min({result.lowest_hourly_pue, below.lowest_kw / from, above.lowest_kw / to});
  }
  plant::Performance performance;
  for (std::size_t month = 0; month < 12; ++month) performance.points[plant::table_size - 1][month].peak_facility_kw = full.peak_kw[month];
  plant::judge(running, plant::FullLoadHours{}, pixel.design, year.pressure_pa, std::numeric_limits<double>::quiet_NaN(), performance);
  result.design_facility_kw = performance.design_facility_kw;
  result.capacity_ratio_0_4 = performance.capacity_ratio_0_4;
  return result;
}

}  // namespace landfall::screening
