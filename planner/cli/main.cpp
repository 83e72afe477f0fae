// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>

#include "climate/base/input_error.hpp"
#include "commands.hpp"
#include "planner/cli/gis_commands.hpp"
#include "planner/cli/layer_rules.hpp"
#include "planner/cli/memory.hpp"
#include "planner/data/version.hpp"

namespace {

/// Parses, then runs: nothing is opened before everything typed has been understood.
int run(int argc, char** argv) {
  using namespace landfall;
  CLI::App app{"Overseas data-centre site planning: which build, what return, how sure, what could stop it."};
  app.name("landfall");
  app.set_version_flag("--version", fmt::format("landfall {} ({})", version(), commit()));
  app.require_subcommand(1);
  app.footer("Exit status: 0 done, 1 failed, 2 wrong usage or input, 3 a master check failed.");
  cli::Invocation invocation;
  for (const cli::Entry& command : cli::commands) command.add(app, invocation);
  for (const cli::GisCommand& command : cli::gis_commands) {
    if (!cli::has(command.name)) app.add_subcommand(command.name, command.description);
  }
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? cli::exit_done : cli::exit_wrong_input;
  }
  return invocation.run();
}

/// Starts again as `landfall-gis`, which has the same commands: nothing has been written yet.
int over_to_gis(char** argv) {
  try {
    landfall::cli::become_gis(argv);
  } catch (const std::exception& error) {
    fmt::print(stderr, "landfall: {}\n", error.what());
    return landfall::cli::exit_failed;
  }
}

}  // namespace

int main(int argc, char** argv) {
  landfall::cli::keep_memory();
  std::signal(SIGPIPE, SIG_IGN);  // a closed pipe is a write that fails, and is reported as one
  try {
    const bool maps = argc > 1 && landfall::cli::in_gis(argv[1]);
    if (maps && !landfall::cli::has(argv[1])) landfall::cli::become_gis(argv);
    return run(argc, argv);
  } catch (const landfall::cli::NeedsGis&) {
    return over_to_gis(argv);
  } catch (const landfall::InputError& error) {
    fmt::print(stderr, "{}\n", error.what());
    return landfall::cli::exit_wrong_input;
  } catch (const std::exception& error) {
    fmt::print(stderr, "landfall: {}\n", error.what());
    return landfall::cli::exit_failed;
  }
}
