// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "planner/finance/case.hpp"

namespace landfall::finance {

/// What the tax return of a plan year (12 months from close) is made of, interest apart.
template <class S>
struct TaxBasis {
  Row<S> ebitda;
  Row<S> result;     ///< EBITDA less depreciation, plus disposals: proceeds less cost of leaving less what was not depreciated
  Row<S> operating;  ///< months of operation
};
template <class S>
[[nodiscard]] TaxBasis<S> write_tax_basis(const Row<S>& ebitda, const Row<S>& depreciation, const Row<S>& disposal, const Row<S>& operating,
                                          Ledger<S>& ledger);

/// Depreciation by month, straight line over the tax life of each class from the opening, until the end of the plan.
/// Each phase of the build is written off from its own opening, by its share of the modules.
template <class S>
struct Depreciation {
  Row<S> month;
  S undepreciated{};  ///< what is left at the end of the plan, written off then
  S replaced{};       ///< what is left of a fleet when the next one takes its place
};
/// A fleet bought in place of the first one; without it, nothing of what is here is asked for.
template <class S>
struct Replacement {
  bool planned = false;
  S at{};   ///< the moment, at the latest the end of the plan
  S usd{};  ///< nothing where the plan ends first
};
template <class S>
[[nodiscard]] Depreciation<S> write_depreciation(const Reading<S>& in, const Case& candidate, const cost::Capex<S>& capex,
                                                 const cost::Timeline<S>& timeline, const Replacement<S>& replacement, Ledger<S>& ledger);

/// Names of the rows of one reading of the tax: with the loan's interest or without.
struct TaxRows {
  std::string_view profit, losses, consumed, used, rate, year, month;
};
inline constexpr TaxRows unlevered_tax{
    "tax.unlevered.profit", "tax.unlevered.losses", "tax.unlevered.losses-consumed", "tax.unlevered.losses-used", "tax.unlevered.rate",
    "tax.unlevered.year",   "tax.unlevered"};
inline constexpr TaxRows levered_tax{"tax.profit", "tax.losses", "tax.losses-consumed", "tax.losses-used", "tax.rate",
                                     "tax.year",   "tax.paid"};

/// Income tax by month. Assessed by plan year, paid in even instalments over the operating months of the year.
///
/// - Interest is deducted up to `interest_cap` of the year's EBITDA (1: no cap); what exceeds the cap is lost.
/// - Losses are carried forward first in, first out, for `loss_carry_forward` years (structural), and may offset at most
///   `loss_offset_limit` of a year's profit. With G the losses made up to a year's end and K the losses used or expired before year y:
///   K_y = max(K_{y-1} + used_{y-1}, G_{y-1-N}), available = G_{y-1} - K_y.
/// - The holiday runs `holiday_years` from the opening at `holiday_rate`; a year in which it ends takes both rates by months of operation.
/// - Where Pillar 2 applies to the investor, the rate is at least `pillar2_rate`; the substance carve-out is left out (prudent).
template <class S>
[[nodiscard]] Row<S> write_tax(const Reading<S>& in, const Case& candidate, const TaxRows& names, const cost::Timeline<S>& timeline,
                               const TaxBasis<S>& basis, const Row<S>* interest, Ledger<S>& ledger);

}  // namespace landfall::finance
