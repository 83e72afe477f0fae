// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "planner/appraisal/appraisal.hpp"
#include "planner/risk/distribution.hpp"

namespace landfall::committee {

struct Candidate {
  appraisal::Appraisal appraisal;
  risk::Distribution risk;
  int rank = 0;                       ///< 1 is first; blocked candidates come after all others
  std::optional<double> share_first;  ///< of draws in which it has the highest equity return of all that are not blocked
};

/// Candidates in order of rank. Ranked by verdict (blocked last), then equity IRR from high to low (none last), then place and module.
struct Comparison {
  std::vector<Candidate> candidates;
};

struct Options {
  int threads = 0;                                                  ///< 0: all cores. The result has the same bytes for any number.
  std::function<void(std::size_t done, std::size_t all)> progress;  ///< called from worker threads, may be empty
  bool keep_rows = false;  ///< keep every candidate's months, a third of a megabyte each; the figures are kept anyway
};

/// Appraises every chosen place with every chosen module and draws their risk. `portfolio` gets its facts numbered and must outlive the
/// result.
[[nodiscard]] Comparison compare(portfolio::Portfolio& portfolio, const Options& options = {});

}  // namespace landfall::committee
