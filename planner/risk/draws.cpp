// SPDX-License-Identifier: Apache-2.0
#include "planner/risk/draws.hpp"

#include <Random123/philox.h>
#include <algorithm>
#include <array>
#include <cstdint>
#include <numeric>

#include "planner/risk/pert.hpp"

namespace landfall::risk {
namespace {

/// FNV-1a: a stable 64-bit name of a path.
std::uint64_t name_of(std::string_view path) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : path) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// A permutation of 0..n-1: indices sorted by their own random number, ties by index. The numbers are even, so that sorting them by their
/// first byte leaves little to do.
std::vector<std::uint32_t> permutation(std::size_t n, std::uint64_t key) {
  constexpr std::size_t heads = 256;
  constexpr auto head = [](std::uint64_t number) { return static_cast<std::size_t>(number >> 56U); };
  std::vector<std::uint64_t> numbers(n), sorted(n);
  std::array<std::size_t, heads + 1> begin{};
  const r123::Philox4x32::key_type philox_key = {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
  r123::Philox4x32 philox;
  for (std::size_t i = 0; i < n; ++i) {
    const r123::Philox4x32::ctr_type counter = {{static_cast<std::uint32_t>(i), 0, 0, 0}};
    numbers[i] = (static_cast<std::uint64_t>(philox(counter, philox_key)[0]) << 32) | i;
    ++begin[head(numbers[i]) + 1];
  }
  std::partial_sum(begin.begin(), begin.end(), begin.begin());
  std::array<std::size_t, heads + 1> next = begin;
  for (const std::uint64_t number : numbers) sorted[next[head(number)]++] = number;
  for (std::size_t i = 0; i < heads; ++i)
    std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin[i]), sorted.begin() + static_cast<std::ptrdiff_t>(begin[i + 1]));
  std::vector<std::uint32_t> order(n);
  for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<std::uint32_t>(sorted[i]);
  return order;
}

}  // namespace

DrawTable draw(portfolio::Portfolio& portfolio, const ForEach& for_each) {
  const std::uint32_t slots = portfolio::number_facts(portfolio);
  const auto count = static_cast<std::size_t>(portfolio.draws);
  const PertTable pert(count, for_each);
  DrawTable table(slots, count);
  std::vector<InputRef> inputs;  // a country's fact is found at each of its places, and drawn once
  std::vector<bool> seen(slots, false);
  for (const InputRef& input : portfolio::inputs(portfolio)) {
    if (seen[input.fact->slot]) continue;
    seen[input.fact->slot] = true;
    inputs.push_back(input);
  }
  for_each(inputs.size(), [&](std::size_t which) {
    const InputRef& input = inputs[which];
    const FactRecord& fact = *input.fact;
    double* const drawn = table.of(fact.slot);
    const double range = fact.high - fact.low;
    if (range <= 0.0) {
      std::fill_n(drawn, count, fact.value);
      return;
    }
    const double skew = (fact.value - fact.low) / range;
    const std::vector<std::uint32_t> order = permutation(count, name_of(input.path) ^ (portfolio.seed * 0x9E3779B97F4A7C15ULL));
    for (std::size_t i = 0; i < count; ++i) drawn[i] = fact.low + range * pert.quantile(skew, order[i]);
  });
  table.close();
  return table;
}

}  // namespace landfall::risk
