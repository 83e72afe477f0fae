// SPDX-License-Identifier: Apache-2.0
#include "sites/tariff_file.hpp"

#include <array>
#include <bitset>
#include <cmath>
#include <string>

namespace landfall::sites {
namespace {

constexpr std::array<const char*, 7> day_names{"mon", "tue", "wed", "thu", "fri", "sat", "sun"};
constexpr std::size_t quarters = 96;  // of a day: the finest step a schedule may have

unsigned parse_days(Section& hours) {
  if (!hours.has("days")) return 0x7F;
  unsigned days = 0;
  for (const std::string& name : hours.texts("days")) {
    bool known = false;
    for (std::size_t d = 0; d < day_names.size(); ++d) {
      if (name != day_names[d]) continue;
      days |= 1U << d;
      known = true;
    }
    if (!known) hours.problem("days", "\"days\": expected mon, tue, wed, thu, fri, sat or sun, found \"" + name.substr(0, 40) + '"');
  }
  if (days == 0) hours.problem("days", "\"days\": expected at least one day");
  return days;
}

unsigned parse_months(Section& hours) {
  if (!hours.has("months")) return 0xFFF;
  unsigned months = 0;
  for (const double month : hours.number_list("months", 12, {1.0, 12.0})) {
    if (month != std::floor(month)) {
      hours.problem("months", "\"months\": expected whole numbers from 1 to 12");
    } else if (month >= 1.0) {  // what is out of range has its problem already
      months |= 1U << static_cast<unsigned>(month - 1.0);
    }
  }
  if (months == 0) hours.problem("months", "\"months\": expected at least one month");
  return months;
}

TariffHours parse_hours(Section& table) {
  TariffHours hours;
  hours.days = parse_days(table);
  hours.months = parse_months(table);
  hours.from_hour = table.number("from", {0.0, 24.0});
  hours.to_hour = table.number("to", {0.0, 24.0});
  if (hours.to_hour <= hours.from_hour)
    table.problem("to", "\"to\": expected an hour after \"from\"; hours over midnight are two entries, one to 24 and one from 0");
  for (const double hour : {hours.from_hour, hours.to_hour}) {
    if (4.0 * hour != std::floor(4.0 * hour)) table.problem("from", "\"from\", \"to\": expected quarters of an hour");
  }
  return hours;
}

/// Which quarter hours of which weekday and month have a period already.
class Claims {
 public:
  /// Whether all of it was free.
  bool claim(const TariffHours& hours) {
    bool free = true;
    for (unsigned month = 0; month < 12; ++month) {
      for (unsigned day = 0; day < 7; ++day) {
        if ((hours.months >> month & 1U) == 0 || (hours.days >> day & 1U) == 0) continue;
        for (auto q = static_cast<std::size_t>(4.0 * hours.from_hour); q < static_cast<std::size_t>(4.0 * hours.to_hour); ++q) {
          auto taken = taken_[month * 7 + day];
          free = free && !taken[q];
          taken_[month * 7 + day].set(q);
        }
      }
    }
    return free;
  }

 private:
  std::array<std::bitset<quarters>, 84> taken_;
};

}  // namespace

Tariff parse_tariff(Section& table) {
  Tariff tariff;
  tariff.name = table.localized("name");
  tariff.utc_offset_h = table.number("utc_offset", {-12.0, 14.0});
  std::vector<Section> periods = table.sections("periods");
  if (periods.empty() || periods.size() > most_tariff_periods) {
    table.problem("periods", "\"periods\": expected one to " + std::to_string(most_tariff_periods) + " of them");
    return tariff;
  }
  Claims claims;
  int rest = 0;
  for (Section& each : periods) {
    TariffPeriod period;
    period.name = each.localized("name");
    each.fact("rate", period.rate, Bounds{1e-9, 1e6});
    period.demand = each.optional_flag("demand").value_or(true);
    for (Section& hours : each.sections("hours")) {
      period.hours.push_back(parse_hours(hours));
      if (!claims.claim(period.hours.back())) hours.problem("from", "these hours have a period already");
    }
    if (period.hours.empty() && ++rest == 2) each.problem("name", "expected one period without \"hours\", for all other hours, found two");
    tariff.periods.push_back(std::move(period));
  }
  if (rest == 0) table.problem("periods", "\"periods\": expected one without \"hours\", for all other hours");
  visit_optional_inputs(
      tariff, [&](std::string_view path, FactRecord& into, Bounds bounds, std::string_view) { table.optional_fact(path, into, bounds); });
  const auto together = [&](const FactRecord& one, const char* name, const FactRecord& other, const char* other_name) {
    if (stated(one) != stated(other))
      table.problem(stated(one) ? name : other_name, std::string("expected \"") + name + "\" and \"" + other_name + "\" together");
  };
  together(tariff.fuel_share, "fuel_share", tariff.fuel_drift, "fuel_drift");
  together(tariff.reform_month, "reform_month", tariff.reform_step, "reform_step");
  return tariff;
}

}  // namespace landfall::sites
