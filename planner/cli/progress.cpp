// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>
#include <cstdio>

namespace landfall::cli {

Progress::Progress(std::string what, bool quiet, bool pace)
    : what_(std::move(what)), shows_(!quiet && ::isatty(STDERR_FILENO) == 1), pace_(pace) {}

Progress::~Progress() {
  if (drawn_) std::fputs("\r\033[K", stderr);
}

void Progress::report(std::size_t done, std::size_t all) {
  if (!shows_ || all == 0) return;
  const std::lock_guard lock(mutex_);
  const auto now = Clock::now();
  const double elapsed = std::chrono::duration<double>(now - start_).count();
  if (elapsed < 1.0 || std::chrono::duration<double>(now - last_).count() < 0.1) return;
  last_ = now;
  drawn_ = true;
  constexpr std::size_t width = 30;
  const double part = static_cast<double>(done) / static_cast<double>(all);
  const auto full = static_cast<std::size_t>(part * static_cast<double>(width));
  const double left = part > 0.0 ? elapsed * (1.0 - part) / part : 0.0;
  const std::string pace = pace_ ? fmt::format(", {:.0f}/s", static_cast<double>(done) / elapsed) : std::string();
  const std::string line = fmt::format("\r{} [{}{}] {}/{}{}, {:.0f} s left\033[K", what_, std::string(full, '#'),
                                       std::string(width - full, '.'), done, all, pace, left);
  std::fputs(line.c_str(), stderr);
  std::fflush(stderr);
}

}  // namespace landfall::cli
