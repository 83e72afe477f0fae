// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
#include "climate/epw_header.hpp"
#include "climate/year.hpp"

namespace landfall::climate {

/// A weather file as read: the year with its moist air, and what else the file says that its checks need (epw_quality.hpp).
struct EpwFile {
  std::string file;
  Year year;  ///< `year.findings` holds every repair
  EpwHeader header;
  /// The header's design conditions; without a proven 20-year dry bulb (see epw_header.hpp) that one is taken from the hours
  /// (`design_from_hours`), with a finding. Nothing when the header has none that can be trusted.
  std::optional<DesignConditions> design;
  std::vector<double> relative_humidity;  ///< fraction, as the file has it; NaN where missing
  int pressure_hours = 0;                 ///< hours in which the file has a pressure
  int first_year = 0;                     ///< of the rows; a typical year's months come from several
  int last_year = 0;
};

/// The edge: EPW bytes (EnergyPlus weather format) to a year of 8760 hours. No file access. Problems are added with
/// file:line:column, never thrown; a file with problems must not be used.
///
/// Rows: month, day and hour must run through the calendar, hour 1 being 00:00-01:00; years are not compared, since typical years
/// mix them. 8760 rows, or 8784 with 29 February, which is dropped with a finding. 35 columns; 32, as before albedo and rain were
/// added to the format, with a finding. Ranges are the data dictionary's, checked for the columns that are used: dry bulb, dew point
/// (above -70, below 70 C), relative humidity (0..110 %), pressure (above 31000, below 120000 Pa), global, direct and diffuse radiation
/// (0 or more), wind (0..40 m/s). Vapour pressure must stay below half the total pressure.
///
/// A field that is blank or at its missing code (99.9, 999, 999999, 9999) is missing, and each repair is a finding with its hours:
/// dew point from relative humidity where there is one; dry bulb and dew point gaps of up to 6 hours interpolated, longer ones are
/// problems; pressure from the standard atmosphere; radiation 0, or an empty series for direct or diffuse that has no value at all;
/// wind at the mean of its other hours, or 0. A dew point above the dry bulb is held at the dry bulb.
///
/// Limits: 64 MiB, lines of 64 KiB. 15 ms or less with the moist air of the year (acceptance F6).
[[nodiscard]] EpwFile parse_epw(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::climate
