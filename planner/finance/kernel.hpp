// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/finance/case.hpp"
#include "planner/finance/returns.hpp"
#include "planner/scalar/draws.hpp"
#include "planner/scalar/kernel_choice.hpp"

namespace landfall::finance {

/// Runs scenarios of a candidate side by side, as many as a register of some instruction set holds. Keeps working memory between calls:
/// one a thread. What it computes has the same bits on every instruction set.
class Kernel {
 public:
  virtual ~Kernel() = default;
  [[nodiscard]] virtual std::size_t lanes() const = 0;
  /// The equity flows of draws first, first + 1, … of a closed table: draw first + i into equity[i], from the month of the decision on.
  /// At most `lanes()` of them. `months` is `plan_months(candidate)`, the same for all draws.
  virtual void equity_flows(const Case& candidate, int months, const DrawTable& draws, std::size_t first,
                            std::span<std::vector<double>> equity) = 0;
  /// What equity earns in them.
  virtual void equity_returns(const Case& candidate, int months, const DrawTable& draws, std::size_t first,
                              std::span<AnnualReturn> equity) = 0;
};

/// Those built in that this processor runs, from the narrowest to the widest.
[[nodiscard]] std::vector<KernelChoice<Kernel>> kernels();

}  // namespace landfall::finance
