// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bit>
#include <cstdint>
#include <limits>

#include "planner/scalar/ledger.hpp"

namespace landfall::test {

[[nodiscard]] inline bool same_bits(double a, double b) { return std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b); }

/// Spoils what a ledger's rows hold, so that a cell which the model reads or leaves unset shows.
template <class S>
void poison_rows(Ledger<S>& ledger) {
  for (std::size_t row = 0; row < ledger.names().size(); ++row) {
    Row<S> cells = ledger.at(row);
    for (int t = 0; t < ledger.months(); ++t) cells.set(t, S(std::numeric_limits<double>::quiet_NaN()));
  }
  ledger.clear();
}

}  // namespace landfall::test
