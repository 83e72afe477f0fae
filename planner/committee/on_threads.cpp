// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/on_threads.hpp"

#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

namespace landfall::committee {

ForEach on_threads(int threads) {
  return [threads](std::size_t count, const std::function<void(std::size_t)>& work) {
    tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
    arena.execute([&] { tbb::parallel_for(std::size_t{0}, count, work); });
  };
}

}  // namespace landfall::committee
