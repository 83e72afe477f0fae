// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "planner/appraisal/evidence.hpp"
#include "planner/finance/cash_flow.hpp"
#include "planner/scalar/draws.hpp"

namespace landfall::committee {

/// One fact of a candidate put to another value; slot 0, which is no fact's, is the base case.
struct WhatIfPoint {
  std::uint32_t slot = 0;
  double value = 0.0;
};

/// What equity gets then.
struct Outcome {
  std::optional<double> equity_irr;  ///< effective a year; only where exactly one return exists
  double counted_irr =
      -1.0;  ///< the same for ranking, as in risk::Distribution: the lowest of several, -1 (total loss) where there is none
  double npv_at_hurdle = 0.0;  ///< USD of the equity flows at the hurdle: not negative exactly where a conventional investment meets it
};

/// Equity flows, from the month of the decision on, against a hurdle a year.
[[nodiscard]] Outcome outcome_of(std::span<const double> equity_flows, double hurdle);

/// One candidate's cash flow with a single fact changed at a time, the others at their value. Four scenarios are run side by side on
/// the pack reading of the model, so a change here gives the bits that `--set` of that value gives, as long as the plan keeps its length.
/// Plant performance, gates and number of modules stay those of the base case.
class WhatIf {
 public:
  /// `facts` are those behind the candidate, numbered (portfolio::number_facts). `candidate` must outlive this object.
  WhatIf(const finance::Case& candidate, const std::vector<appraisal::UsedFact>& facts, double hurdle);

  /// One outcome a point, in order.
  [[nodiscard]] std::vector<Outcome> at(std::span<const WhatIfPoint> points);
  [[nodiscard]] Outcome at(WhatIfPoint point) { return at(std::span<const WhatIfPoint>(&point, 1)).front(); }

 private:
  const finance::Case& candidate_;
  double hurdle_;
  Ledger<Pack> ledger_;
  DrawTable table_;
};

}  // namespace landfall::committee
