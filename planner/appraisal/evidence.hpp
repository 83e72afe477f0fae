// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "climate/base/fact.hpp"
#include "planner/portfolio/portfolio.hpp"

namespace landfall::appraisal {

/// One registered fact that a candidate's figures rest on.
struct UsedFact {
  std::string path;
  const FactRecord* fact = nullptr;
  std::string_view description;
  Bounds bounds;
};

/// Whether a registered figure is a surprise of a price, which chance draws and nobody can verify.
[[nodiscard]] inline bool is_chance(const FactRecord& fact) { return fact.unit == "deviation"; }

/// The facts behind one candidate: project, costs, deal, loan, investor, its country, place and module, in the register's order.
/// The pointers refer to `portfolio`.
[[nodiscard]] std::vector<UsedFact> facts_behind(const portfolio::Portfolio& portfolio, const sites::Site& site,
                                                 const modules::Module& module);

/// How well a candidate's facts are known; chance is not counted.
struct Evidence {
  std::array<int, 4> by_confidence{};  ///< indexed by Confidence
  int stale = 0;                       ///< older than the portfolio's limit at its valuation date
  int oldest_year = 0;
  int user_entered = 0;  ///< put in by the user
  [[nodiscard]] int total() const { return by_confidence[0] + by_confidence[1] + by_confidence[2] + by_confidence[3]; }
};
[[nodiscard]] Evidence evidence(const std::vector<UsedFact>& facts, int valuation_year, int stale_after_years);

}  // namespace landfall::appraisal
