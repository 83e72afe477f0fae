// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string_view>

#include "planner/finance/irr.hpp"

/// Rates of return of flows at dates ("XIRR"), with the day counts that loan agreements name.
namespace landfall::finance {

/// A day of the Gregorian calendar.
struct Date {
  int year = 0;
  int month = 0;  ///< 1..12
  int day = 0;    ///< 1..31
  friend bool operator==(const Date&, const Date&) = default;
};

/// "yyyy-mm-dd". Throws std::domain_error, naming the text, for anything that is not a day of the calendar.
[[nodiscard]] Date parse_date(std::string_view text);

/// Days from 1970-01-01, negative before it.
[[nodiscard]] long day_number(const Date& date);

/// How a stretch of days counts as years (ISDA 2006 definitions, section 4.16).
enum class DayCount {
  act_365,        ///< days / 365: what spreadsheets' XIRR uses
  act_360,        ///< days / 360
  act_act,        ///< days of leap years / 366, others / 365
  thirty_360,     ///< months of 30 days; a 31st counts as the 30th, at the end only after a 30th or 31st (bond basis)
  thirty_360_eu,  ///< months of 30 days; every 31st counts as the 30th
};
/// Years from one date to a later or the same one. Throws std::domain_error when `to` is earlier.
[[nodiscard]] double year_fraction(const Date& from, const Date& to, DayCount count);

/// All rates a year, effective, at which flows discounted from their dates to the earliest of them sum to zero; flows in any order. Throws
/// std::domain_error for a flow that is not finite or spans of different length.
[[nodiscard]] Irr xirr(std::span<const double> flows, std::span<const Date> dates, DayCount count = DayCount::act_365);

}  // namespace landfall::finance
