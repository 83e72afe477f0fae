// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string_view>

#include "planner/finance/cash_flow.hpp"

namespace landfall::finance {

/// Where money comes from and where it goes. Sources first, shareholders' payments in among them; then the uses.
enum class Fund {
  loan,
  second_loan,
  paid_in,
  revenue,
  vat_refunded,
  reserve_income,
  resale,
  end_value,
  construction,
  working_capital,
  vat_paid,
  second_fleet,
  running_cost,
  tax,
  withholding,
  fees,
  interest_before_opening,
  interest,
  principal,
  prepaid,
  into_reserve,
  locked_up,
  paid_out,
};
inline constexpr std::size_t fund_count = 23;
[[nodiscard]] std::string_view to_string(Fund fund);
[[nodiscard]] inline bool is_source(Fund fund) { return fund < Fund::construction; }

/// The table of some months, month by month added up; closes in each of them: sources less uses is what rounding leaves.
struct Funds {
  std::array<double, fund_count> usd{};

  [[nodiscard]] double operator[](Fund fund) const { return usd[static_cast<std::size_t>(fund)]; }
  [[nodiscard]] double sources() const;
  [[nodiscard]] double uses() const;
};
/// The first month after all of the build has opened.
[[nodiscard]] int opened_by(const CashFlow<double>& flow);
[[nodiscard]] Funds funds(const CashFlow<double>& flow, const Case& candidate, Months months);

}  // namespace landfall::finance
