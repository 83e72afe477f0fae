// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "climate/base/document.hpp"
#include "climate/epw_file.hpp"
#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/cli/library.hpp"
#include "planner/committee/criteria_file.hpp"

namespace landfall::cli {
namespace {

struct ValidateOptions {
  std::vector<std::string> files;
};

bool is_epw(const std::string& path) {
  const std::string end = path.size() >= 4 ? path.substr(path.size() - 4) : std::string();
  return end == ".epw" || end == ".EPW";
}

/// Whether a file has this key at its top: stress tests and criteria are asked for by name and belong to no library.
bool has_key(const std::string& bytes, const char* key) {
  Problems ignored;  // the kind's own reader reports them with their place
  Document document(bytes, "", ignored);
  return document.parsed() && document.root().has(key);
}

void append(const InputError& error, Problems& problems) { problems.append(error.problems()); }

/// A portfolio is read with all it names; every other kind beside the built-in library, so that references are checked too.
void check(const std::string& path, Problems& problems) {
  const std::string bytes = read_input(path, problems);
  if (!problems.empty()) return;
  if (is_epw(path)) {
    (void)climate::parse_epw(bytes, path, problems);
    return;
  }
  ScenarioOptions options;
  if (has_key(bytes, "criteria")) {
    (void)committee::parse_criteria(bytes, path, problems);
    return;
  }
  if (has_key(bytes, "tests")) {
    options.stress_files.push_back(path);
  } else {
    (portfolio::kind_of(bytes) == "portfolio" ? options.portfolio : options.files.emplace_back()) = path;
  }
  try {
    (void)load(options);
  } catch (const InputError& error) {
    append(error, problems);
  }
}

int run(const ValidateOptions& options) {
  Problems all;
  std::string good;
  for (const std::string& path : options.files) {
    Problems problems;
    check(path, problems);
    if (problems.empty()) good += fmt::format("{}: ok\n", path);
    all.append(problems.all());
  }
  print(good);
  all.raise_if_any();
  return exit_done;
}

}  // namespace

void add_validate(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("validate", "check input files and say everything that is wrong");
  const auto options = std::make_shared<ValidateOptions>();
  command
      .add_option("files", options->files,
                  "portfolios, countries, places, stations, modules, cost books, deals, loans, investors, fleets, stress tests, criteria, "
                  "EPW files")
      ->required()
      ->option_text("FILE...");
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
