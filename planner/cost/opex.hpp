// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "planner/cost/capex.hpp"

namespace landfall::cost {

/// Running cost by line, energy and water apart from the rest because they follow the load.
enum class OpexItem {
  energy,
  demand,
  water,
  cooling_service,
  operators,  ///< on shifts
  guards,     ///< on shifts
  engineers,
  managers,
  enclosure_upkeep,
  cooling_upkeep,
  electrical_upkeep,
  generator_upkeep,
  spares,
  generator_fuel,
  insurance,
  war_risk,
  property_tax,
  land_lease,
  network,
  licences,
  hardware_support,
  management,
  selling,
  on_site,  ///< upkeep of PV and battery, and what is laid by for new cells
};
inline constexpr std::size_t opex_item_count = 24;
[[nodiscard]] std::string_view to_string(OpexItem item);

/// Which index a line follows from the valuation date on.
enum class Escalation {
  energy,  ///< the book's energy escalation
  local,   ///< local inflation, in dollars: less the currency's fall
  dollar,  ///< the book's dollar inflation
  none,    ///< a share of something that already moves
};
[[nodiscard]] Escalation escalation(OpexItem item);

/// What each fixed line costs a year of full operation, at prices of the valuation date. Lines that follow load or revenue are zero here.
template <class S>
using OpexRates = std::array<S, opex_item_count>;

/// `hardware_support_usd` a year comes from the deal. Insured value: hard, soft and owner's cost and hardware. War risk is a line
/// of its own. Property tax is of built cost without land and hardware. Cells of a
/// battery that do not last `plan_years` are laid by for evenly.
template <class S>
[[nodiscard]] OpexRates<S> opex_rates(const Reading<S>& in, const Scope& scope, const Capex<S>& capex, const S& hardware_support_usd,
                                      const S& plan_years);

}  // namespace landfall::cost
