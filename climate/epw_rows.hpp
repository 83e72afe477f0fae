// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
#include "climate/delimited_text.hpp"

namespace landfall::climate {

/// The columns of an EPW row that are read, in the order of `epw_columns`.
enum class EpwColumn { dry_bulb, dew_point, relative_humidity, pressure, global_horizontal, direct_normal, diffuse_horizontal, wind_speed };

struct EpwColumnRule {
  std::size_t field;  ///< from 0
  std::string_view name;
  std::string_view expected;  ///< the range in words
  double low, high;
  bool open;       ///< the limits themselves are outside
  double missing;  ///< this value and above means "missing"
};

inline constexpr std::array<EpwColumnRule, 8> epw_columns{{
    {6, "dry bulb", "above -70 and below 70 C, or 99.9 for missing", -70.0, 70.0, true, 99.9},
    {7, "dew point", "above -70 and below 70 C, or 99.9 for missing", -70.0, 70.0, true, 99.9},
    {8, "relative humidity", "0 to 110 %, or 999 for missing", 0.0, 110.0, false, 999.0},
    {9, "pressure", "above 31000 and below 120000 Pa, or 999999 for missing", 31000.0, 120000.0, true, 999999.0},
    {13, "global horizontal radiation", "0 to 9998 Wh/m2, or 9999 for missing", 0.0, 9998.0, false, 9999.0},
    {14, "direct normal radiation", "0 to 9998 Wh/m2, or 9999 for missing", 0.0, 9998.0, false, 9999.0},
    {15, "diffuse horizontal radiation", "0 to 9998 Wh/m2, or 9999 for missing", 0.0, 9998.0, false, 9999.0},
    {21, "wind speed", "0 to 40 m/s, or 999 for missing", 0.0, 40.0, false, 999.0},
}};

/// The rows of a file, 29 February left out: 8760 values a column, NaN where missing; fewer only after problems.
struct EpwRows {
  std::array<std::vector<double>, epw_columns.size()> values;
  std::vector<TextLine> lines;  ///< of each hour, for places in later problems
  int leap_rows = 0;
  int short_rows = 0;  ///< rows of 32 columns
  int first_year = 0;
  int last_year = 0;

  [[nodiscard]] std::vector<double>& operator[](EpwColumn column) { return values[static_cast<std::size_t>(column)]; }
  [[nodiscard]] SourceRef place(const std::string& file, EpwColumn column, int hour) const;
};

/// Reads `lines` to their end under the rules of epw_file.hpp.
[[nodiscard]] EpwRows read_epw_rows(TextLines& lines, const std::string& file, Problems& problems);

}  // namespace landfall::climate
