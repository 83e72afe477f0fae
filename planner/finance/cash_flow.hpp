// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/opex.hpp"
#include "planner/deal/revenue.hpp"
#include "planner/finance/debt.hpp"
#include "planner/finance/payout.hpp"
#include "planner/finance/tax.hpp"

/// The cash-flow model: monthly from financial close (month 0) to the end of the plan, nominal US dollars, flows at the end of the
/// month. Positive is money in. Written once, as a template over its scalar (planner/scalar): `double` is the appraisal, `Pack` several
/// scenarios side by side with the same bits, `Dual` the sensitivities.
namespace landfall::finance {

template <class S>
struct CashFlow {
  cost::Schedule<S> schedule;
  cost::Capex<S> capex;
  cost::Timeline<S> timeline;
  Construction<S> construction;
  deal::Letting<S> letting;
  cost::Utilities<S> utilities;
  deal::Revenue<S> revenue;
  std::array<Row<S>, cost::opex_item_count> opex;  ///< by line
  Row<S> opex_total;
  Row<S> ebitda;
  Depreciation<S> depreciation;
  Row<S> end_value;  ///< salvage, land, working capital, resale of hardware, less decommissioning; in the last month of the plan
  Row<S> unlevered_tax;
  Row<S> tax;
  Row<S> cfads;  ///< EBITDA less tax: cash flow available for debt service
  Debt<S> debt;
  // Rows of terms that a candidate need not have; without the term there is no row, and it must not be read.
  LockUp<S> lock_up;        ///< with `financing.lock_up`
  Row<S> refresh_spend;     ///< with `deal.refresh`: the second fleet, paid by shareholders
  Row<S> refresh_proceeds;  ///< and what the first one brings
  Row<S> distribution;      ///< to shareholders, before withholding tax; negative: a call on them
  Row<S> withholding;       ///< tax on distributions
  Row<S> project;           ///< unlevered, after tax
  Row<S> equity;            ///< after debt, tax and withholding tax
  Row<S> balance_check;     ///< assets less liabilities and equity: zero; kept with the lines
};

/// The figures of a flow without its rows: what is left when the ledger goes.
[[nodiscard]] CashFlow<double> without_rows(const CashFlow<double>& flow);

/// Runs the model. `ledger` must be empty and as long as `plan_months(candidate)`; it owns the rows. With `Detail::flows` the rows that
/// only reports read are left out and must not be read: lines of opex, quantities, pass-through and credit loss, the balance.
template <class S>
[[nodiscard]] CashFlow<S> cash_flow(const Reading<S>& in, const Case& candidate, Ledger<S>& ledger);

}  // namespace landfall::finance
