// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <limits>
#include <string>

#include "planner/scalar/ledger.hpp"

namespace landfall::test {

[[nodiscard]] inline bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// Spoils what a ledger's rows hold, as a scenario would that wrote every cell, so that a cell which the model reads or leaves unset shows.
template <class S>
void poison_rows(Ledger<S>& ledger) {
  const std::size_t rows = ledger.names().size();
  ledger.clear();
  for (std::size_t row = 0; row < rows; ++row) {
    Row<S> cells = ledger.row("spoilt", "USD");
    for (int t = 0; t < ledger.months(); ++t) cells.set(t, S(std::numeric_limits<double>::quiet_NaN()));
  }
  ledger.clear();
}

/// The first row of a new ledger with a cell other than zero beyond those it was asked for; "" if none.
template <class S, class Value>
[[nodiscard]] std::string first_stray(const Ledger<S>& ledger, const Value& value) {
  for (std::size_t row = 0; row < ledger.names().size(); ++row) {
    for (int t = 0; t < ledger.months(); ++t) {
      if (!ledger.written(row).holds(t) && value(ledger.at(row)[t]) != 0.0)
        return std::string(ledger.names()[row].name) + " at " + std::to_string(t);
    }
  }
  return "";
}

}  // namespace landfall::test
