// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/year.hpp"

namespace landfall::climate {

/// Fills `humidity_ratio` and `wet_bulb_c` of a year from dry bulb, dew point and pressure (psychrometrics.hpp).
/// Every hour needs dew point <= dry bulb and a vapour pressure below the total; otherwise std::domain_error, as does a series
/// that has not `hours_per_year` entries.
void derive_moist_air(Year& year);

}  // namespace landfall::climate
