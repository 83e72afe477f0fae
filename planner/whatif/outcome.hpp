// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string_view>

#include "planner/appraisal/appraisal.hpp"

namespace landfall::whatif {

/// What a scenario comes to: the money that `appraise` works out, and why something is missing. NaN is what does not exist.
struct Outcome {
  static constexpr double none = std::numeric_limits<double>::quiet_NaN();
  double capex_usd = none;
  double debt_usd = none;
  double project_irr = none;  ///< effective a year; only where exactly one exists
  double equity_irr = none;
  double counted_irr = none;  ///< equity, as risk::Distribution counts: the lowest of several, -1 (total loss) where there is none
  double npv_usd = none;
  double min_dscr = none;
  double levelised_usd = none;  ///< per kW-month or GPU-hour
  double months_to_revenue = none;
  double pue = none;  ///< at the stabilised load
  std::uint32_t flags = 0;
  std::uint8_t verdict = 0;             ///< gates::Verdict
  std::array<std::uint8_t, 3> spare{};  ///< zero: rows are compared and stored as bytes
};
static_assert(sizeof(Outcome) == 88);

/// What may have to be said of a scenario, a bit each.
enum Flag : std::uint32_t {
  no_project_irr = 1U << 0U,
  project_irr_out_of_range = 1U << 1U,
  several_project_irr = 1U << 2U,
  no_equity_irr = 1U << 3U,
  equity_irr_out_of_range = 1U << 4U,
  several_equity_irr = 1U << 5U,
  below_hurdle = 1U << 6U,
  cover_below_one = 1U << 7U,
  covenant_breach = 1U << 8U,
  debt_grows = 1U << 9U,
  little_debt = 1U << 10U,
  load_below_table = 1U << 11U,
};
struct FlagName {
  std::uint32_t bit;
  std::string_view code;
};
inline constexpr std::array<FlagName, 12> flag_names{{{no_project_irr, "no-project-irr"},
                                                      {project_irr_out_of_range, "project-irr-out-of-range"},
                                                      {several_project_irr, "several-project-irr"},
                                                      {no_equity_irr, "no-equity-irr"},
                                                      {equity_irr_out_of_range, "equity-irr-out-of-range"},
                                                      {several_equity_irr, "several-equity-irr"},
                                                      {below_hurdle, "below-hurdle"},
                                                      {cover_below_one, "cover-below-one"},
                                                      {covenant_breach, "covenant-breach"},
                                                      {debt_grows, "debt-grows"},
                                                      {little_debt, "little-debt"},
                                                      {load_below_table, "load-below-table"}}};

/// The same scenario read off an appraisal, the `double` reading of the model.
[[nodiscard]] Outcome outcome_of(const appraisal::Appraisal& appraisal, double hurdle, double covenant_dscr);

/// Sets status bits and the counted return.
void set_returns(const finance::AnnualReturn& project, const finance::AnnualReturn& equity, double hurdle, Outcome& outcome);

}  // namespace landfall::whatif
