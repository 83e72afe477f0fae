// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "planner/publish/messages.hpp"

namespace CLI {
class App;
}

namespace landfall::cli {

/// Exit statuses, the same everywhere.
inline constexpr int exit_done = 0;
inline constexpr int exit_failed = 1;
inline constexpr int exit_wrong_input = 2;
inline constexpr int exit_check_failed = 3;

/// What was typed: parsing fills it, then `run` does the work. No file is opened while parsing.
struct Invocation {
  std::function<int()> run;
};

enum class Format { table, json, csv };

/// Options that mean the same in every command.
struct OutputOptions {
  Format format = Format::table;
  publish::Language language = publish::Language::en;
  std::string out;  ///< folder to write files to; empty: none
  bool overwrite = false;
  bool quiet = false;
};
void add_output_options(CLI::App& command, OutputOptions& options, bool writes_files);

/// Options of commands that simulate.
struct ScenarioOptions {
  std::string portfolio;                  ///< path; empty: the built-in one
  std::vector<std::string> set;           ///< path=value
  std::vector<std::string> weather;       ///< FILE.epw or PLACE=FILE.epw
  std::vector<std::string> files;         ///< further places, modules, …
  std::vector<std::string> stress_files;  ///< stress tests of the user
  std::string deal, financing, investor, costs, fleet;
  std::optional<std::uint64_t> seed;
  std::optional<int> draws;
  int threads = 0;
};
void add_scenario_options(CLI::App& command, ScenarioOptions& options);
void add_stress_file_option(CLI::App& command, ScenarioOptions& options);

}  // namespace landfall::cli
