// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "climate/year.hpp"
#include "planner/plant/design.hpp"

namespace landfall::plant {

/// Growth of overhead energy (facility less IT) at full load when every hour is 1 K warmer at the same relative humidity and the sea as
/// much, share per K. From every 13th hour of the year (each hour of the day some 28 times, all seasons): within a tenth of the
/// growth over all hours, for a tenth of a millisecond. Linear over the few kelvins of a plan's life to about the same tenth.
[[nodiscard]] double overhead_per_k(const climate::Year& year, const Design& design);

}  // namespace landfall::plant
