// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/whatif/plan.hpp"

namespace landfall::whatif {

/// The varied inputs of every world over consecutive rounds.
class Draws {
 public:
  /// Works out rounds first, first + 1, … The same numbers whatever was filled before.
  void fill(const Plan& plan, std::uint64_t first, std::size_t count);

  [[nodiscard]] std::size_t count() const { return count_; }
  /// One input's values, round by round.
  [[nodiscard]] const double* of(std::size_t world, std::size_t varied) const { return values_[world].data() + varied * count_; }
  [[nodiscard]] double at(std::size_t world, std::size_t varied, std::size_t round) const { return of(world, varied)[round]; }

 private:
  /// Uniform numbers of one run of draws at one point.
  struct Numbers {
    std::uint64_t first = 0;
    std::size_t count = 0;
    std::vector<double> a, b;
  };
  void fill_point(const Plan& plan, std::uint64_t first, std::size_t from, std::size_t to);

  std::size_t count_ = 0;
  std::vector<std::vector<double>> values_;
  Numbers numbers_;
};

}  // namespace landfall::whatif
