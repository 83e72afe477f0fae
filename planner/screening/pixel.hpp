// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "climate/year.hpp"

/// Screening: the plant and the money of every pixel of a region.
namespace landfall::screening {

using Months = std::array<double, 12>;

/// What is known of one pixel's climate: monthly normals from the rasters, and what the rasters lack, from the library's stations
/// (analogue.hpp). Temperatures degC, spreads K, elevation m.
struct PixelClimate {
  Months dry_bulb_mean{};
  Months dry_bulb_max{};  ///< mean of the daily maxima
  Months dry_bulb_min{};
  Months dew_point_mean{};  ///< at most the dry bulb's mean
  Months dry_bulb_sd{};     ///< of daily means about the month's mean
  Months dew_point_sd{};
  double dry_dew_correlation = 0.0;  ///< -0.95..0.95
  double elevation_m = 0.0;
  climate::DesignConditions design;
};

}  // namespace landfall::screening
