// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/utilities.hpp"
#include "planner/deal/deal.hpp"
#include "planner/finance/financing.hpp"

namespace landfall::finance {

/// One candidate, ready for its cash flow: everything but the draws. Refers, does not own: keep the referents alive.
struct Case {
  cost::Scope scope;
  cost::LoadCurves curves;
  const deal::Deal& deal;
  const Financing& financing;
  const FactRecord& discount_rate;
  bool pillar2_in_scope = false;
  int first_calendar_month = 0;  ///< calendar month of financial close, 0 = January
};

/// The same question of another scope, whose referents must live as long.
[[nodiscard]] inline Case with(const Case& candidate, const cost::Scope& scope, const cost::LoadCurves& curves) {
  return {scope,
          curves,
          candidate.deal,
          candidate.financing,
          candidate.discount_rate,
          candidate.pillar2_in_scope,
          candidate.first_calendar_month};
}

/// Length of the plan in whole years, as months: long enough for the latest opening and the longest life inside the facts' ranges, so that
/// every scenario of a candidate has the same rows.
[[nodiscard]] int plan_months(const Case& candidate);

}  // namespace landfall::finance
