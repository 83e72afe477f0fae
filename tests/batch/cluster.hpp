// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace landfall::test {

/// A real Slurm of one node on the loopback, its daemons children of the test: munged, slurmctld and slurmd, all files in one folder.
/// Needs root and Debian's slurm-wlm and munge.
class Cluster {
 public:
  explicit Cluster(std::string folder);
  ~Cluster();
  Cluster(const Cluster&) = delete;
  Cluster& operator=(const Cluster&) = delete;

  [[nodiscard]] bool up() const { return up_; }
  /// A command of Slurm's, run in the folder: status, and what it printed.
  struct Answer {
    int status = -1;
    std::string out;
  };
  [[nodiscard]] Answer ask(const std::string& command) const;
  /// Whether the job left the queue within that time.
  [[nodiscard]] bool wait_for(const std::string& job, int seconds) const;

 private:
  void start(const std::vector<std::string>& words);
  std::string folder_;
  std::vector<pid_t> daemons_;
  bool up_ = false;
};

}  // namespace landfall::test
