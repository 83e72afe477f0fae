// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>

#include "planner/finance/cash_flow.hpp"

/// Measures beside the internal rate of return.
namespace landfall::finance {

/// Modified rate of return a period: outflows financed at one rate, inflows reinvested at another to the last flow that is not zero, at
/// period n: (FV(inflows) / PV(outflows))^(1/n) - 1. None unless there are flows of both signs. Throws std::domain_error for rates of -1 or
/// less and for flows that are not finite.
[[nodiscard]] std::optional<double> mirr(std::span<const double> flows, double finance_rate, double reinvest_rate);

/// When the running sum of flows, each discounted at `rate` a period, turns non-negative for good: the number of whole periods before and
/// the part of the period in which it crosses, a flow being even over its period. None if it never was negative or stays so. `rate` 0 is
/// the plain payback.
[[nodiscard]] std::optional<double> payback(std::span<const double> flows, double rate = 0.0);

/// Cash over the loan, both at their value at the loan's own rate, so that a sculpted loan without taxes on which only the cover binds has
/// an LLCR of exactly that cover:
///   LLCR = sum(CFADS_t x part of t's operation inside the repayment period x q_t) / sum(draw_t q_t), PLCR with all operation,
/// q as in `write_debt`. None without a loan.
struct LoanCover {
  std::optional<double> llcr;
  std::optional<double> plcr;
};
[[nodiscard]] LoanCover loan_cover(const CashFlow<double>& flow, const Case& candidate);

}  // namespace landfall::finance
