// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/on_threads.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <memory>

namespace landfall::committee {

ForEach on_threads(int threads) {
  const auto arena = std::make_shared<tbb::task_arena>(threads > 0 ? threads : int{tbb::task_arena::automatic});
  return [arena](std::size_t count, const std::function<void(std::size_t)>& work) {
    arena->execute([&] { tbb::parallel_for(std::size_t{0}, count, work); });
  };
}

}  // namespace landfall::committee
