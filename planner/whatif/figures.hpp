// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "planner/scalar/draws.hpp"
#include "planner/whatif/kernel.hpp"

namespace landfall::whatif {

/// Flows of the lanes, apart from each other; memory that packs use one after another.
struct FigureSpace {
  std::array<std::vector<double>, Pack::lanes> project, equity;
};

/// Reads the figures of finance::returns off a pack, each with the bits that the `double` reading gives. Fills one outcome a lane; their
/// verdict must already be that of the rules.
void read_figures(const finance::CashFlow<Pack>& flow, const Reading<Pack>& in, const ScenarioWork& work, FigureSpace& space,
                  std::span<Outcome* const> outcomes);

}  // namespace landfall::whatif
