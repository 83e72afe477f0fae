// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/scalar/draws.hpp"
#include "planner/scalar/kernel_choice.hpp"
#include "planner/whatif/outcome.hpp"

namespace landfall::whatif {

/// Scenarios of one candidate and structure.
struct ScenarioWork {
  const finance::Case& candidate;
  int months = 0;  ///< length of the plan
  const FactRecord& hurdle;
  double covenant_dscr = 1.0;
};

/// Works scenarios side by side, as many as a register of some instruction set holds (docs/decisions/010-kernels.md). Keeps working memory
/// between calls: one a thread. What it computes has the same bits on every instruction set.
class ScenarioKernel {
 public:
  virtual ~ScenarioKernel() = default;
  [[nodiscard]] virtual std::size_t lanes() const = 0;
  /// The scenario in lane i of the table (a draw a lane, at least `lanes()` of them, all filled) goes to outcomes[i], whose verdict must
  /// already be that of the rules. At most `lanes()` outcomes.
  virtual void run(const ScenarioWork& work, const DrawTable& table, std::span<Outcome* const> outcomes) = 0;
};

using ScenarioKernelChoice = KernelChoice<ScenarioKernel>;
/// Those built in that this processor runs, from the narrowest to the widest.
[[nodiscard]] std::vector<ScenarioKernelChoice> scenario_kernels();

}  // namespace landfall::whatif
