// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

#include "planner/scalar/arithmetic.hpp"

/// Several scenarios side by side: GCC/Clang vector extensions, whose lanes have the bits of the `double` model on every
/// instruction set as long as nothing is contracted (-ffp-contract=off).
namespace landfall {

class Pack {
 public:
  /// As wide as a register: a wider vector is taken apart lane by lane in comparisons, which costs more than it saves. Only the builds of
  /// planner/scalar/kernels.cmake name a width, never the flags of a program that includes this: all of it must see the same `Pack`.
#if defined(LANDFALL_PACK_WIDTH)
  static constexpr int part_lanes = LANDFALL_PACK_WIDTH;
#else
  static constexpr int part_lanes = 2;
#endif
  static constexpr int lanes = part_lanes < 4 ? 4 : part_lanes;
  static constexpr std::size_t parts = lanes / part_lanes;
  using Part = double __attribute__((vector_size(part_lanes * sizeof(double))));
  struct Mask {
    std::array<decltype(Part{} < Part{}), parts> part;
  };

  Pack() = default;
  Pack(double value) {  // NOLINT(google-explicit-constructor): constants of the model
    for (Part& part : part_) part = Part{} + value;
  }
  explicit Pack(int value) : Pack(static_cast<double>(value)) {}

  [[nodiscard]] static Pack load(const double* from) {
    Pack pack;
    std::memcpy(&pack.part_, from, sizeof pack.part_);
    return pack;
  }
  void store(double* into) const { std::memcpy(into, &part_, sizeof part_); }
  [[nodiscard]] double lane(int i) const { return part_[static_cast<std::size_t>(i / part_lanes)][i % part_lanes]; }
  void set_lane(int i, double value) { part_[static_cast<std::size_t>(i / part_lanes)][i % part_lanes] = value; }

  friend Pack operator+(const Pack& a, const Pack& b) {
    return combine(a, b, [](Part x, Part y) { return x + y; });
  }
  friend Pack operator-(const Pack& a, const Pack& b) {
    return combine(a, b, [](Part x, Part y) { return x - y; });
  }
  friend Pack operator*(const Pack& a, const Pack& b) {
    return combine(a, b, [](Part x, Part y) { return x * y; });
  }
  friend Pack operator/(const Pack& a, const Pack& b) {
    return combine(a, b, [](Part x, Part y) { return x / y; });
  }
  friend Pack operator-(const Pack& a) {
    return combine(a, a, [](Part x, Part) { return -x; });
  }
  friend Mask operator<(const Pack& a, const Pack& b) {
    return compare(a, b, [](Part x, Part y) { return x < y; });
  }
  friend Mask operator>(const Pack& a, const Pack& b) {
    return compare(a, b, [](Part x, Part y) { return x > y; });
  }
  friend Mask operator<=(const Pack& a, const Pack& b) {
    return compare(a, b, [](Part x, Part y) { return x <= y; });
  }
  friend Mask operator>=(const Pack& a, const Pack& b) {
    return compare(a, b, [](Part x, Part y) { return x >= y; });
  }
  friend Pack min(const Pack& a, const Pack& b) { return combine(a, b, lesser); }
  friend Pack max(const Pack& a, const Pack& b) { return combine(a, b, greater); }
  friend Pack select(const Mask& condition, const Pack& yes, const Pack& no) {
    Pack result;
    for (std::size_t i = 0; i < parts; ++i) result.part_[i] = condition.part[i] ? yes.part_[i] : no.part_[i];
    return result;
  }
  /// Lane i of pack j becomes lane j of pack i. In steps: of packs that lie `reach` apart, the halves of that width change places.
  friend void transpose(std::array<Pack, static_cast<std::size_t>(lanes)>& packs) {
#if defined(LANDFALL_PACK_WIDTH) && !defined(__clang__)
#pragma GCC unroll 8  // or the choices are no constants
    for (std::size_t reach = 1; reach < packs.size(); reach *= 2) {
      decltype(Part{} < Part{}) low{}, high{};
#pragma GCC unroll 8
      for (std::size_t i = 0; i < packs.size(); ++i) {
        const bool first = (i & reach) == 0;
        low[i] = static_cast<long>(first ? i : packs.size() + i - reach);
        high[i] = static_cast<long>(first ? i + reach : packs.size() + i);
      }
#pragma GCC unroll 8
      for (std::size_t i = 0; i < packs.size(); ++i) {
        if ((i & reach) != 0) continue;
        const Part a = packs[i].part_[0], b = packs[i + reach].part_[0];
        packs[i].part_[0] = __builtin_shuffle(a, b, low);
        packs[i + reach].part_[0] = __builtin_shuffle(a, b, high);
      }
    }
#else
    const std::array<Pack, static_cast<std::size_t>(lanes)> before = packs;
    for (int i = 0; i < lanes; ++i) {
      for (int j = 0; j < lanes; ++j) packs[static_cast<std::size_t>(i)].set_lane(j, before[static_cast<std::size_t>(j)].lane(i));
    }
#endif
  }
  friend double least(const Pack& a) {
    double found = a.lane(0);
    for (int i = 1; i < lanes; ++i) found = landfall::min(found, a.lane(i));
    return found;
  }
  friend double most(const Pack& a) {
    double found = a.lane(0);
    for (int i = 1; i < lanes; ++i) found = landfall::max(found, a.lane(i));
    return found;
  }
  friend Pack power(const Pack& base, const Pack& exponent) {
    Pack result;
    const auto same = [](double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); };
    for (int i = 0; i < lanes; ++i) {  // most facts of a study are the same in all scenarios
      const bool again = i > 0 && same(base.lane(i), base.lane(i - 1)) && same(exponent.lane(i), exponent.lane(i - 1));
      result.set_lane(i, again ? result.lane(i - 1) : std::pow(base.lane(i), exponent.lane(i)));
    }
    return result;
  }

 private:
  // The instructions have the ways of `min` and `max` of arithmetic.hpp with zeros and NaN, and GCC does not find them beside a constant.
#if defined(LANDFALL_PACK_WIDTH) && LANDFALL_PACK_WIDTH == 4
  static Part lesser(Part x, Part y) { return _mm256_min_pd(y, x); }
  static Part greater(Part x, Part y) { return _mm256_max_pd(y, x); }
#elif defined(__SSE2__) && !defined(LANDFALL_PACK_WIDTH)
  static Part lesser(Part x, Part y) { return _mm_min_pd(y, x); }
  static Part greater(Part x, Part y) { return _mm_max_pd(y, x); }
#else
  static Part lesser(Part x, Part y) { return y < x ? y : x; }
  static Part greater(Part x, Part y) { return x < y ? y : x; }
#endif
  template <class F>
  static Pack combine(const Pack& a, const Pack& b, F f) {
    Pack result;
    for (std::size_t i = 0; i < parts; ++i) result.part_[i] = f(a.part_[i], b.part_[i]);
    return result;
  }
  template <class F>
  static Mask compare(const Pack& a, const Pack& b, F f) {
    Mask result;
    for (std::size_t i = 0; i < parts; ++i) result.part[i] = f(a.part_[i], b.part_[i]);
    return result;
  }

  std::array<Part, parts> part_{};
};

}  // namespace landfall
