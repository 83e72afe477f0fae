// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>

namespace landfall {

/// How independent items are worked on: calls `work` with 0..count-1, each once, in any order and maybe from several threads. Whoever
/// takes one writes each item's result to a place of its own, so that it has the same bytes for any.
using ForEach = std::function<void(std::size_t count, const std::function<void(std::size_t)>& work)>;

inline void one_by_one(std::size_t count, const std::function<void(std::size_t)>& work) {
  for (std::size_t i = 0; i < count; ++i) work(i);
}

}  // namespace landfall
