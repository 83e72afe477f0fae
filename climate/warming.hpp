// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/year.hpp"

namespace landfall::climate {

/// Offset of one future year's mean temperature from the present climate, K: `trend_k_per_decade` over `years`, and
/// `annual_deviation_k` (standard deviation of annual means about the trend) times `score`, a standard normal draw: 0 is an
/// average year, 1.28 one hot year in ten. Needs finite numbers and a deviation of 0 or more, otherwise std::domain_error.
[[nodiscard]] double temperature_offset_k(double trend_k_per_decade, double years, double annual_deviation_k, double score);

/// The year with every dry bulb moved by `delta_k` and its dew point raised (or lowered) so that each hour keeps its relative humidity;
/// pressure, radiation and wind stay, humidity ratio and wet bulb are derived again; the sea warms by as much. A finding says by how much.
///
/// Constant relative humidity is what thermodynamics and models give for the globe (Held and Soden 2006, J. Climate 19:5686). Over land
/// it has fallen somewhat with warming (Byrne and O'Gorman 2018, PNAS 115:4863), so the wet bulb here errs on the warm side. A uniform
/// shift of a typical year is the "shift" of Belcher, Hacker and Powell 2005 (Building Serv. Eng. Res. Technol. 26:49).
/// Needs -10 <= delta_k <= 10 and a year with 8760 hours of air; otherwise std::domain_error. 0 gives the same hours back.
[[nodiscard]] Year warmed(const Year& year, double delta_k);

/// Design conditions of the warmed climate at a station pressure. Dry bulbs move by `delta_k`, the coincident wet bulb at constant relative
/// humidity. The 0.4 % wet bulb has no dry bulb of its own here, so it moves by the whole `delta_k`: the most that constant relative
/// humidity allows, reached in saturated air. Same range of `delta_k`; the coincident wet bulb must not exceed its dry bulb.
[[nodiscard]] DesignConditions warmed(const DesignConditions& design, double pressure_pa, double delta_k);

}  // namespace landfall::climate
