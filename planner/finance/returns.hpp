// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "climate/base/finding.hpp"
#include "planner/finance/cash_flow.hpp"
#include "planner/finance/irr.hpp"
#include "planner/finance/measures.hpp"

namespace landfall::finance {

/// A return a year, effective, with the status of its equation.
struct AnnualReturn {
  IrrStatus status = IrrStatus::none;
  std::optional<double> rate;
  std::vector<double> roots;
};
/// IRR of monthly flows, annualised as (1 + monthly)^12 - 1.
[[nodiscard]] AnnualReturn annual_return(std::span<const double> monthly_flows);

/// Debt service cover of one year of the loan: CFADS over service, twelve months from the first full month of operation.
struct CoverYear {
  int year = 0;  ///< 1 is the first operating year
  double dscr = 0.0;
};

/// How a loan with a lock-up kept its covenants, by the cover of the last twelve months.
struct Covenants {
  int locked_months = 0;  ///< in which cash was withheld from shareholders
  double most_locked_usd = 0.0;
  int default_months = 0;  ///< in which the cover was below the default level
  std::optional<int> first_default_month;
};

struct Returns {
  AnnualReturn project;
  AnnualReturn equity;
  double npv_usd = 0.0;                             ///< of the project flows at the investor's discount rate
  double equity_multiple = 0.0;                     ///< money out over money in; 0 without money in
  std::optional<double> payback_months;             ///< when the equity flows first sum to zero for good
  std::optional<double> discounted_payback_months;  ///< the same of the flows discounted at the investor's rate
  std::optional<double> equity_mirr;                ///< a year; paid in and reinvested at the investor's rate
  std::vector<CoverYear> cover;
  std::optional<CoverYear> min_cover;
  std::optional<double> average_dscr;
  LoanCover loan_cover;
  std::optional<Covenants> covenants;
  double levelised_usd_per_unit = 0.0;  ///< flat rent per kW-month (or GPU-hour) at which the project is worth nothing before tax
  double months_to_revenue = 0.0;
};

/// The figures a committee reads off a cash flow, and what has to be said about them: no return, several, a loan that grows, little debt,
/// cover below one, a loan above cost, cash locked up, default, a refinancing that does not pay.
///
/// The levelised price counts that credit loss, management and selling cost are shares of rent: with k what is left of a dollar of rent,
/// PV(rent) - (NPV + PV(tax)) / k is spread over PV(sold). 0 where nothing is sold or nothing is left.
[[nodiscard]] Returns returns(const CashFlow<double>& flow, const Case& candidate, Findings& findings);

/// Copies a row's months.
[[nodiscard]] std::vector<double> values(const Row<double>& row, int months);

}  // namespace landfall::finance
