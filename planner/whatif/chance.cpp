// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/chance.hpp"

#include <Random123/philox.h>
#include <bit>
#include <boost/random/sobol.hpp>

#include "planner/plant/select.hpp"

namespace landfall::whatif {
namespace {

constexpr std::uint32_t place_stream = 0, shift_stream = 2;  // the second set has the next number

/// FNV-1a: a stable 64-bit name.
std::uint64_t name_of(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

/// The finaliser of SplitMix64 (Steele et al. 2014).
std::uint64_t mix(std::uint64_t x) {
  x = (x ^ (x >> 30U)) * 0xBF58476D1CE4E5B9ULL;
  x = (x ^ (x >> 27U)) * 0x94D049BB133111EBULL;
  return x ^ (x >> 31U);
}

struct Words {
  std::uint64_t even, odd;
};

/// Two numbers at a time: those of draws 2 n and 2 n + 1.
inline Words philox(std::uint64_t key, std::uint64_t pair, std::uint32_t stream) {
  const r123::Philox4x32::key_type philox_key = {{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32U)}};
  const r123::Philox4x32::ctr_type counter = {{static_cast<std::uint32_t>(pair), static_cast<std::uint32_t>(pair >> 32U), stream, 0}};
  const r123::Philox4x32::ctr_type out = r123::Philox4x32()(counter, philox_key);
  return {(static_cast<std::uint64_t>(out[1]) << 32U) | out[0], (static_cast<std::uint64_t>(out[3]) << 32U) | out[2]};
}

/// Inside (0, 1), never on its ends. In two exact halves, which become vector instructions where 64 bits at once do not.
inline double uniform(std::uint64_t bits) {
  const auto upper = static_cast<std::int32_t>(bits >> 38U), lower = static_cast<std::int32_t>(bits >> 11U & 0x7FFFFFFU);
  return (static_cast<double>(upper) * 0x1p27 + static_cast<double>(lower) + 0.5) * 0x1p-53;
}

/// The numbers of draws 2 n and 2 n + 1 for `pairs` consecutive n.
LANDFALL_HOURLY_LOOP void uniform_pairs(std::uint64_t key, std::uint64_t first_pair, std::uint32_t stream, std::size_t pairs,
                                        double* __restrict into) {
  for (std::size_t i = 0; i < pairs; ++i) {
    const Words words = philox(key, first_pair + i, stream);
    into[2 * i] = uniform(words.even);
    into[2 * i + 1] = uniform(words.odd);
  }
}

}  // namespace

Chance::Chance(std::vector<std::string> names, Sampling sampling, std::uint64_t seed, std::uint64_t draws, bool twice)
    : sampling_(sampling), draws_(draws == 0 ? 1 : draws), twice_(twice) {
  while ((1ULL << (2 * half_bits_)) < draws_) ++half_bits_;
  for (const std::string& name : names) keys_.push_back(mix(name_of(name) ^ mix(seed + 0x9E3779B97F4A7C15ULL)));
}

std::uint64_t Chance::slice(std::uint64_t draw, std::uint64_t key) const {
  const std::uint64_t mask = (1ULL << half_bits_) - 1;
  std::uint64_t at = draw;
  do {
    std::uint64_t left = at >> half_bits_, right = at & mask;
    for (std::uint64_t round = 1; round <= 4; ++round) {
      const std::uint64_t product = (right + key * (2 * round + 1)) * 0x9E3779B97F4A7C15ULL;
      const std::uint64_t mixed = ((product ^ (product >> 29U)) * 0xBF58476D1CE4E5B9ULL >> 32U) & mask;
      const std::uint64_t swapped = left ^ mixed;
      left = right;
      right = swapped;
    }
    at = (left << half_bits_) | right;
  } while (at >= draws_);
  return at;
}

void Chance::fill(std::uint64_t first, std::size_t count, bool second, std::vector<double>& columns) const {
  columns.resize(keys_.size() * count);
  if (sampling_ == Sampling::sobol) return fill_sobol(first, count, second, columns);
  const std::uint32_t stream = place_stream + (second ? 1U : 0U);
  const double width = 1.0 / static_cast<double>(draws_);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    double* const column = columns.data() + i * count;
    const std::uint64_t key = keys_[i];
    std::size_t d = 0;
    if (first % 2 == 1 && count > 0) column[d++] = uniform(philox(key, first / 2, stream).odd);
    const std::size_t pairs = (count - d) / 2;
    uniform_pairs(key, (first + d) / 2, stream, pairs, column + d);
    d += 2 * pairs;
    if (d < count) column[d] = uniform(philox(key, (first + d) / 2, stream).even);
    if (sampling_ != Sampling::latin_hypercube) continue;
    const std::uint64_t order = mix(key + stream + 1);
    for (d = 0; d < count; ++d) column[d] = (static_cast<double>(slice(first + d, order)) + column[d]) * width;
  }
}

void Chance::fill_sobol(std::uint64_t first, std::size_t count, bool second, std::vector<double>& columns) const {
  if (keys_.empty()) return;
  const std::size_t dimensions = keys_.size() * (twice_ ? 2 : 1), skipped = second ? keys_.size() : 0;
  boost::random::sobol engine(dimensions);
  engine.discard(first * dimensions);
  std::vector<std::uint64_t> shift(keys_.size());
  for (std::size_t i = 0; i < keys_.size(); ++i) shift[i] = philox(keys_[i], 0, shift_stream + (second ? 1U : 0U)).even;
  for (std::size_t d = 0; d < count; ++d) {
    for (std::size_t k = 0; k < dimensions; ++k) {
      const std::uint64_t bits = engine();
      if (k >= skipped && k - skipped < keys_.size()) columns[(k - skipped) * count + d] = uniform(bits ^ shift[k - skipped]);
    }
  }
}

}  // namespace landfall::whatif
