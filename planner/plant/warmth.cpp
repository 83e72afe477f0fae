// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/warmth.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "climate/calendar.hpp"
#include "climate/psychrometrics.hpp"
#include "planner/plant/running.hpp"

namespace landfall::plant {
namespace {

constexpr std::size_t every = 13;  // no divisor of a day: the hours of the day take turns
constexpr double warming_k = 1.0;

struct Hours {
  std::vector<double> dry_bulb, wet_bulb, humidity;
};

/// Sum of what overhead does over the hours, month by month with the sea of each.
double overhead(const Running& running, const Hours& air, const std::vector<double>& sea_c, double warmer_k) {
  const SkyYear sky(air.dry_bulb.size(), air.dry_bulb.data(), air.wet_bulb.data(), air.humidity.data());
  CoolingHours hours;
  double sum = 0.0;
  std::size_t first = 0;
  for (std::size_t month = 0; month < 12; ++month) {
    const std::size_t end = (static_cast<std::size_t>(climate::first_hour[month + 1]) + every - 1) / every;
    Sky block = sky.block(first, end - first, 0);
    if (!sea_c.empty()) block.sea_c = sea_c[month] + warmer_k;
    running.plant().run(block, hours);
    for (std::size_t h = 0; h < block.count; ++h) {
      const double fed = running.steady_kw() + hours.mechanical_kw[h] + hours.fans_kw[h];
      sum += fed + running.electrical().transformer_loss(fed) - 1.0;
    }
    first = end;
  }
  return sum;
}

}  // namespace

double overhead_per_k(const climate::Year& year, const Design& design) {
  Hours now, warm;
  for (std::size_t h = 0; h < year.dry_bulb_c.size(); h += every) {
    const double t = year.dry_bulb_c[h], pressure = year.pressure_pa[h];
    now.dry_bulb.push_back(t);
    now.wet_bulb.push_back(year.wet_bulb_c[h]);
    now.humidity.push_back(year.humidity_ratio[h]);
    const double vapour_now = pressure * year.humidity_ratio[h] / (0.621945 + year.humidity_ratio[h]);
    const double vapour = vapour_now * (climate::saturation_pressure_pa(t + warming_k) / climate::saturation_pressure_pa(t));
    const double humidity = climate::humidity_ratio(vapour, pressure);
    warm.dry_bulb.push_back(t + warming_k);
    warm.humidity.push_back(humidity);
    warm.wet_bulb.push_back(climate::wet_bulb_c(t + warming_k, humidity, pressure));
  }
  const double warmest =
      year.sea_c.empty() ? std::numeric_limits<double>::quiet_NaN() : *std::max_element(year.sea_c.begin(), year.sea_c.end());
  const Running running(design, year.pressure_pa.front(), warmest);
  const double before = overhead(running, now, year.sea_c, 0.0);
  return (overhead(running, warm, year.sea_c, warming_k) / before - 1.0) / warming_k;
}

}  // namespace landfall::plant
