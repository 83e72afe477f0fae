// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/finding.hpp"
#include "climate/calendar.hpp"

namespace landfall::climate {

/// Temperatures for sizing and adequacy. Never taken from a typical year, which has no extremes.
struct DesignConditions {
  double dry_bulb_0_4_c = 0.0;         ///< exceeded 0.4 % of hours
  double coincident_wet_bulb_c = 0.0;  ///< mean wet bulb at that dry bulb
  double wet_bulb_0_4_c = 0.0;         ///< exceeded 0.4 % of hours
  double dry_bulb_20_year_c = 0.0;     ///< 20-year return annual extreme
};

/// 8760 hours of outside air, structure of arrays. Every series has `hours_per_year` finite entries; moist-air series are derived
/// once from dry bulb, dew point and pressure (see psychrometrics.hpp), so that the plant never solves for them.
struct Year {
  std::string name;
  double latitude_deg = 0.0;
  double longitude_deg = 0.0;
  double elevation_m = 0.0;
  double utc_offset_h = 0.0;

  std::vector<double> dry_bulb_c;
  std::vector<double> dew_point_c;
  std::vector<double> pressure_pa;
  std::vector<double> wet_bulb_c;
  std::vector<double> humidity_ratio;        ///< kg water / kg dry air
  std::vector<double> global_horizontal_w;   ///< W/m2
  std::vector<double> direct_normal_w;       ///< W/m2; empty when the source has none
  std::vector<double> diffuse_horizontal_w;  ///< W/m2; empty when the source has none
  std::vector<double> wind_speed_m_s;
  std::vector<double> sea_c;  ///< sea water by month, twelve values; empty where the place has no sea or it is not known

  Findings findings;
};

}  // namespace landfall::climate
