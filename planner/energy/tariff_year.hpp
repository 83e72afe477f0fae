// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "sites/tariff.hpp"

namespace landfall::energy {

/// The tariff's periods on the hours of a modelled year.
///
/// Its 1 January is a Thursday, as in 2026; public holidays count as the weekday they fall on. An hour that begins in one period and ends
/// in another belongs to both by parts.
struct TariffYear {
  using Parts = std::array<double, sites::most_tariff_periods>;  ///< of one hour, adding up to 1
  std::size_t periods = 1;
  std::vector<Parts> of_hour;                                              ///< 8760
  std::array<std::array<double, 12>, sites::most_tariff_periods> share{};  ///< of a month's hours, by period
  Parts year_share{};
  std::vector<char> demand;  ///< whether demand is measured in the hour, 8760
};

/// `utc_offset_h`: of the clock that the year's hours are counted by; the tariff's own clock is another where a weather file's is. A
/// tariff that does not stand gives one period with all hours.
[[nodiscard]] TariffYear tariff_year(const sites::Tariff& tariff, double utc_offset_h);

}  // namespace landfall::energy
