// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace landfall::screening {

/// Connected pixels of equal kind, found row by row: two rows are in memory, and a few numbers for each component. Pixels touch by their
/// edges, not their corners. Kind 0 belongs to nothing.
class Components {
 public:
  struct One {
    std::uint64_t pixels = 0;
    double km2 = 0.0;
    double weighted = 0.0;  ///< sum of value x km2
    std::int32_t kind = 0;
    std::uint64_t first = 0;  ///< index of its first pixel
  };
  explicit Components(std::size_t width) : above_(width, 0), above_kinds_(width, 0) {}

  /// Adds the next row; `labels` gets a provisional number a pixel (0: none) that `root` leads to the component's own.
  void add_row(std::span<const std::int32_t> kinds, std::span<const float> values, double pixel_km2, std::span<std::int32_t> labels);
  [[nodiscard]] std::int32_t root(std::int32_t label) const;
  /// By label; read those that are their own root.
  [[nodiscard]] const std::vector<One>& all() const { return all_; }

 private:
  std::int32_t join(std::int32_t a, std::int32_t b);
  std::vector<std::int32_t> above_, above_kinds_;
  mutable std::vector<std::int32_t> parent_{0};
  std::vector<One> all_{One{}};
  std::uint64_t seen_ = 0;
};

}  // namespace landfall::screening
