// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <vector>

#include "climate/year.hpp"
#include "planner/plant/select.hpp"

namespace landfall::plant {

/// Some consecutive hours of outside air as the hourly loops read them, all within one month.
struct Sky {
  std::size_t count = 0;
  int month = 0;  ///< 0..11
  const double* dry_bulb_c = nullptr;
  const double* wet_bulb_c = nullptr;
  const double* humidity_ratio = nullptr;
  const double* latent_slope = nullptr;  ///< see SkyYear
  const double* latent_growth = nullptr;
  double sea_c = std::numeric_limits<double>::quiet_NaN();  ///< the month's sea water; NaN where none is known
};

/// Hours in one block: the arrays of one block stay in the first-level cache.
inline constexpr std::size_t block_hours = 248;

/// A year's outside air with what evaporation needs, worked out once and used at every load.
///
/// `latent_slope` is hg dWs/dT at the wet bulb, kJ/(kg K): the latent part of the saturation specific heat (Braun 1989). With Ws from
/// the hour's own humidity ratio and wet bulb (ASHRAE F17.1 eq. 33 solved for Ws), dWs/dT = Ws (1 + Ws / 0.621945) d ln pws / dT, and
/// `latent_growth` = d ln pws / dT = 4098.2 / (237.3 + T)^2 per K, the derivative of the Magnus form. Within 1 % over -10..45 C.
class SkyYear {
 public:
  explicit SkyYear(const climate::Year& year);
  /// One hour of given air; month -1 asks plants with a season of their own for their worst month.
  SkyYear(double dry_bulb_c, double wet_bulb_c, double humidity_ratio);

  /// Any number of hours that outlive this, such as the representative ones of a pixel.
  SkyYear(std::size_t hours, const double* dry_bulb_c, const double* wet_bulb_c, const double* humidity_ratio);

  [[nodiscard]] Sky block(std::size_t first, std::size_t count, int month) const;
  [[nodiscard]] std::size_t hours() const { return latent_slope_.size(); }

 private:
  LANDFALL_HOURLY_LOOP void derive(std::size_t hours, const double* dry_bulb_c, const double* wet_bulb_c, const double* humidity_ratio);
  const double* sea_c_ = nullptr;  ///< twelve months, or null
  const double *dry_bulb_c_ = nullptr, *wet_bulb_c_ = nullptr, *humidity_ratio_ = nullptr;
  double own_[3] = {0.0, 0.0, 0.0};  ///< of a single hour
  std::vector<double> latent_slope_, latent_growth_;
};

}  // namespace landfall::plant
