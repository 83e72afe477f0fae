// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <functional>

#include "planner/batch/folder.hpp"
#include "planner/publish/messages.hpp"
#include "planner/whatif/runner.hpp"
#include "planner/whatif/summary.hpp"

namespace landfall::batch {

/// A study read to its end.
struct Collected {
  whatif::Summary summary;
  std::vector<whatif::Convergence> convergence;
  std::uint64_t rows = 0;
  /// Scenarios worked again by the `double` reading, `appraise`: the first of each of up to 64 candidates.
  std::uint64_t compared = 0;
  std::uint64_t different = 0;      ///< of those, with other bits than the stored row
  std::uint64_t checks_failed = 0;  ///< master checks of those appraisals
  [[nodiscard]] bool sound() const { return different == 0 && checks_failed == 0; }
};

struct CollectOptions {
  bool csv = true;
  bool sqlite = true;
  const std::atomic<bool>* stop = nullptr;                              ///< given up without a file changed: throws Stopped
  std::function<void(std::uint64_t done, std::uint64_t all)> progress;  ///< blocks
};
struct Stopped {};

/// Joins all blocks in their order: results.sqlite, results.csv, summary.json, summary.csv and summary.txt, each old or new and never
/// half. The folder must be held alone. Refuses (InputError) while blocks are missing or not whole, naming how many and the first.
[[nodiscard]] Collected collect(const whatif::Runner& runner, const Folder& folder, const Identity& identity,
                                const publish::Messages& messages, const CollectOptions& options);

/// The files that `collect` writes.
inline constexpr const char* result_files[] = {"results.sqlite", "results.csv", "summary.json", "summary.csv", "summary.txt"};

}  // namespace landfall::batch
