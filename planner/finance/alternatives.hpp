// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "planner/finance/case.hpp"

/// The same candidate, built later or built otherwise: what a committee asks before it says yes to building it now and by module.
namespace landfall::finance {

/// The figures that move.
struct Alternative {
  std::string id;  ///< `now`, `later-6`, …; `prefabricated`, `stick-built`
  int wait = 0;    ///< months after the valuation date at which the decision falls
  std::optional<double> project_irr, equity_irr;
  double npv_usd = 0.0;  ///< at the valuation date, at the investor's rate
  double capex_usd = 0.0;
  double opening_month = 0.0;  ///< from the valuation date
  double price = 0.0;          ///< of a unit at the opening
  double energy_index = 0.0;   ///< price of electricity at the opening over that of the valuation date
  double grid_wait = 0.0;      ///< months by which the grid is later than a plant that could take it; negative: the plant is the later one
};

/// The decision now and 6, 12 and 24 months later. Everything starts later, the application for the grid too. Construction cost, rents
/// and running cost move by their indices meanwhile, a GPU price drifts, hardware costs what it costs; the rules of the place stay as
/// they are. A return counts from its own decision, NPV from the valuation date.
[[nodiscard]] std::vector<Alternative> later(const Case& candidate);

/// The candidate as it is by module, and stick-built: dearer and slower by what the cost book says that prefabrication saves. Empty where
/// it does not say.
[[nodiscard]] std::vector<Alternative> ways_to_build(const Case& candidate);

}  // namespace landfall::finance
