// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/performance.hpp"

#include <algorithm>
#include <array>
#include <cmath>
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

double interpolation_error(const Performance& performance) {
  double worst = 0.0;
  for (std::size_t m = 0; m < 12; ++m) {
    std::array<double, table_size> slope{};  // of the interval that ends at l
    for (std::size_t l = 1; l < table_size; ++l) {
      slope[l] = (performance.points[l][m].facility_kw - performance.points[l - 1][m].facility_kw) / (table_loads[l] - table_loads[l - 1]);
    }
    for (std::size_t l = 1; l < table_size; ++l) {
      double curvature = 0.0;  // second derivative, the larger of the two neighbours'
      if (l > 1) curvature = std::abs(slope[l] - slope[l - 1]) / (0.5 * (table_loads[l] - table_loads[l - 2]));
      if (l + 1 < table_size) {
        curvature = std::max(curvature, std::abs(slope[l + 1] - slope[l]) / (0.5 * (table_loads[l + 1] - table_loads[l - 1])));
      }
      const double width = table_loads[l] - table_loads[l - 1];
      worst = std::max(worst, curvature * width * width / 8.0 / (0.5 * (table_loads[l] + table_loads[l - 1])));
    }
  }
  return worst;
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
