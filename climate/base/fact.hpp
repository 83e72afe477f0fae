// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "climate/base/quantity.hpp"

namespace landfall {

enum class Confidence { high, medium, low, unverified };
[[nodiscard]] constexpr std::string_view to_string(Confidence confidence) {
  switch (confidence) {
    case Confidence::high: return "high";
    case Confidence::medium: return "medium";
    case Confidence::low: return "low";
    case Confidence::unverified: return "unverified";
  }
  return "unverified";
}

/// A figure of the world with its range and its evidence. `low` and `high` are the author's 5th and 95th percentile; loaders
/// guarantee low <= value <= high, all finite and inside the register's bounds.
struct FactRecord {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;
  std::string_view unit;  ///< static text, from the type
  int year = 0;
  std::string source;
  Confidence confidence = Confidence::unverified;
  std::uint32_t slot = 0;  ///< place in the table of draws; given out by `Register::number`, see climate/base/inputs.hpp
};

template <UnitName U>
struct Fact : FactRecord {
  static constexpr UnitName unit_name = U;
  Fact() { unit = U.view(); }  // NOLINT(cppcoreguidelines-prefer-member-initializer): a member of the base
  [[nodiscard]] Quantity<U> operator()() const { return Quantity<U>{value}; }
};

/// A sourced sentence without a number.
struct LocalizedText {
  std::string en;
  std::string zh;
};
struct Note {
  LocalizedText text;
  int year = 0;
  std::string source;
  Confidence confidence = Confidence::unverified;
};

/// Closed interval a value must lie in to be accepted at all.
struct Bounds {
  double min = -std::numeric_limits<double>::infinity();
  double max = std::numeric_limits<double>::infinity();
};

}  // namespace landfall
