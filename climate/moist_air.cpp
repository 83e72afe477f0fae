// SPDX-License-Identifier: Apache-2.0
#include "climate/moist_air.hpp"

#include <stdexcept>

#include "climate/psychrometrics.hpp"

namespace landfall::climate {

void derive_moist_air(Year& year) {
  constexpr std::size_t hours = hours_per_year;
  if (year.dry_bulb_c.size() != hours || year.dew_point_c.size() != hours || year.pressure_pa.size() != hours) {
    throw std::domain_error("moist air: expected 8760 hours of dry bulb, dew point and pressure");
  }
  year.humidity_ratio.resize(hours);
  year.wet_bulb_c.resize(hours);
  for (std::size_t hour = 0; hour < hours; ++hour) {
    year.humidity_ratio[hour] = humidity_ratio_from_dew_point(year.dew_point_c[hour], year.pressure_pa[hour]);
    year.wet_bulb_c[hour] = wet_bulb_c(year.dry_bulb_c[hour], year.humidity_ratio[hour], year.pressure_pa[hour]);
  }
}

}  // namespace landfall::climate
