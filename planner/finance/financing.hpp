// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <string>
#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::finance {

enum class Repayment {
  none,      ///< all equity
  level,     ///< equal monthly service of interest and principal, sized by gearing
  sculpted,  ///< service follows CFADS; sized by the smaller of gearing and DSCR
};

/// The terms of the senior loan. Gearing is debt over all uses of funds, financing costs included.
struct Financing {
  std::string id;
  LocalizedText name;
  Repayment repayment = Repayment::sculpted;
  bool offshore_lender = false;  ///< the borrower then bears the country's withholding tax on interest

  /// Unread and unregistered where repayment is none.
  struct Loan {
    Fact<"fraction"> gearing;           ///< cap on debt over total uses
    Fact<"ratio"> dscr;                 ///< CFADS over service that the lender asks for
    Fact<"fraction"> base_rate;         ///< a year, nominal, swapped to fixed
    Fact<"fraction"> margin;            ///< a year
    Fact<"fraction"> upfront_fee;       ///< of the loan, paid at close
    Fact<"fraction"> commitment_fee;    ///< a year, of the undrawn loan
    Fact<"year"> tenor;                 ///< repayment period from opening
    Fact<"month"> reserve;              ///< months of service in the debt service reserve account, funded at opening
    Fact<"fraction"> reserve_interest;  ///< a year, earned on the reserve
  } loan;

  // What a file need not have; what is not there costs a scenario nothing.

  /// The loan is lent, served and owed in the country's currency; its base rate is that currency's.
  bool local_currency = false;
  struct Grace {
    Fact<"month"> period;  ///< from the opening, in which interest alone is paid
  };
  std::optional<Grace> grace;
  struct Sweep {
    Fact<"fraction"> share;  ///< of the cash left after service that prepays
  };
  std::optional<Sweep> sweep;
  struct LockUp {
    Fact<"ratio"> dscr;          ///< of the last twelve months, below which nothing is distributed
    Fact<"ratio"> default_dscr;  ///< below which the loan is in default
  };
  std::optional<LockUp> lock_up;
  /// A second loan that repays the first and pays the rest out, if what it brings is enough for that.
  struct Refinancing {
    Fact<"month"> after;       ///< the opening
    Fact<"fraction"> gearing;  ///< cap on the new loan over the uses of funds of the first
    Fact<"ratio"> dscr;        ///< cover of the remaining CFADS that sizes it
    Fact<"fraction"> margin;   ///< a year, over the same base rate
    Fact<"year"> tenor;        ///< from the refinancing
    Fact<"fraction"> fee;      ///< of the new loan
  };
  std::optional<Refinancing> refinancing;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Financing>
void visit_inputs(Self& self, Visit&& visit) {
  if (self.repayment == Repayment::none) return;
  visit("loan.gearing", self.loan.gearing, Bounds{0.0, 0.95}, "cap on debt over total uses of funds");
  visit("loan.dscr", self.loan.dscr, Bounds{1.0, 5.0}, "debt service cover that sizes the loan");
  visit("loan.base_rate", self.loan.base_rate, Bounds{-0.02, 0.3}, "swapped base rate a year");
  visit("loan.margin", self.loan.margin, Bounds{0.0, 0.3}, "margin over the base rate a year");
  visit("loan.upfront_fee", self.loan.upfront_fee, Bounds{0.0, 0.1}, "fee at close, of the loan");
  visit("loan.commitment_fee", self.loan.commitment_fee, Bounds{0.0, 0.1}, "fee on the undrawn loan a year");
  visit("loan.tenor", self.loan.tenor, Bounds{1.0, 30.0}, "repayment period from opening");
  visit("loan.reserve", self.loan.reserve, Bounds{0.0, 24.0}, "months of service held in reserve");
  visit("loan.reserve_interest", self.loan.reserve_interest, Bounds{-0.02, 0.3}, "interest earned on the reserve a year");
  if (self.grace) visit("grace.period", self.grace->period, Bounds{0.0, 120.0}, "interest alone is paid, from the opening");
  if (self.sweep) visit("sweep.share", self.sweep->share, Bounds{0.0, 1.0}, "share of the cash after service that prepays the loan");
  if (self.lock_up) {
    visit("lock_up.dscr", self.lock_up->dscr, Bounds{0.0, 5.0}, "cover below which nothing is distributed");
    visit("lock_up.default_dscr", self.lock_up->default_dscr, Bounds{0.0, 5.0}, "cover below which the loan is in default");
  }
  if (self.refinancing) {
    visit("refinancing.after", self.refinancing->after, Bounds{1.0, 360.0}, "from the opening to the refinancing");
    visit("refinancing.gearing", self.refinancing->gearing, Bounds{0.0, 2.0}, "cap on the new loan over the first one's uses of funds");
    visit("refinancing.dscr", self.refinancing->dscr, Bounds{1.0, 5.0}, "debt service cover that sizes the new loan");
    visit("refinancing.margin", self.refinancing->margin, Bounds{0.0, 0.3}, "margin of the new loan over the base rate a year");
    visit("refinancing.tenor", self.refinancing->tenor, Bounds{1.0, 30.0}, "repayment period of the new loan");
    visit("refinancing.fee", self.refinancing->fee, Bounds{0.0, 0.1}, "fee of the new loan");
  }
}

}  // namespace landfall::finance
