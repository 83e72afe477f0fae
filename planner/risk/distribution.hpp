// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "planner/finance/kernel.hpp"

namespace landfall::risk {

/// Equity returns of one candidate over the draws.
struct Distribution {
  /// Annual equity IRR by draw. A draw without a return counts as -1, a total loss: its flows never earn back what was put in. One with
  /// several counts with the lowest. Both are counted below.
  std::vector<double> equity_irr;
  int without_return = 0;
  int several_returns = 0;
  std::optional<double> p10, p50, p90;  ///< percentiles: p10 is exceeded in 90 % of draws
  std::optional<double> mean;
  std::optional<double> probability_below_hurdle;
};

/// Memory that candidates use one after another; what it holds changes no result. One a thread.
struct Workspace {
  std::unique_ptr<finance::Kernel> kernel = finance::kernels().back().make();
  std::vector<finance::AnnualReturn> returns{kernel->lanes()};
};

/// Runs the cash-flow model on packs of draws. Plant performance is the candidate's own in every draw; the cost book's factors on overhead
/// and water carry its uncertainty. Empty without draws.
[[nodiscard]] Distribution distribution(const finance::Case& candidate, const DrawTable& draws, double hurdle, Workspace& workspace);
[[nodiscard]] Distribution distribution(const finance::Case& candidate, const DrawTable& draws, double hurdle);

/// Percentile of an ascending series by linear interpolation between order statistics, position p x (n - 1).
[[nodiscard]] double percentile(const std::vector<double>& ascending, double p);

}  // namespace landfall::risk
