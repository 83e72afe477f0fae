// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>

#include "planner/screening/pixel.hpp"

namespace landfall::screening {

inline constexpr std::size_t representative_days = 8;  ///< a month, equally likely
inline constexpr std::size_t hours_of_month = 24 * representative_days;
inline constexpr std::size_t representative_hours = 12 * hours_of_month;

/// A year of 12 months x 8 days x 24 hours, every hour of a month with the same weight: the state of the air as
/// `climate::typical_year` would spread it, without its random numbers.
///
/// The days of a month are eight points of the joint normal law of dry bulb and dew point: midpoints of eight equally likely classes of
/// the dry bulb, scaled to deviation 1, each with a dew point of the given correlation. Deviations are those of the month's own n days
/// (the normals' are with n - 1). The diurnal shape is that of Erbs, as in typical_year.hpp; the dew point is constant over a day, held
/// at the dry bulb where it would pass it, and the month then raised until its mean is the normal again.
///
/// Wet bulbs are read from exact ones (climate::wet_bulb_c) at three dew points x four depressions a month, by interpolation of third
/// order: within 0.05 K. PUE within 0.003 and WUE within 2 % + 0.01 L/kWh of 8760 hours: tests/screening/representative_test.cpp.
struct RepresentativeYear {
  std::array<double, representative_hours> dry_bulb_c;
  std::array<double, representative_hours> wet_bulb_c;
  std::array<double, representative_hours> humidity_ratio;
  double pressure_pa = 0.0;
};

/// Fills `year`. Throws std::domain_error for a dew point mean above the dry bulb's.
void represent(const PixelClimate& pixel, RepresentativeYear& year);

}  // namespace landfall::screening
