// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/finance/construction.hpp"

namespace landfall::finance {

/// The senior loan by month. Balances are at the end of the month; draws and service fall at its end.
template <class S>
struct Debt {
  S size{};        ///< sum of the draws
  S by_gearing{};  ///< what the gearing cap allows
  S by_dscr{};     ///< what CFADS over the asked cover allows; the same as by_gearing for a level loan
  S uses{};        ///< all uses of funds: cost, fees, interest during construction, reserve
  Row<S> draw;
  Row<S> fees;      ///< up-front and commitment fees, paid by equity
  Row<S> idc;       ///< interest before the opening, paid by equity
  Row<S> interest;  ///< after the opening
  Row<S> principal;
  Row<S> service;  ///< interest + principal
  Row<S> balance;
  Row<S> reserve;         ///< balance of the debt service reserve account
  Row<S> reserve_flow;    ///< into the account; negative when it is released
  Row<S> reserve_income;  ///< interest earned on it
};

/// Interest a month: base rate and margin, which an offshore lender wants after the country's withholding tax on interest.
template <class S>
[[nodiscard]] S monthly_rate(const Reading<S>& in, const Case& candidate) {
  const Financing::Loan& loan = candidate.financing.loan;
  const S rate = (in(loan.base_rate) + in(loan.margin)) / 12.0;
  return candidate.financing.offshore_lender ? rate / (S(1.0) - in(candidate.scope.site.tax.withholding_interest)) : rate;
}

/// Sizes and runs the loan, with nothing iterated.
///
/// The loan is drawn in proportion to cost, D s_t; equity pays the rest, the fees and the interest before the opening, so all of them
/// are linear in D. With r the monthly rate, g_t the part of month t after the opening, w_t the part inside the repayment period, o_t that
/// in operation, and q_{t+1} = q_t / (1 + r g_t), a service of k c_t repays the loan exactly when D sum(s_t q_{t+1}) = k sum(c_t q_{t+1}).
///   sculpted: c_t = w_t / o_t max(CFADS_t, 0); the asked cover means k <= 1 / DSCR, hence `by_dscr`. CFADS is taken with unlevered tax,
///   which
///             is the prudent side and avoids the circle through the interest's tax shield.
///   level:    c_t = w_t.
/// Fees, interest before the opening and the reserve are D kappa; gearing cap G of all uses gives D = G C / (1 - G kappa), exactly. A loan
/// that costs more before the opening than it brings, G kappa >= 1, is not taken. The reserve holds `reserve` months of the mean service of
/// the first year, from the opening to the end of the repayment period. Interest runs until the repayment period ends; what rounding leaves
/// of the balance is then dropped, and the master checks see to it that principal adds up to the loan. Service below interest (early
/// lease-up) lets the balance rise: reported by the returns, not forbidden. With no repayment, a non-positive CFADS or a gearing of zero,
/// everything is zero.
template <class S>
[[nodiscard]] Debt<S> write_debt(const Reading<S>& in, const Case& candidate, const Construction<S>& construction,
                                 const cost::Timeline<S>& timeline, const Row<S>& cfads, Ledger<S>& ledger);

}  // namespace landfall::finance
