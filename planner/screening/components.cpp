// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/components.hpp"

#include <algorithm>
#include <limits>
#include <stdexcept>

namespace landfall::screening {

std::int32_t Components::root(std::int32_t label) const {
  auto at = static_cast<std::size_t>(label);
  while (parent_[at] != static_cast<std::int32_t>(at)) {
    parent_[at] = parent_[static_cast<std::size_t>(parent_[at])];
    at = static_cast<std::size_t>(parent_[at]);
  }
  return static_cast<std::int32_t>(at);
}

std::int32_t Components::join(std::int32_t a, std::int32_t b) {
  a = root(a);
  b = root(b);
  if (a == b) return a;
  const std::int32_t low = std::min(a, b), high = std::max(a, b);
  parent_[static_cast<std::size_t>(high)] = low;
  One& into = all_[static_cast<std::size_t>(low)];
  const One& from = all_[static_cast<std::size_t>(high)];
  into.pixels += from.pixels;
  into.km2 += from.km2;
  into.weighted += from.weighted;
  into.first = std::min(into.first, from.first);
  return low;
}

void Components::add_row(std::span<const std::int32_t> kinds, std::span<const float> values, double pixel_km2,
                         std::span<std::int32_t> labels) {
  if (kinds.size() != above_.size()) throw std::domain_error("components: a row of another width");
  for (std::size_t x = 0; x < kinds.size(); ++x) {
    const std::int32_t kind = kinds[x];
    labels[x] = 0;
    if (kind == 0) continue;
    const std::int32_t left = x > 0 && kinds[x - 1] == kind ? labels[x - 1] : 0;
    const std::int32_t up = above_kinds_[x] == kind ? above_[x] : 0;
    std::int32_t label = left != 0 && up != 0 ? join(left, up) : left != 0 ? root(left) : up != 0 ? root(up) : 0;
    if (label == 0) {
      if (all_.size() >= static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        throw std::length_error("components: too many");
      label = static_cast<std::int32_t>(all_.size());
      parent_.push_back(label);
      all_.push_back({0, 0.0, 0.0, kind, seen_ + x});
    }
    One& one = all_[static_cast<std::size_t>(label)];
    ++one.pixels;
    one.km2 += pixel_km2;
    one.weighted += static_cast<double>(values[x]) * pixel_km2;
    labels[x] = label;
  }
  std::copy(labels.begin(), labels.end(), above_.begin());
  std::copy(kinds.begin(), kinds.end(), above_kinds_.begin());
  seen_ += kinds.size();
}

}  // namespace landfall::screening
