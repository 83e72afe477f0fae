// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/status.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>
#include <algorithm>
#include <chrono>
#include <filesystem>
#include <thread>

#include "planner/batch/block.hpp"

namespace landfall::batch {
namespace {

bool held(const std::string& path) {
  const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (fd < 0) return false;
  const bool taken = ::flock(fd, LOCK_EX | LOCK_NB) != 0;
  ::close(fd);
  return taken;
}

std::string duration(double seconds) {
  if (seconds < 90.0) return fmt::format("{:.0f} s", seconds);
  if (seconds < 5400.0) return fmt::format("{:.0f} min", seconds / 60.0);
  if (seconds < 172800.0) return fmt::format("{:.1f} h", seconds / 3600.0);
  return fmt::format("{:.1f} d", seconds / 86400.0);
}

std::string size(double bytes) {
  constexpr const char* units[] = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  std::size_t unit = 0;
  for (; bytes >= 1000.0 && unit + 1 < std::size(units); ++unit) bytes /= 1000.0;
  return fmt::format("{:.3g} {}", bytes, units[unit]);
}

}  // namespace

Status status_of(const Folder& folder, const whatif::Plan& plan) {
  namespace fs = std::filesystem;
  Status status;
  status.study = plan.study.id;
  status.folder = folder.path();
  status.scenarios = plan.scenarios();
  status.blocks = plan.blocks();
  status.running = held(folder.path_of("lock"));
  status.collected = fs::exists(folder.path_of("summary.json"));
  const std::vector<bool> there = folder.present();
  std::vector<fs::file_time_type> times;
  for (std::uint64_t block = 0; block < there.size(); ++block) {
    if (!there[block]) continue;
    ++status.blocks_done;
    const std::uint64_t first = block * plan.rounds_per_block();
    status.scenarios_done += std::min(plan.rounds_per_block(), plan.rounds() - first) * plan.candidates.size();
    std::error_code error;
    const auto time = fs::last_write_time(folder.path_of(block_name(block)), error);
    if (!error) times.push_back(time);
  }
  std::sort(times.begin(), times.end());
  if (!times.empty()) {
    const auto from = std::max(times.front(), times.back() - std::chrono::minutes(5));
    const auto counted = std::count_if(times.begin(), times.end(), [&](const auto& time) { return time > from; });
    const double seconds = std::chrono::duration<double>(times.back() - from).count();
    const double each = static_cast<double>(status.scenarios_done) / static_cast<double>(status.blocks_done);
    if (seconds > 0.0 && counted > 0) status.scenarios_a_second = static_cast<double>(counted) * each / seconds;
    if (status.scenarios_a_second > 0.0)
      status.seconds_left = static_cast<double>(status.scenarios - status.scenarios_done) / status.scenarios_a_second;
  }
  return status;
}

boost::json::object status_json(const Status& status) {
  return {{"study", status.study},
          {"folder", status.folder},
          {"scenarios", status.scenarios},
          {"scenarios_done", status.scenarios_done},
          {"blocks", status.blocks},
          {"blocks_done", status.blocks_done},
          {"running", status.running},
          {"collected", status.collected},
          {"scenarios_per_second", status.scenarios_a_second},
          {"seconds_left", status.seconds_left}};
}

std::string status_table(const Status& status, const publish::Messages& messages, publish::Language language) {
  const auto word = [&](const std::string& code) { return messages.word("ui." + code, language); };
  std::string text = fmt::format("{}: {}/{} {}, {}/{} {}", status.study, status.scenarios_done, status.scenarios, word("scenarios"),
                                 status.blocks_done, status.blocks, word("blocks"));
  if (status.blocks_done < status.blocks) {
    text += fmt::format(", {}", word(status.running ? "running" : "not-running"));
    if (status.scenarios_a_second > 0.0)
      text += fmt::format(", {:.0f}/s, {} {}", status.scenarios_a_second, duration(status.seconds_left), word("time-left"));
  } else {
    text += fmt::format(", {}", word(status.collected ? "collected" : "to-collect"));
  }
  return text + "\n";
}

void wait_a_moment(const std::atomic<bool>& stop) {
  for (int i = 0; i < 20 && !stop; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(100));
}

boost::json::object estimate_json(const Estimate& estimate) {
  return {{"scenarios", estimate.scenarios},
          {"candidates", estimate.candidates},
          {"points", estimate.points},
          {"drawn_inputs", estimate.drawn_inputs},
          {"blocks", estimate.blocks},
          {"rows", estimate.rows},
          {"scenarios_per_second_per_core", estimate.scenarios_a_second},
          {"core_seconds", static_cast<double>(estimate.scenarios) / estimate.scenarios_a_second},
          {"block_bytes", estimate.block_bytes},
          {"result_bytes", estimate.result_bytes}};
}

std::string estimate_table(const Estimate& estimate, const publish::Messages& messages, publish::Language language) {
  const auto word = [&](const std::string& code) { return messages.word("ui." + code, language); };
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const double seconds = static_cast<double>(estimate.scenarios) / estimate.scenarios_a_second;
  return fmt::format("{}: {} ({}: {}, {}: {}, {}: {})\n{}: {} ({:.0f}/s), {} x {}: {}\n{}: {} + {}\n", word("scenarios"),
                     estimate.scenarios, word("candidates"), estimate.candidates, word("points"), estimate.points, word("drawn-inputs"),
                     estimate.drawn_inputs, word("time-one-core"), duration(seconds), estimate.scenarios_a_second, cores, word("cores"),
                     duration(seconds / cores), word("disk"), size(estimate.block_bytes), size(estimate.result_bytes));
}

}  // namespace landfall::batch
