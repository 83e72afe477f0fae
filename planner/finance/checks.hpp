// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/finance/returns.hpp"

namespace landfall::finance {

/// A master check: an identity that must hold in every run. `error` is the largest deviation found, `limit` what rounding explains.
struct Check {
  std::string name;  ///< `sources-equal-uses`
  double error = 0.0;
  double limit = 0.0;
  [[nodiscard]] bool passed() const { return error <= limit; }  ///< false for a NaN
};

/// Sources equal uses every month; balance closes every month; the loan is drawn and repaid; gearing is kept; the lines sum to the
/// spending; tenants' and facility energy; NPV at the IRR is zero (C3: 1e-9 of the sum of absolute flows; a negative IRR is tested on the
/// value at the end of the plan).
[[nodiscard]] std::vector<Check> master_checks(const CashFlow<double>& flow, const Case& candidate, const Returns& returns);

}  // namespace landfall::finance
