// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "climate/station.hpp"
#include "climate/year.hpp"

namespace landfall::climate {

/// Monthly normals, generator and design facts of a year of hours: the inverse of `typical_year`.
///
/// Standard deviations are of daily means about the month's mean (n - 1); lag-1 autocorrelation and the correlation of dry bulb with
/// dew point are pooled over the months, a negative lag is given as 0; so is what makes up `variability`, a day's swing being its highest
/// less its lowest hour. Design facts are `design_from_hours`. A year holds no
/// trend: `warming.trend` is 0, unverified. Every range is the value itself and every fact's `year` 0: one year of hours says neither.
[[nodiscard]] Station normals_of(const Year& year);

/// Design conditions as far as one year of hours can tell them: 0.4 % dry bulb and wet bulb as exceeded in 35 hours, coincident wet
/// bulb as the mean wet bulb of the hours within 0.5 K of that dry bulb, 20-year dry bulb as the year's maximum plus 1.87 K (ASHRAE
/// Fundamentals 2017 ch. 14: mean annual maximum plus 1.87 standard deviations, Gumbel; the deviation is taken as 1 K).
[[nodiscard]] DesignConditions design_from_hours(const Year& year);

/// The value exceeded by `share` (0..1) of the hours: the k-th largest, k = floor(share x n) + 1. Throws std::domain_error for an
/// empty series or a share outside 0..1.
[[nodiscard]] double exceeded_by(std::vector<double> series, double share);

}  // namespace landfall::climate
