// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/performance.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "climate/calendar.hpp"

namespace landfall::plant {

MonthlyPoint at_load(const Performance& performance, int month, double load) {
  if (!(load >= table_loads.front() && load <= table_loads.back()) || month < 0 || month > 11) {
    throw std::domain_error("at_load: load " + std::to_string(load) + " outside 0.05..1 or month " + std::to_string(month) +
                            " outside 0..11");
  }
  std::size_t i = 1;
  while (i + 1 < table_size && table_loads[i] < load) ++i;
  const double weight = (load - table_loads[i - 1]) / (table_loads[i] - table_loads[i - 1]);
  const auto m = static_cast<std::size_t>(month);
  const MonthlyPoint& a = performance.points[i - 1][m];
  const MonthlyPoint& b = performance.points[i][m];
  const auto between = [weight](double from, double to) { return from * (1.0 - weight) + to * weight; };
  return {between(a.facility_kw, b.facility_kw), between(a.water_l_per_h, b.water_l_per_h),
          between(a.peak_facility_kw, b.peak_facility_kw)};
}

AnnualFigures annual(const Performance& performance, double load) {
  double energy = 0.0;
  double water = 0.0;
  AnnualFigures figures;
  for (int month = 0; month < climate::months_per_year; ++month) {
    const MonthlyPoint point = at_load(performance, month, load);
    const double hours = 24.0 * climate::days_in_month[static_cast<std::size_t>(month)];
    energy += point.facility_kw * hours;
    water += point.water_l_per_h * hours;
    figures.peak_facility_kw = std::max(figures.peak_facility_kw, point.peak_facility_kw);
  }
  const double it = load * climate::hours_per_year;
  figures.pue = energy / it;
  figures.wue_l_per_kwh = water / it;
  return figures;
}

}  // namespace landfall::plant
