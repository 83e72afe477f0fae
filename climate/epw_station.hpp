// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "climate/epw_file.hpp"
#include "climate/station.hpp"

namespace landfall::climate {

/// What a weather file does not know of its station, or may have wrong.
struct StationDetails {
  std::string id;
  std::optional<double> utc_offset_h;             ///< legal standard time; the header's where empty. The course of the day moves to it
  std::optional<Fact<"K/decade">> warming_trend;  ///< 0, unverified, where empty
};

/// The station of a weather file: `normals_of` its year, rounded to 0.01 (fractions 0.001), with sources that name the file and
/// ranges that say how much one typical year can tell. Design temperatures are the header's where it has them, else the hours'.
///
/// Ranges (5th to 95th percentile), each cut at the register's bounds. Lag-1: +-1.645 sqrt((1 - r^2) / n) (Bartlett); correlation:
/// Fisher's z +-1.645 / sqrt(m - 3), spreads of the variability a tenth either way; with n = 353 pairs of days and m = 365 (1 - lag^2) / (1
/// + lag^2) independent days. Header's design temperatures: dry bulb +-0.6 K, wet bulbs +-0.5 K, 20-year +-1.0 K (a thirty-year record, and
/// its station moves). From the hours of one typical year, whose months are chosen for being ordinary: dry and wet bulb -0.7..+1.3 K,
/// coincident wet bulb +-2.5 K, 20-year -1.5..+2.5 K; against the headers of four files the hours were within 0.6, 4.4 and 0.4 K. A fact's
/// year is the last of the rows (design: the edition named in the header); outside 1900..2100 it is 1900, so that it counts as old. A file
/// whose correlation lies outside the register's bounds gives a station that `parse_station` refuses.
[[nodiscard]] Station station_of(const EpwFile& epw, const StationDetails& details);

}  // namespace landfall::climate
