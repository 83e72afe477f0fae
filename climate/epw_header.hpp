// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>

#include "climate/base/finding.hpp"
#include "climate/base/input_error.hpp"
#include "climate/delimited_text.hpp"

namespace landfall::climate {

/// What the DESIGN CONDITIONS line says; see `read_epw_header`.
struct EpwDesign {
  std::string title;  ///< the line's own name of its source, "2017 ASHRAE Handbook -- …"; empty unless printable ASCII
  double dry_bulb_0_4_c = 0.0;
  double coincident_wet_bulb_c = 0.0;
  double wet_bulb_0_4_c = 0.0;
  std::optional<double> dry_bulb_20_year_c;
};

/// The eight lines before an EPW file's data.
struct EpwHeader {
  std::string city, region, country, source, wmo;
  double latitude_deg = 0.0;
  double longitude_deg = 0.0;
  double utc_offset_h = 0.0;
  double elevation_m = 0.0;
  std::optional<EpwDesign> design;
};

/// Longest line accepted (acceptance B4).
inline constexpr std::size_t max_text_line_bytes = 64u << 10;

/// Reads the header (EnergyPlus Auxiliary Programs, "EPW data dictionary") and leaves `lines` at the first row of data.
///
/// Names may stand in either case; a missing, repeated or misspelt line is a problem, as is a LOCATION that has not ten fields inside
/// their documented ranges (time zone up to +14, which the dictionary predates), and anything but one data period of one record an
/// hour. TYPICAL/EXTREME PERIODS, GROUND TEMPERATURES and the comments are not used.
///
/// Design conditions: ASHRAE's order is never stated in the file and has changed between editions, so what is read must prove
/// itself: 0.4 % >= 1 % >= 2 % for dry and wet bulb and coincident wet bulb <= wet bulb <= dry bulb; the 20-year dry bulb must be
/// the mean annual maximum plus 1.866 standard deviations (Gumbel, as ASHRAE Fundamentals 2017 ch. 14 computes it) to 0.25 K.
/// What does not is left out, with a finding. Place names that are not UTF-8 are read as Latin-1, with a finding.
[[nodiscard]] EpwHeader read_epw_header(TextLines& lines, const std::string& file, Problems& problems, Findings& findings);

}  // namespace landfall::climate
