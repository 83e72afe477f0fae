// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/station.hpp"
#include "climate/year.hpp"

namespace landfall::climate {

/// A deterministic year of hourly weather with the station's monthly normals: for energy and water, never for sizing (it has no
/// extremes; use `Station::design`).
///
/// Dry bulb: each day's mean follows an AR(1) series (`generator.lag1`), centred and scaled in each month so that mean and standard
/// deviation of the daily means are the normals' exactly. Around it the diurnal shape of Erbs (1984), as in Knight, Klein and Duffie
/// 1991 (Solar Energy 46:109): T_h = T_day + A [0.4632 cos(t - 3.805) + 0.0984 cos(2t - 0.360) + 0.0168 cos(3t - 0.822) +
/// 0.0138 cos(4t - 3.513)], t = 2 pi (h - 1) / 24 with h the hour ending, A = (mean daily max - mean daily min) / 0.9758; or the station's
/// own `diurnal` shape times that difference, and an hourly AR(1) series (0.6 an hour) of the hour's `spread` about it, mean zero each day.
/// Dew point: daily anomalies correlated with the dry bulb's by `generator.dry_dew_correlation`, constant over a day. With
/// `variability` each day has an amplitude of its own, (1 + amplitude_sd z) A with z standard normal in each month and correlated with
/// the day's mean, never below A / 20; dew points persist by their own lag and depart from their day's mean by an hourly AR(1) series
/// (0.93 an hour) of deviation `dew_hour_sd`. Where the dew point would pass the dry bulb it is held there, and the rest of the month is
/// raised until the month's mean is the normal again; the hours are counted in a finding. Pressure: standard atmosphere at the elevation.
/// Wind: the month's mean. Solar: the month's clearness on every day, spread over the hours as solar.hpp says, split into beam and diffuse
/// after Erbs 1982; beam below 3.7 degrees of elevation is counted as diffuse.
///
/// Random numbers: Philox-4x32-10 keyed by the station's id, counter = day, so the same station always gives the same year.
/// Monthly means of dry bulb, dew point, irradiation and wind equal the normals to 1e-9. Needs dew point mean <= dry bulb mean in
/// every month, lag1 in [0, 1) and |correlation| <= 1; otherwise std::domain_error.
[[nodiscard]] Year typical_year(const Station& station);

}  // namespace landfall::climate
