// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <atomic>
#include <boost/json/object.hpp>
#include <string>

#include "planner/batch/folder.hpp"
#include "planner/batch/show.hpp"

namespace landfall::batch {

/// How far a study has come, told by its folder alone: it can be asked from any machine that sees it.
struct Status {
  std::string study, folder;
  std::uint64_t scenarios = 0;
  std::uint64_t blocks = 0, blocks_done = 0;
  std::uint64_t scenarios_done = 0;
  bool running = false;             ///< someone holds the folder
  bool collected = false;           ///< the summary is there
  double scenarios_a_second = 0.0;  ///< over the last minutes' blocks; 0 when nothing can be told
  double seconds_left = 0.0;
};
[[nodiscard]] Status status_of(const Folder& folder, const whatif::Plan& plan);
[[nodiscard]] boost::json::object status_json(const Status& status);
[[nodiscard]] std::string status_table(const Status& status, const publish::Messages& messages, publish::Language language);
/// Two seconds, or less when `stop` becomes true.
void wait_a_moment(const std::atomic<bool>& stop);

[[nodiscard]] boost::json::object estimate_json(const Estimate& estimate);
[[nodiscard]] std::string estimate_table(const Estimate& estimate, const publish::Messages& messages, publish::Language language);

}  // namespace landfall::batch
