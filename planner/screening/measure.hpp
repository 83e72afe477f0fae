// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace landfall::screening {

/// What is computed for every pixel; each becomes one GeoTIFF.
enum class Measure : std::uint8_t { pue, wue, free_cooling, capacity, capex, levelised, equity_irr, access, solar };
inline constexpr std::size_t measure_count = 9;

struct MeasureInfo {
  std::string_view id;  ///< file name and JSON name, with its unit
  std::string_view unit;
  std::string_view word;  ///< code of its description in planner/publish/messages/
  bool high_is_good = false;
  bool neutral = false;  ///< neither end is good: drawn in one hue
};
inline constexpr std::array<MeasureInfo, measure_count> measures{{
    {"pue", "kWh/kWh", "screening.pue", false, false},
    {"wue_l_per_kwh", "L/kWh", "screening.wue", false, false},
    {"free_cooling_hours", "h/year", "screening.free-cooling", true, false},
    {"capacity_ratio", "kW/kW", "screening.capacity", true, false},
    {"capex_usd_per_w", "USD/W", "screening.capex", false, false},
    {"levelised_usd_per_kw_month", "USD/kW-month", "screening.levelised", false, false},
    {"equity_irr", "fraction", "screening.equity-irr", true, false},
    {"access_usd", "USD", "screening.access", false, false},
    {"solar_kwh_per_m2_year", "kWh/m2-year", "screening.solar", false, true},
}};
[[nodiscard]] constexpr const MeasureInfo& info(Measure measure) { return measures[static_cast<std::size_t>(measure)]; }

/// What a pixel is, from nothing known to the best; the numbers are those of the file.
enum class PixelClass : std::uint8_t {
  no_data = 0,    ///< no climate, or in no country
  no_facts = 1,   ///< in a country without a place in the library
  excluded = 2,   ///< by a mask, or too far from what it must reach
  blocked = 3,    ///< by a rule of country, place or investor
  no_return = 4,  ///< no equity IRR exists
  below_hurdle = 5,
  conditional = 6,  ///< meets the hurdle, conditions or unknowns remain
  proceed = 7,      ///< meets the hurdle, all rules pass
};
inline constexpr std::size_t class_count = 8;
inline constexpr std::array<std::string_view, class_count> class_words{
    "screening.class-no-data",   "screening.class-no-facts",     "screening.class-excluded",    "screening.class-blocked",
    "screening.class-no-return", "screening.class-below-hurdle", "screening.class-conditional", "screening.class-proceed"};

}  // namespace landfall::screening
