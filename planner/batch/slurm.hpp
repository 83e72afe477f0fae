// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace landfall::batch {

struct SlurmJob {
  std::string program = "landfall";
  std::string study_path, folder, name;
  std::uint64_t chunks = 8;
  int cpus = 1;
  std::string time;  ///< such as 04:00:00; empty: the cluster's default
};
/// The job-array script: one task a chunk, each going on where it was killed.
[[nodiscard]] std::string slurm_script(const SlurmJob& job);

/// A word that a POSIX shell takes as it stands.
[[nodiscard]] std::string shell_word(const std::string& text);

}  // namespace landfall::batch
