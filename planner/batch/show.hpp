// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <boost/json/object.hpp>
#include <string>

#include "planner/publish/messages.hpp"
#include "planner/whatif/runner.hpp"

namespace landfall::batch {

/// One scenario worked out alone, by the pack reading and by `appraise`.
struct Shown {
  std::uint64_t scenario = 0;
  whatif::Place place;
  std::size_t candidate = 0;
  std::vector<std::pair<std::string, double>> inputs;  ///< every varied input of the candidate
  whatif::Outcome outcome;
  bool same = false;  ///< both readings have the same bits
};
[[nodiscard]] Shown show(const whatif::Runner& runner, std::uint64_t scenario);
[[nodiscard]] boost::json::object show_json(const whatif::Plan& plan, const Shown& shown);
[[nodiscard]] std::string show_table(const whatif::Plan& plan, const Shown& shown, const publish::Messages& messages,
                                     publish::Language language);

/// How long and how large a study would be, from a sample of its scenarios.
struct Estimate {
  std::uint64_t scenarios = 0, candidates = 0, points = 0, blocks = 0, rows = 0;
  std::size_t drawn_inputs = 0;
  double scenarios_a_second = 0.0;  ///< on one core of this machine
  double block_bytes = 0.0;
  double result_bytes = 0.0;  ///< SQLite and CSV
};
[[nodiscard]] Estimate estimate(const whatif::Runner& runner);

}  // namespace landfall::batch
