// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

/// The calendar of a modelled year: 365 days, no leap day, no daylight saving, local standard time.
/// Hour index 0 is 00:00-01:00 of 1 January; monthly arrays start with January.
namespace landfall::climate {

inline constexpr int hours_per_year = 8760;
inline constexpr int months_per_year = 12;
inline constexpr std::array<int, 12> days_in_month{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

/// first_hour[m] .. first_hour[m + 1] are the hours of month m.
inline constexpr std::array<int, 13> first_hour = [] {
  std::array<int, 13> first{};
  for (int month = 0; month < months_per_year; ++month) first[month + 1] = first[month] + 24 * days_in_month[month];
  return first;
}();

}  // namespace landfall::climate
