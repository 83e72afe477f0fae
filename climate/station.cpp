// SPDX-License-Identifier: Apache-2.0
#include "climate/station.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace landfall::climate {

std::vector<double> sea_by_month(const Station& station) {
  if (!station.sea) return {};
  constexpr double freezing_c = -1.9;  // sea water of 35 g/kg
  std::vector<double> months(12);
  for (int month = 0; month < 12; ++month) {
    const double angle = 2.0 * std::numbers::pi * (month + 1.0 - station.sea->warmest_month.value) / 12.0;
    months[static_cast<std::size_t>(month)] =
        std::max(station.sea->mean.value + station.sea->amplitude.value * std::cos(angle), freezing_c);
  }
  return months;
}

}  // namespace landfall::climate
