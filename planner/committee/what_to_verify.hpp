// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/committee/comparison.hpp"
#include "planner/committee/due_diligence.hpp"

namespace landfall::committee {

/// One fact behind the leading candidates and what hangs on it.
struct Verification {
  std::string path;
  const FactRecord* fact = nullptr;  ///< of the portfolio
  std::string_view description;
  int candidates = 0;                    ///< leading candidates whose return it moves
  int verdicts = 0;                      ///< of them, how many have a return that crosses the hurdle inside the range
  double swing = 0.0;                    ///< the largest swing of equity IRR among them
  std::string swing_site, swing_module;  ///< whose that is
  struct Flip {
    std::string site, module;  ///< first in place of the winner
    double value = 0.0;        ///< of the fact, where the two returns are equal: the nearest to its value
    double way = 0.0;          ///< from its value to the end of its range on that side, as a share: how much of its doubt it takes
  };
  std::optional<Flip> flips_winner;
  double score = 0.0;  ///< swing x openness (due_diligence.hpp)
  const DocumentKind* document = nullptr;
};

struct WhatToVerify {
  std::vector<Verification> facts;           ///< those that flip the winner first, then by score from high to low, then path
  std::size_t leading = 0;                   ///< candidates looked at
  std::optional<std::size_t> smallest_flip;  ///< which of `facts` needs the least of its range to make another candidate first
};

/// Over the first `leading` candidates of the ranking that are not blocked: every fact behind any of them is put to its low and its high
/// end for all of them at once, as a tariff of a place moves all designs there. The winner is the first in rank; it flips where another
/// of the leading has the higher equity IRR. For a fact of a plant (`module.<id>.electrical`, `.cooling`) the year of its design is
/// simulated again at each value. Empty when all are blocked. `portfolio` is numbered, as `compare` leaves it; it, the comparison and
/// `documents` must outlive the result.
[[nodiscard]] WhatToVerify what_to_verify(const portfolio::Portfolio& portfolio, const Comparison& comparison, const Documents& documents,
                                          std::size_t leading, int threads = 0);

}  // namespace landfall::committee
