// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>

#include "planner/publish/record.hpp"
#include "planner/screening/block_store.hpp"

namespace landfall::screening {

/// Which part of the blocks one process does: every N-th, from the i-th. 1/1 is all.
struct Chunk {
  std::size_t number = 1;
  std::size_t of = 1;
};
/// "i/N" with 1 <= i <= N <= 100000, or a problem.
[[nodiscard]] Chunk parse_chunk(const std::string& text, Problems& problems);

using Report = std::function<void(std::size_t done, std::size_t all)>;

/// The hash of everything that decides a block's bytes: inputs, options, version.
[[nodiscard]] std::string plan_of(const publish::Record& record, const Region& region);

/// Screens the chunk's blocks that the store has not yet, on `threads` threads (0: all cores). Memory is that of one block. Returns how
/// many blocks were done now.
std::size_t run_blocks(const Region& region, const std::vector<Block>& blocks, const BlockStore& store, Chunk chunk, int threads,
                       const Report& report);

}  // namespace landfall::screening
