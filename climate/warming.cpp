// SPDX-License-Identifier: Apache-2.0
#include "climate/warming.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <stdexcept>

#include "climate/moist_air.hpp"
#include "climate/psychrometrics.hpp"

namespace landfall::climate {
namespace {

void require_delta(double delta_k) {
  if (!(delta_k >= -10.0 && delta_k <= 10.0)) throw std::domain_error(fmt::format("warming: expected -10 to 10 K, found {}", delta_k));
}

}  // namespace

double temperature_offset_k(double trend_k_per_decade, double years, double annual_deviation_k, double score) {
  const double offset = trend_k_per_decade * years / 10.0 + annual_deviation_k * score;
  if (!std::isfinite(offset) || annual_deviation_k < 0.0) {
    throw std::domain_error(
        fmt::format("temperature offset: expected finite numbers and a deviation of 0 or more, found {} K/decade, {} years, {} K, {}",
                    trend_k_per_decade, years, annual_deviation_k, score));
  }
  return offset;
}

Year warmed(const Year& year, double delta_k) {
  require_delta(delta_k);
  Year result = year;
  if (delta_k == 0.0) return result;
  for (double& sea_c : result.sea_c) sea_c += delta_k;
  constexpr std::size_t hours = hours_per_year;
  if (year.dry_bulb_c.size() != hours || year.dew_point_c.size() != hours) {
    throw std::domain_error("warming of " + year.name + ": expected 8760 hours of dry bulb and dew point");
  }
  for (std::size_t hour = 0; hour < hours; ++hour) {
    const double before_c = year.dry_bulb_c[hour];
    const double after_c = before_c + delta_k;
    const double vapour_pa =
        saturation_pressure_pa(year.dew_point_c[hour]) * (saturation_pressure_pa(after_c) / saturation_pressure_pa(before_c));
    result.dry_bulb_c[hour] = after_c;
    result.dew_point_c[hour] = std::min(dew_point_c(vapour_pa), after_c);  // saturated air: rounding must not pass the dry bulb
  }
  derive_moist_air(result);
  result.findings.push_back({Severity::info, "weather.warmed", {delta_k}, "weather " + year.name});
  return result;
}

DesignConditions warmed(const DesignConditions& design, double pressure_pa, double delta_k) {
  require_delta(delta_k);
  if (!(design.coincident_wet_bulb_c <= design.dry_bulb_0_4_c)) {
    throw std::domain_error(fmt::format("warming: expected a coincident wet bulb of at most {} C, found {}", design.dry_bulb_0_4_c,
                                        design.coincident_wet_bulb_c));
  }
  if (delta_k == 0.0) return design;
  const double ratio = std::max(0.0, humidity_ratio_from_wet_bulb(design.dry_bulb_0_4_c, design.coincident_wet_bulb_c, pressure_pa));
  const double humidity = std::min(1.0, relative_humidity(design.dry_bulb_0_4_c, ratio, pressure_pa));  // rounding at saturation
  DesignConditions result = design;
  result.dry_bulb_0_4_c += delta_k;
  result.dry_bulb_20_year_c += delta_k;
  result.wet_bulb_0_4_c += delta_k;
  result.coincident_wet_bulb_c = wet_bulb_from_relative_humidity_c(result.dry_bulb_0_4_c, humidity, pressure_pa);
  return result;
}

}  // namespace landfall::climate
