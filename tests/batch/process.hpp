// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <map>
#include <string>
#include <vector>

/// The program as a process that a test may kill.
namespace landfall::test {

class Process {
 public:
  /// The program, its output thrown away.
  explicit Process(const std::vector<std::string>& arguments);
  ~Process();
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  void send(int signal) const;
  /// Waits at most that long; the exit status, 128 + signal, or -1 when it still runs.
  int wait(int milliseconds);

 private:
  pid_t pid_ = -1;
};

void sleep_ms(int milliseconds);

/// The files that collecting writes, by name.
[[nodiscard]] std::map<std::string, std::string> results_in(const std::filesystem::path& folder);
/// Names of temporaries that were left behind.
[[nodiscard]] std::vector<std::string> left_behind(const std::filesystem::path& folder);

/// A small study of two places; `more` is put after it.
[[nodiscard]] std::string small_study(int draws, const std::string& more = "");

}  // namespace landfall::test
