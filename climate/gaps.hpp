// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace landfall::climate {

/// A run of missing hours in a series.
struct Gap {
  int first = 0;  ///< index of its first hour
  int hours = 0;
};

/// What was done to a series whose missing hours are NaN.
struct GapFilling {
  int filled = 0;             ///< hours interpolated
  int longest = 0;            ///< length of the longest gap that was filled
  std::vector<Gap> too_long;  ///< left as they were
};

/// Fills runs of at most `longest_h` NaN linearly between the hours on either side. The year is a circle: the hour before its first is
/// its last. A series without any number has one gap of its whole length.
GapFilling interpolate_gaps(std::vector<double>& series, int longest_h);

}  // namespace landfall::climate
