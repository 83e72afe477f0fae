// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/appraisal/appraisal.hpp"
#include "planner/committee/what_if.hpp"

namespace landfall::committee {

/// A candidate with another plant: one fact of its module changed, its year simulated again, its cash flow run again. Gates and number of
/// modules stay those of the base case.
class OtherPlant {
 public:
  /// `portfolio` and `appraisal` must outlive this object.
  OtherPlant(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& appraisal, double hurdle);

  /// Whether a path is of the module's plant or of what stands on site, so that the year must be simulated again.
  [[nodiscard]] bool owns(const std::string& path) const;

  /// The outcome with the fact at `path` at `value`; a total loss where the plant then stops at its design temperature.
  [[nodiscard]] Outcome at(const std::string& path, double value) const;

 private:
  const portfolio::Portfolio& portfolio_;
  const finance::Case& basis_;
  double load_;
  double hurdle_;
  climate::Year year_;
  climate::DesignConditions design_;
};

}  // namespace landfall::committee
