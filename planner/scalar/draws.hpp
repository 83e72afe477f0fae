// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "climate/base/inputs.hpp"
#include "planner/scalar/dual.hpp"
#include "planner/scalar/formula_ledger.hpp"
#include "planner/scalar/pack.hpp"

namespace landfall {

/// Drawn values of the registered facts: draw d of the fact with slot s. Slot 0 belongs to no fact.
class DrawTable {
 public:
  /// Packs of any width may be read from any draw on: behind the last one stands it again.
  static constexpr std::size_t widest_pack = 8;

  DrawTable(std::size_t slots, std::size_t draws)
      : draws_(draws), stride_(draws == 0 ? 0 : draws + widest_pack - 1), values_(slots * stride_) {}
  [[nodiscard]] std::size_t draws() const { return draws_; }
  [[nodiscard]] std::size_t slots() const { return stride_ == 0 ? 0 : values_.size() / stride_; }
  [[nodiscard]] double* of(std::uint32_t slot) { return values_.data() + slot * stride_; }
  [[nodiscard]] const double* of(std::uint32_t slot) const { return values_.data() + slot * stride_; }
  /// Repeats the last draw of every slot behind it; to be called when the draws are in.
  void close() {
    for (std::size_t first = 0; first < values_.size(); first += stride_) {
      for (std::size_t behind = draws_; behind < stride_; ++behind) values_[first + behind] = values_[first + draws_ - 1];
    }
  }

 private:
  std::size_t draws_;
  std::size_t stride_;
  std::vector<double> values_;
};

/// Reads a fact as `Pack::lanes` consecutive draws.
template <>
class Reading<Pack> {
 public:
  Reading(const DrawTable& table, std::size_t first) : table_(&table), first_(first) {}
  Pack operator()(const FactRecord& fact) const { return fact.slot == 0 ? Pack(fact.value) : Pack::load(table_->of(fact.slot) + first_); }

 private:
  const DrawTable* table_;
  std::size_t first_;
};

/// Reads a fact as its value, with a unit slope in the direction of its slot when that is one of the `Dual::directions` from `first`.
template <>
class Reading<Dual> {
 public:
  explicit Reading(std::uint32_t first) : first_(first) {}
  Dual operator()(const FactRecord& fact) const {
    const bool seeded = fact.slot >= first_ && fact.slot - first_ < static_cast<std::uint32_t>(Dual::directions) && fact.slot != 0;
    return seeded ? Dual::seeded(fact.value, static_cast<int>(fact.slot - first_)) : Dual(fact.value);
  }

 private:
  std::uint32_t first_;
};

}  // namespace landfall
