// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/run.hpp"

#include <fmt/format.h>
#include <tbb/task_arena.h>
#include <charconv>

namespace landfall::screening {

Chunk parse_chunk(const std::string& text, Problems& problems) {
  Chunk chunk;
  const auto slash = text.find('/');
  const auto read = [](std::string_view part, std::size_t& into) {
    const auto [rest, error] = std::from_chars(part.data(), part.data() + part.size(), into);
    return error == std::errc() && rest == part.data() + part.size();
  };
  const bool good = slash != std::string::npos && read(std::string_view(text).substr(0, slash), chunk.number) &&
                    read(std::string_view(text).substr(slash + 1), chunk.of) && chunk.number >= 1 && chunk.number <= chunk.of &&
                    chunk.of <= 100000;
  if (good) return chunk;
  problems.add({"--chunk " + text.substr(0, 100), 0, 0}, "expected i/N with 1 <= i <= N <= 100000, such as 3/8");
  return {};
}

std::string plan_of(const publish::Record& record, const Region& region) {
  return publish::sha256(
      fmt::format("{}\n{}\n{}\n{}\n{}", record.inputs_sha256(), record.version, record.commit, region.request().id, region.module().id));
}

std::size_t run_blocks(const Region& region, const std::vector<Block>& blocks, const BlockStore& store, Chunk chunk, int threads,
                       const Report& report) {
  std::size_t mine = 0, seen = 0, done = 0;
  for (std::size_t i = chunk.number - 1; i < blocks.size(); i += chunk.of) mine += blocks[i].pixels();
  tbb::task_arena arena(threads > 0 ? threads : tbb::task_arena::automatic);
  for (std::size_t i = chunk.number - 1; i < blocks.size(); i += chunk.of) {
    if (!store.has(i)) {
      BlockResult result;
      arena.execute([&] { result = region.screen(blocks[i]); });
      store.write(i, result);
      ++done;
    }
    seen += blocks[i].pixels();
    if (report) report(seen, mine);
  }
  return done;
}

}  // namespace landfall::screening
