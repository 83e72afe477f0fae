// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>

namespace landfall::cli {

/// A bar with time left on standard error: only on a terminal, and only once the work has taken a second.
class Progress {
 public:
  Progress(std::string what, bool quiet, bool pace = false);  ///< `pace`: says how many a second
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  /// From any thread.
  void report(std::size_t done, std::size_t all);

 private:
  using Clock = std::chrono::steady_clock;
  std::string what_;
  bool shows_;
  bool pace_;
  Clock::time_point start_ = Clock::now();
  Clock::time_point last_ = start_;
  bool drawn_ = false;
  std::mutex mutex_;
};

}  // namespace landfall::cli
