// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/warmth.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "climate/psychrometrics.hpp"
#include "planner/plant/running.hpp"

namespace landfall::plant {
namespace {

constexpr std::size_t every = 25;  // no divisor of a day: the hours of the day take turns
constexpr double warming_k = 1.0;

struct Hours {
  std::vector<double> dry_bulb, wet_bulb, humidity;
};

/// Sum of what overhead does over the hours.
double overhead(const Running& running, const Hours& air, double sea_c) {
  const SkyYear sky(air.dry_bulb.size(), air.dry_bulb.data(), air.wet_bulb.data(), air.humidity.data());
  CoolingHours hours;
  double sum = 0.0;
  for (std::size_t first = 0; first < air.dry_bulb.size(); first += block_hours) {
    Sky block = sky.block(first, std::min(block_hours, air.dry_bulb.size() - first), 0);
    block.sea_c = sea_c;
    running.plant().run(block, hours);
    for (std::size_t h = 0; h < block.count; ++h) {
      const double fed = running.steady_kw() + hours.mechanical_kw[h] + hours.fans_kw[h];
      sum += fed + running.electrical().transformer_loss(fed) - 1.0;
    }
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
  double sea_c = std::numeric_limits<double>::quiet_NaN();  // the year's mean stands for its months here
  if (!year.sea_c.empty()) {
    sea_c = 0.0;
    for (const double month : year.sea_c) sea_c += month / static_cast<double>(year.sea_c.size());
  }
  const Running running(design, year.pressure_pa.front(), sea_c);
  const double before = overhead(running, now, sea_c);
  return (overhead(running, warm, sea_c + warming_k) / before - 1.0) / warming_k;
}

}  // namespace landfall::plant
