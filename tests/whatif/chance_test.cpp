// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/chance.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

using namespace landfall::whatif;

TEST_CASE("a draw has the same numbers whatever was asked before it") {
  for (const Sampling sampling : {Sampling::monte_carlo, Sampling::latin_hypercube, Sampling::sobol}) {
    const Chance chance({"a", "b", "c"}, sampling, 7, 1000, true);
    std::vector<double> all, part;
    for (const bool second : {false, true}) {
      chance.fill(0, 1000, second, all);
      for (const std::uint64_t first : {0U, 1U, 517U, 998U}) {
        const std::size_t count = first == 998U ? 2 : 5;
        chance.fill(first, count, second, part);
        for (std::size_t i = 0; i < 3; ++i) {
          for (std::size_t d = 0; d < count; ++d) CHECK(part[i * count + d] == all[i * 1000 + first + d]);
        }
      }
    }
  }
}

TEST_CASE("a Latin hypercube takes every slice of every input once, for any number of draws") {
  for (const std::uint64_t draws : {1U, 2U, 5U, 64U, 1000U, 4097U}) {
    const Chance chance({"a", "b"}, Sampling::latin_hypercube, 3, draws, false);
    std::vector<double> numbers;
    chance.fill(0, draws, false, numbers);
    for (std::size_t i = 0; i < 2; ++i) {
      std::set<int> slices;
      for (std::size_t d = 0; d < draws; ++d) slices.insert(static_cast<int>(numbers[i * draws + d] * static_cast<double>(draws)));
      CHECK(slices.size() == draws);
      CHECK(*slices.rbegin() == static_cast<int>(draws) - 1);
    }
  }
}

TEST_CASE("numbers lie inside (0, 1), other seeds and names have other ones, and the second set is another") {
  for (const Sampling sampling : {Sampling::monte_carlo, Sampling::latin_hypercube, Sampling::sobol}) {
    std::vector<double> a, b, other_seed, alone;
    const Chance chance({"a", "b"}, sampling, 1, 512, true);
    chance.fill(0, 512, false, a);
    chance.fill(0, 512, true, b);
    Chance({"a", "b"}, sampling, 2, 512, true).fill(0, 512, false, other_seed);
    CHECK(std::all_of(a.begin(), a.end(), [](double u) { return u > 0.0 && u < 1.0; }));
    CHECK(a != b);
    CHECK(a != other_seed);
    double mean = 0.0, product = 0.0;
    for (std::size_t d = 0; d < 512; ++d) {
      mean += a[d] / 512.0;
      product += (a[d] - 0.5) * (a[512 + d] - 0.5) / 512.0;
    }
    CHECK(mean == doctest::Approx(0.5).epsilon(sampling == Sampling::monte_carlo ? 0.08 : 0.01));
    CHECK(std::abs(product) < 0.015);
  }
}

TEST_CASE("an input keeps its numbers when others join the study, but in a Sobol sequence") {
  for (const Sampling sampling : {Sampling::monte_carlo, Sampling::latin_hypercube}) {
    std::vector<double> alone, together;
    Chance({"b"}, sampling, 1, 100, false).fill(0, 100, false, alone);
    Chance({"a", "b"}, sampling, 1, 100, false).fill(0, 100, false, together);
    CHECK(std::equal(alone.begin(), alone.end(), together.begin() + 100));
  }
}
