// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

#include "planner/finance/case.hpp"
#include "planner/finance/returns.hpp"
#include "planner/scalar/draws.hpp"

namespace landfall::finance {

/// Runs scenarios of a candidate side by side, as many as a register of some instruction set holds. Keeps working memory between calls:
/// one a thread. What it computes has the same bits on every instruction set.
class Kernel {
 public:
  virtual ~Kernel() = default;
  [[nodiscard]] virtual std::size_t lanes() const = 0;
  /// The equity flows of draws first, first + 1, … of a closed table: draw first + i into equity[i], from the month of the decision on.
  /// At most `lanes()` of them.
  virtual void equity_flows(const Case& candidate, const DrawTable& draws, std::size_t first, std::span<std::vector<double>> equity) = 0;
  /// What equity earns in them.
  virtual void equity_returns(const Case& candidate, const DrawTable& draws, std::size_t first, std::span<AnnualReturn> equity) = 0;
};

struct KernelChoice {
  std::string_view name;  ///< "portable", "avx2", "avx512"
  std::unique_ptr<Kernel> (*make)();
};
/// Those built in that this processor runs, from the narrowest to the widest.
[[nodiscard]] std::vector<KernelChoice> kernels();

}  // namespace landfall::finance
