// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/finding.hpp"
#include "planner/portfolio/portfolio.hpp"

namespace landfall::portfolio {

/// A fact that does not go with another one, or with itself.
struct Contradiction {
  std::string path;                  ///< of the fact that is doubted
  const FactRecord* fact = nullptr;  ///< nullptr for a rule, whose id `path` is
  Finding finding;                   ///< why: code and figures
};

/// What the library says against itself, by place, country and station in byte order: a place far from its climate station or at another
/// height; design temperatures out of order or below the normals; sun of a place unlike its station's; outages whose count and hours do not
/// go together; a round trip faster than light in fibre; a tax holiday dearer than no holiday; a year after the valuation; trust in a fact
/// that has no source; two rules of one owner that answer the same question differently. Limits are conventions, named in the sentences.
[[nodiscard]] std::vector<Contradiction> contradictions(const Portfolio& portfolio);

}  // namespace landfall::portfolio
