// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "climate/year.hpp"

namespace landfall::climate {

/// One month in numbers; means are of all its hours.
struct MonthReading {
  double dry_bulb_mean_c = 0.0;
  double dry_bulb_max_c = 0.0;
  double dry_bulb_min_c = 0.0;
  double dew_point_mean_c = 0.0;
  double wet_bulb_mean_c = 0.0;
  double wet_bulb_max_c = 0.0;
  double relative_humidity_mean = 0.0;    ///< fraction
  double global_horizontal_kwh_m2 = 0.0;  ///< the month's sum
};

/// Values exceeded by 0.4, 1, 2, 50 and 99.6 % of the hours (see `exceeded_by`).
struct Percentiles {
  double at_0_4 = 0.0, at_1 = 0.0, at_2 = 0.0, at_50 = 0.0, at_99_6 = 0.0;
};

/// Hours with a dry bulb in [dry_bulb_from_c, +2 K) and a dew point in [dew_point_from_c, +2 K).
struct PsychrometricBin {
  static constexpr double width_k = 2.0;
  double dry_bulb_from_c = 0.0;
  double dew_point_from_c = 0.0;
  int hours = 0;
};

/// Hours with a temperature below a limit.
struct HoursBelow {
  double limit_c = 0.0;
  int hours = 0;
};

/// What a year of weather means for cooling, on one page.
struct WeatherReading {
  std::array<MonthReading, 12> months;
  double dry_bulb_mean_c = 0.0;
  double wet_bulb_mean_c = 0.0;
  double dew_point_mean_c = 0.0;
  double dry_bulb_max_c = 0.0;
  double dry_bulb_min_c = 0.0;
  double wet_bulb_max_c = 0.0;
  double global_horizontal_kwh_m2 = 0.0;
  Percentiles dry_bulb_c;
  Percentiles wet_bulb_c;
  Percentiles dew_point_c;
  std::vector<PsychrometricBin> bins;        ///< those with hours, by dry bulb and then dew point; their hours sum to 8760
  std::array<HoursBelow, 5> dry_bulb_below;  ///< 18, 24, 27, 32, 35 C: the ASHRAE supply limits (recommended 18-27, A1 32, A2 35)
  std::array<HoursBelow, 6> wet_bulb_below;  ///< 12, 15, 18, 21, 24, 27 C: what a tower gives less its approach
  double cooling_degree_hours_k_h = 0.0;     ///< sum of what the dry bulb exceeds 24 C by
  int hours_above_40_c = 0;                  ///< dry bulb
  int hours_above_45_c = 0;
};

/// Needs a complete year with its moist air; otherwise std::domain_error.
[[nodiscard]] WeatherReading read_weather(const Year& year);

}  // namespace landfall::climate
