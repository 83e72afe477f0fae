// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "climate/base/finding.hpp"
#include "climate/epw_file.hpp"
#include "climate/station.hpp"

namespace landfall::climate {

/// What is known of the place from elsewhere; whatever is empty is not compared.
struct ExpectedClimate {
  std::optional<double> utc_offset_h = {};  ///< legal standard time
  std::optional<double> dry_bulb_mean_c = {};
  std::optional<double> global_horizontal_kwh_m2_year = {};
};

[[nodiscard]] ExpectedClimate expected_of(const Station& station);

/// Doubts about a file that could be read without problems; nothing is changed. docs/weather.md says what each means.
///
/// - Relative humidity against the one of dry bulb and dew point: hours that differ by more than 5 points.
/// - Time zone against longitude (more than 1.5 h from longitude / 15) and against the expected legal offset.
/// - Radiation against the sun: the centre of the file's global radiation more than 0.4 h from that of solar.hpp's days.
/// - Global radiation: the year below 0.25 or above 0.75 of the extraterrestrial sum, days above 0.85 of it.
/// - Wet bulb above 35 C, which nature hardly reaches (Raymond, Matthews and Horton 2020, Science Advances 6: eaaw1838).
/// - Dry bulb, dew point, pressure or wind (calm apart) unchanged for more than 24 hours: a sensor that stands still.
/// - Mean pressure more than 15 hPa from the standard atmosphere at the elevation (about 130 m).
/// - The header's 0.4 % temperatures or coincident wet bulb more than 3 K from the hours' own.
/// - Annual mean dry bulb more than 2 K, or annual radiation more than 15 %, from what is expected.
[[nodiscard]] Findings epw_quality(const EpwFile& epw, const ExpectedClimate& expected = {});

}  // namespace landfall::climate
