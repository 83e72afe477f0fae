// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/run.hpp"

#include <tbb/enumerable_thread_specific.h>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>
#include <algorithm>

#include "planner/batch/block.hpp"

namespace landfall::batch {

RunResult run(const whatif::Runner& runner, const Folder& folder, const RunOptions& options) {
  const whatif::Plan& plan = runner.plan();
  const std::uint64_t first = options.chunk.first(plan.blocks()), last = options.chunk.last(plan.blocks());
  const std::size_t candidates = plan.candidates.size();
  const auto rounds_of = [&](std::uint64_t block) {
    return std::min(plan.rounds_per_block(), plan.rounds() - block * plan.rounds_per_block());
  };
  RunResult result;
  std::vector<std::uint64_t> missing;
  std::uint64_t scenarios = 0;
  const std::vector<bool> there = folder.present();
  for (std::uint64_t block = first; block < last; ++block) {
    if (options.stop != nullptr && options.stop->load()) break;
    bool whole = false;
    if (there[block]) {
      bool found = false;
      const std::string bytes = read_whole(folder.path_of(block_name(block)), found);
      whole = found && from_bytes(plan, bytes, block, folder.sha256()).has_value();
      result.blocks_damaged += whole ? 0 : 1;
    }
    result.blocks_before += whole ? 1 : 0;
    if (!whole) {
      missing.push_back(block);
      scenarios += rounds_of(block) * candidates;
    }
  }

  struct Memory {
    std::unique_ptr<whatif::Runner::Workspace> workspace;
    std::vector<whatif::Outcome> outcomes;
  };
  tbb::enumerable_thread_specific<Memory> memory;
  std::atomic<std::uint64_t> done{0}, blocks_done{0};
  std::atomic<bool> failed{false};
  const auto stopped = [&] { return failed.load(std::memory_order_relaxed) || (options.stop != nullptr && options.stop->load()); };
  const auto work = [&](std::size_t i) {
    if (stopped()) return;
    try {
      Memory& mine = memory.local();
      if (!mine.workspace) mine.workspace = runner.workspace();
      const std::uint64_t rounds = rounds_of(missing[i]);
      if (!runner.run(missing[i] * plan.rounds_per_block(), static_cast<std::size_t>(rounds), *mine.workspace, mine.outcomes, stopped))
        return;
      Block block = make_block(plan, missing[i], std::move(mine.outcomes));
      write_durably(folder.path_of(block_name(missing[i])), to_bytes(plan, block, folder.sha256()));
      mine.outcomes = std::move(block.outcomes);
      ++blocks_done;
      const std::uint64_t finished = done += rounds * candidates;
      if (options.progress) options.progress(finished, scenarios);
    } catch (...) {
      failed = true;
      throw;
    }
  };
  const int threads = options.threads > 0 ? options.threads : tbb::this_task_arena::max_concurrency();
  const tbb::global_control limit(tbb::global_control::max_allowed_parallelism, static_cast<std::size_t>(threads));
  tbb::task_arena arena(threads);
  // A block at a time and to whoever is free: blocks take unlike times.
  std::atomic<std::size_t> next{0};
  arena.execute([&] {
    tbb::parallel_for(
        0, threads,
        [&](int) {
          for (std::size_t i = next++; i < missing.size() && !stopped(); i = next++) work(i);
        },
        tbb::static_partitioner());
  });
  result.blocks_done = blocks_done;
  result.blocks_left = last - first - result.blocks_before - result.blocks_done;
  return result;
}

}  // namespace landfall::batch
