// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::sites {

inline constexpr std::size_t most_tariff_periods = 6;

/// When a period's rate holds: on days and in months, from an hour of the day (0..24) to another. A stretch over midnight is two of these.
struct TariffHours {
  unsigned months = 0xFFF;  ///< bit 0 is January
  unsigned days = 0x7F;     ///< bit 0 is Monday
  double from_hour = 0.0;
  double to_hour = 24.0;
};

/// A rate and the hours it holds in. The one period without hours has all that no other claims.
struct TariffPeriod {
  LocalizedText name;
  Fact<"local/kWh"> rate;          ///< all that is paid a kWh at these hours, fuel clause included; only the ratios of the rates count
  std::vector<TariffHours> hours;  ///< empty: all other hours
  bool demand = true;              ///< whether demand is measured in these hours
};

/// A utility's schedule for large customers, as a shape on top of a place's `energy_tariff`, which keeps the level: a load that is the same
/// in all hours of a year pays exactly `energy_tariff` (docs/decisions/012-tariffs.md). Facts that a file leaves out hold 0 and are not
/// registered.
struct Tariff {
  LocalizedText name;
  double utc_offset_h = 0.0;  ///< of the clock that the hours are told by; summer time is not followed
  std::vector<TariffPeriod> periods;
  Fact<"fraction">
      demand_share;              ///< of the all-in price of a flat load: what does not depend on the hour (demand, capacity, fixed charges)
  Fact<"fraction"> ratchet;      ///< least billed demand, of the highest of the eleven months before
  Fact<"fraction"> fuel_share;   ///< of the price at the valuation date that follows the fuel clause
  Fact<"fraction"> fuel_drift;   ///< a year, of the fuel clause
  Fact<"fraction"> escalation;   ///< a year, of the rest; in place of the cost book's
  Fact<"month"> reform_month;    ///< from the valuation date
  Fact<"fraction"> reform_step;  ///< relative change of all prices from that month on

  [[nodiscard]] bool stands() const { return !periods.empty(); }
};

/// Whether the file stated an optional fact.
[[nodiscard]] inline bool stated(const FactRecord& fact) { return !fact.source.empty(); }

namespace tariff_paths {
inline constexpr std::array<std::string_view, most_tariff_periods> rates{"period_1", "period_2", "period_3",
                                                                         "period_4", "period_5", "period_6"};
inline constexpr std::array<std::string_view, most_tariff_periods> descriptions{
    "rate of the tariff's period 1", "rate of the tariff's period 2", "rate of the tariff's period 3",
    "rate of the tariff's period 4", "rate of the tariff's period 5", "rate of the tariff's period 6"};
}  // namespace tariff_paths

/// The optional facts, each whether stated or not.
template <class Self, class Visit>
void visit_optional_inputs(Self& self, Visit&& visit) {
  visit("demand_share", self.demand_share, Bounds{0.0, 0.9}, "share of an all-in price that does not depend on the hour");
  visit("ratchet", self.ratchet, Bounds{0.0, 1.0}, "least billed demand, of the highest of the past eleven months");
  visit("fuel_share", self.fuel_share, Bounds{0.0, 1.0}, "share of the electricity price that follows the fuel clause");
  visit("fuel_drift", self.fuel_drift, Bounds{-0.2, 0.5}, "drift of the fuel clause a year, in dollars");
  visit("escalation", self.escalation, Bounds{-0.1, 0.3}, "rise of the tariff a year, in dollars, the fuel clause apart");
  visit("reform_month", self.reform_month, Bounds{0.0, 480.0}, "month of a tariff reform, from the valuation date");
  visit("reform_step", self.reform_step, Bounds{-0.9, 3.0}, "change of electricity prices by a tariff reform");
}

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Tariff>
void visit_inputs(Self& self, Visit&& visit) {
  for (std::size_t i = 0; i < self.periods.size(); ++i) {
    visit(tariff_paths::rates[i], self.periods[i].rate, Bounds{1e-9, 1e6}, tariff_paths::descriptions[i]);
  }
  visit_optional_inputs(self, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    if (stated(fact)) visit(path, fact, bounds, description);
  });
}

}  // namespace landfall::sites
