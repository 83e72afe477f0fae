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
  S repaid{};      ///< the moment at which the last loan is due; unset without a loan
  Row<S> draw;
  Row<S> fees;      ///< up-front and commitment fees, paid by equity
  Row<S> idc;       ///< interest before the opening, paid by equity
  Row<S> interest;  ///< after the opening
  Row<S> principal;
  Row<S> service;  ///< interest + principal, as scheduled
  Row<S> balance;
  Row<S> reserve;         ///< balance of the debt service reserve account
  Row<S> reserve_flow;    ///< into the account; negative when it is released
  Row<S> reserve_income;  ///< interest earned on it

  // Rows of terms that the financing need not have; without the term there is no row, and it must not be read.
  Row<S> swept;        ///< prepaid out of the cash after service
  Row<S> revaluation;  ///< what the fall of the loan's currency takes off the balance
  struct Refinanced {
    S size{};  ///< of the second loan; nothing where it would not pay for the first
    S by_gearing{};
    S by_dscr{};
    S proceeds{};  ///< what is left for shareholders after the first loan and the fee
    Row<S> draw;
    Row<S> repaid;  ///< of the first loan
    Row<S> fee;
  } second;
};

/// Interest a month at a margin over the base rate, which an offshore lender wants after the country's withholding tax on interest.
template <class S>
[[nodiscard]] S monthly_rate(const Reading<S>& in, const Case& candidate, const FactRecord& margin) {
  const S rate = (in(candidate.financing.loan.base_rate) + in(margin)) / 12.0;
  return candidate.financing.offshore_lender ? rate / (S(1.0) - in(candidate.scope.site.tax.withholding_interest)) : rate;
}
template <class S>
[[nodiscard]] S monthly_rate(const Reading<S>& in, const Case& candidate) {
  return monthly_rate(in, candidate, candidate.financing.loan.margin);
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
///
/// Terms, each only where the financing has it:
///   grace     c_t begins when the grace ends; until then service is the interest on what is drawn, D r g_t n_t, which comes off the left
///             side of the equation above. The tenor includes the grace.
///   currency  lent in the country's money, whose value changes by x a month: the balance is worth x times as much in dollars a month
///             later, so q_{t+1} = q_t / ((1 + r g_t) x) from month 0 on, level service is x^t, and n_t, what a dollar of loan has grown
///             to, replaces the share drawn.
///   sweep     prepays that share of CFADS (unlevered tax) after service, the last instalments first: the schedule stands until nothing is
///             owed. The reserve then never exceeds the loan.
template <class S>
[[nodiscard]] Debt<S> write_debt(const Reading<S>& in, const Case& candidate, const Construction<S>& construction,
                                 const cost::Timeline<S>& timeline, const Row<S>& cfads, Ledger<S>& ledger);

}  // namespace landfall::finance
