// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/whatif/study.hpp"

namespace landfall::whatif {

/// Uniform numbers by (input, draw): what a draw gets depends on seed, name of the input, number of the draw and how many draws there
/// are, never on what was asked before, so that any scenario can be worked out alone.
///
/// monte-carlo       Philox-4x32-10, keyed by seed and name, counter = draw (Salmon et al. 2011)
/// latin-hypercube   draw d takes the slice p(d) of `draws` equal ones, p a permutation of its own for each input (a four-round Feistel
///                   network, walked until it falls inside), at a Philox place inside the slice
/// sobol             the Sobol sequence of Joe and Kuo 2008, an input a dimension in the order of `names`, shifted digit by digit with a
///                   Philox number of the input
/// A second, independent set (`second`) serves Sobol indices.
class Chance {
 public:
  static constexpr std::size_t most_sobol_inputs = 1800;

  Chance() = default;
  Chance(std::vector<std::string> names, Sampling sampling, std::uint64_t seed, std::uint64_t draws, bool twice);

  [[nodiscard]] std::size_t size() const { return keys_.size(); }
  /// Numbers of draws first, first + 1, … of every input: column i of `count` numbers is input i's.
  void fill(std::uint64_t first, std::size_t count, bool second, std::vector<double>& columns) const;

 private:
  [[nodiscard]] std::uint64_t slice(std::uint64_t draw, std::uint64_t key) const;
  void fill_sobol(std::uint64_t first, std::size_t count, bool second, std::vector<double>& columns) const;

  Sampling sampling_ = Sampling::monte_carlo;
  std::uint64_t draws_ = 1;
  bool twice_ = false;
  int half_bits_ = 1;  // of the Feistel network's halves
  std::vector<std::uint64_t> keys_;
};

}  // namespace landfall::whatif
