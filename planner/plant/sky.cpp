// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/sky.hpp"

#include <stdexcept>
#include <string>

#include "climate/calendar.hpp"

namespace landfall::plant {

LANDFALL_HOURLY_LOOP void SkyYear::derive(std::size_t hours, const double* dry_bulb_c, const double* wet_bulb_c,
                                          const double* humidity_ratio) {
  latent_slope_.resize(hours);
  latent_growth_.resize(hours);
  double* __restrict slope = latent_slope_.data();
  double* __restrict growth = latent_growth_.data();
  for (std::size_t h = 0; h < hours; ++h) {
    const double t = wet_bulb_c[h];
    const double depression = dry_bulb_c[h] - t;
    const double w = humidity_ratio[h];
    const double saturated = (w * (2501.0 + 1.86 * dry_bulb_c[h] - 4.186 * t) + 1.006 * depression) / (2501.0 - 2.326 * t);
    const double denominator = 237.3 + t;
    growth[h] = 4098.2 / (denominator * denominator);
    slope[h] = (2501.0 + 1.86 * t) * saturated * (1.0 + saturated / 0.621945) * growth[h];
  }
}

SkyYear::SkyYear(const climate::Year& year)
    : sea_c_(year.sea_c.empty() ? nullptr : year.sea_c.data()),
      dry_bulb_c_(year.dry_bulb_c.data()),
      wet_bulb_c_(year.wet_bulb_c.data()),
      humidity_ratio_(year.humidity_ratio.data()) {
  constexpr auto hours = static_cast<std::size_t>(climate::hours_per_year);
  for (const auto* series : {&year.dry_bulb_c, &year.wet_bulb_c, &year.humidity_ratio}) {
    if (series->size() != hours) {
      throw std::domain_error("plant: year \"" + year.name + "\" has a series of " + std::to_string(series->size()) +
                              " hours instead of 8760");
    }
  }
  if (!year.sea_c.empty() && year.sea_c.size() != static_cast<std::size_t>(climate::months_per_year)) {
    throw std::domain_error("plant: year \"" + year.name + "\" has " + std::to_string(year.sea_c.size()) +
                            " sea temperatures instead of 12 or none");
  }
  derive(hours, dry_bulb_c_, wet_bulb_c_, humidity_ratio_);
}

SkyYear::SkyYear(double dry_bulb_c, double wet_bulb_c, double humidity_ratio) : own_{dry_bulb_c, wet_bulb_c, humidity_ratio} {
  derive(1, &own_[0], &own_[1], &own_[2]);
}

SkyYear::SkyYear(std::size_t hours, const double* dry_bulb_c, const double* wet_bulb_c, const double* humidity_ratio)
    : dry_bulb_c_(dry_bulb_c), wet_bulb_c_(wet_bulb_c), humidity_ratio_(humidity_ratio) {
  derive(hours, dry_bulb_c, wet_bulb_c, humidity_ratio);
}

Sky SkyYear::block(std::size_t first, std::size_t count, int month) const {
  Sky sky;
  sky.count = count;
  sky.month = month;
  if (sea_c_ != nullptr && month >= 0) sky.sea_c = sea_c_[month];
  sky.dry_bulb_c = (dry_bulb_c_ == nullptr ? &own_[0] : dry_bulb_c_) + first;
  sky.wet_bulb_c = (wet_bulb_c_ == nullptr ? &own_[1] : wet_bulb_c_) + first;
  sky.humidity_ratio = (humidity_ratio_ == nullptr ? &own_[2] : humidity_ratio_) + first;
  sky.latent_slope = latent_slope_.data() + first;
  sky.latent_growth = latent_growth_.data() + first;
  return sky;
}

}  // namespace landfall::plant
