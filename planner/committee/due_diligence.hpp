// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "climate/base/finding.hpp"
#include "climate/base/for_each.hpp"
#include "planner/appraisal/appraisal.hpp"
#include "planner/committee/documents.hpp"

/// What must be verified before paying: the facts behind one candidate, by how much of its equity return hangs on each.
namespace landfall::committee {

/// How far a fact's confidence leaves it open, by Confidence: a convention of ours, not a measurement. What nobody has checked counts in
/// full.
inline constexpr std::array<double, 4> openness{0.25, 0.5, 0.75, 1.0};  // high, medium, low, unverified

/// A swing of the return below this is rounding: 0.0001 percentage points.
inline constexpr double no_effect = 1e-6;

/// One fact and what hangs on it.
struct Doubt {
  std::string path;
  const FactRecord* fact = nullptr;  ///< of the portfolio
  std::string_view description;
  std::optional<double> equity_irr_low;  ///< with the fact at its low end, all others at their value
  std::optional<double> equity_irr_high;
  double swing = 0.0;          ///< largest less smallest equity IRR over low, value and high; no return counts as -1, a total loss
  bool flips_verdict = false;  ///< the return crosses the investor's hurdle between value and an end, and no rule blocks the candidate
  std::optional<double> switching_value;   ///< where it crosses, the crossing nearest to the value
  double score = 0.0;                      ///< swing x openness of the fact's confidence: the order of the list
  const DocumentKind* document = nullptr;  ///< what would settle it; of `documents`
};

struct DueDiligence {
  std::vector<Doubt> doubts;  ///< score from high to low, then path; facts without a range or without effect are left out
  Findings findings;          ///< how many were left out and why
};

/// Runs the cash flow at both ends of every fact behind the candidate, one at a time. Facts of the plant (`module.<id>.electrical`,
/// `.cooling`) have their year simulated again at each end, and their switching value too. The place's weather and design
/// temperatures stay. `for_each` spreads these years. Crossings are looked for between low and value and between value and high, one each.
/// The investor's own hurdle and discount rate are choices, not facts, and have no effect on the return. The portfolio's facts must be
/// numbered, as committee::compare leaves them; `documents` must outlive the result.
[[nodiscard]] DueDiligence due_diligence(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& appraisal,
                                         const Documents& documents, const ForEach& for_each = one_by_one);

/// The order of the list.
[[nodiscard]] bool weighs_more(double score_a, const std::string& path_a, double score_b, const std::string& path_b);

}  // namespace landfall::committee
