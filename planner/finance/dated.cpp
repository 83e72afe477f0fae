// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/dated.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>
#include <vector>

namespace landfall::finance {
namespace {

bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

int days_in(int year, int month) {
  constexpr std::array<int, 12> days{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  return month == 2 && is_leap(year) ? 29 : days[static_cast<std::size_t>(month - 1)];
}

double thirty_360(const Date& from, const Date& to, bool european) {
  const int first = std::min(from.day, 30);
  const int last = european || first == 30 ? std::min(to.day, 30) : to.day;
  return (360.0 * (to.year - from.year) + 30.0 * (to.month - from.month) + (last - first)) / 360.0;
}

/// Each calendar year by its own length.
double act_act(const Date& from, const Date& to) {
  const auto begins = [](int year) { return day_number({year, 1, 1}); };
  const auto part = [&](const Date& date) {
    return static_cast<double>(day_number(date) - begins(date.year)) / (is_leap(date.year) ? 366.0 : 365.0);
  };
  return (to.year - from.year) + part(to) - part(from);
}

}  // namespace

Date parse_date(std::string_view text) {
  const auto fail = [&] { return std::domain_error("expected a date yyyy-mm-dd, found \"" + std::string(text.substr(0, 40)) + "\""); };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') throw fail();
  const auto number = [&](std::size_t at, std::size_t digits) {
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
      if (text[i] < '0' || text[i] > '9') throw fail();
      value = 10 * value + (text[i] - '0');
    }
    return value;
  };
  const Date date{number(0, 4), number(5, 2), number(8, 2)};
  if (date.month < 1 || date.month > 12 || date.day < 1 || date.day > days_in(date.year, date.month)) throw fail();
  return date;
}

long day_number(const Date& date) {
  long days = date.day - 1;
  for (int month = 1; month < date.month; ++month) days += days_in(date.year, month);
  const long before = date.year - 1;  // whole years since the year 1
  const auto floor_by = [&](long n) { return before >= 0 ? before / n : -((-before + n - 1) / n); };
  constexpr long from_year_1_to_1970 = 719162;
  return days + 365 * before + floor_by(4) - floor_by(100) + floor_by(400) - from_year_1_to_1970;
}

double year_fraction(const Date& from, const Date& to, DayCount count) {
  const long days = day_number(to) - day_number(from);
  if (days < 0) throw std::domain_error("a stretch of time that ends " + std::to_string(-days) + " days before it begins");
  switch (count) {
    case DayCount::act_365: return static_cast<double>(days) / 365.0;
    case DayCount::act_360: return static_cast<double>(days) / 360.0;
    case DayCount::act_act: return act_act(from, to);
    case DayCount::thirty_360: return thirty_360(from, to, false);
    case DayCount::thirty_360_eu: return thirty_360(from, to, true);
  }
  return 0.0;
}

Irr xirr(std::span<const double> flows, std::span<const Date> dates, DayCount count) {
  if (dates.empty()) return irr_at(flows, {});
  const Date first =
      *std::min_element(dates.begin(), dates.end(), [](const Date& a, const Date& b) { return day_number(a) < day_number(b); });
  std::vector<double> times;
  times.reserve(dates.size());
  for (const Date& date : dates) times.push_back(year_fraction(first, date, count));
  return irr_at(flows, times);
}

}  // namespace landfall::finance
