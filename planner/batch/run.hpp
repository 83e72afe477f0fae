// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>

#include "planner/batch/folder.hpp"
#include "planner/whatif/runner.hpp"

namespace landfall::batch {

struct RunOptions {
  Chunk chunk;
  int threads = 0;                          ///< 0: all cores. The blocks have the same bytes for any number.
  const std::atomic<bool>* stop = nullptr;  ///< finished blocks stay; those under way are given up within a fraction of a second
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;  ///< scenarios, from worker threads
};

struct RunResult {
  std::uint64_t blocks_before = 0;   ///< found whole
  std::uint64_t blocks_done = 0;     ///< worked now
  std::uint64_t blocks_left = 0;     ///< of the chunk
  std::uint64_t blocks_damaged = 0;  ///< found, but not whole: worked again
};

/// Works the missing blocks of a chunk into the folder, which must be open. An error (a full disk) stops the others and is thrown; what
/// is finished stays.
[[nodiscard]] RunResult run(const whatif::Runner& runner, const Folder& folder, const RunOptions& options);

}  // namespace landfall::batch
