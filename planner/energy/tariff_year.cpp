// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/tariff_year.hpp"

#include <algorithm>

#include "climate/calendar.hpp"

namespace landfall::energy {
namespace {

constexpr int hours_of_year = climate::hours_per_year;
constexpr int first_weekday = 3;  // 1 January is a Thursday, counted from Monday

int month_of(int hour) {
  int month = 0;
  while (climate::first_hour[static_cast<std::size_t>(month) + 1] <= hour) ++month;
  return month;
}

/// Hours of [from, to), a stretch of one day of the tariff's clock, that the period holds.
double held(const sites::TariffPeriod& period, int day, double from, double to) {
  const unsigned weekday = static_cast<unsigned>((day + first_weekday) % 7);
  const unsigned month = static_cast<unsigned>(month_of(24 * day));
  double hours = 0.0;
  for (const sites::TariffHours& stretch : period.hours) {
    if ((stretch.days >> weekday & 1U) == 0 || (stretch.months >> month & 1U) == 0) continue;
    hours += std::max(0.0, std::min(to, stretch.to_hour) - std::max(from, stretch.from_hour));
  }
  return hours;
}

}  // namespace

TariffYear tariff_year(const sites::Tariff& tariff, double utc_offset_h) {
  TariffYear result;
  result.of_hour.resize(static_cast<std::size_t>(hours_of_year));
  result.demand.assign(static_cast<std::size_t>(hours_of_year), 1);
  result.periods = tariff.stands() ? tariff.periods.size() : 1;
  std::size_t rest = 0;
  for (std::size_t p = 0; p < tariff.periods.size(); ++p)
    if (tariff.periods[p].hours.empty()) rest = p;
  for (int h = 0; h < hours_of_year; ++h) {
    TariffYear::Parts& parts = result.of_hour[static_cast<std::size_t>(h)];
    double left = 1.0;
    if (tariff.stands()) {
      // The hour by the tariff's clock, which may lie over midnight in two days.
      double begin = h + tariff.utc_offset_h - utc_offset_h;
      if (begin < 0.0) begin += hours_of_year;
      if (begin >= hours_of_year) begin -= hours_of_year;
      const int day = static_cast<int>(begin) / 24;
      const double from = begin - 24.0 * day, to = std::min(from + 1.0, 24.0), after = from + 1.0 - to;
      for (std::size_t p = 0; p < tariff.periods.size(); ++p) {
        if (p == rest) continue;
        parts[p] = held(tariff.periods[p], day, from, to);
        if (after > 0.0) parts[p] += held(tariff.periods[p], (day + 1) % 365, 0.0, after);
        left -= parts[p];
      }
      parts[rest] = std::max(left, 0.0);
      bool measured = false;
      for (std::size_t p = 0; p < tariff.periods.size(); ++p) measured = measured || (parts[p] > 0.0 && tariff.periods[p].demand);
      result.demand[static_cast<std::size_t>(h)] = measured ? 1 : 0;
    } else {
      parts[0] = 1.0;
    }
  }
  for (std::size_t month = 0; month < 12; ++month) {
    const double hours = 24.0 * climate::days_in_month[month];
    for (std::size_t p = 0; p < result.periods; ++p) {
      double sum = 0.0;
      for (int h = climate::first_hour[month]; h < climate::first_hour[month + 1]; ++h)
        sum += result.of_hour[static_cast<std::size_t>(h)][p];
      result.share[p][month] = sum / hours;
      result.year_share[p] += sum / hours_of_year;
    }
  }
  return result;
}

}  // namespace landfall::energy
