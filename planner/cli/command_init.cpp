// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <memory>

#include "commands.hpp"
#include "planner/cli/files.hpp"
#include "planner/data/embedded.hpp"

namespace landfall::cli {
namespace {

struct InitOptions {
  std::string folder;
  bool overwrite = false;
};

int run(const InitOptions& options) {
  const std::vector<std::string> names{"portfolio.toml", "study.toml"};
  check_output_folder(options.folder, names, options.overwrite);
  write_files(options.folder, {{names[0], std::string(embedded_file("planner/batch/data/portfolio.toml"))},
                               {names[1], std::string(embedded_file("planner/batch/data/study.toml"))}});
  print(fmt::format("{0}/portfolio.toml   landfall compare {0}/portfolio.toml\n{0}/study.toml       landfall batch run {0}/study.toml\n",
                    options.folder));
  return exit_done;
}

}  // namespace

void add_init(CLI::App& app, Invocation& invocation) {
  CLI::App& command = *app.add_subcommand("init", "a commented portfolio and study to start from");
  const auto options = std::make_shared<InitOptions>();
  command.add_option("folder", options->folder, "folder to write them to")->required()->option_text("DIR");
  command.add_flag("--overwrite", options->overwrite, "replace files that are already in that folder");
  command.callback([options, &invocation] { invocation.run = [options] { return run(*options); }; });
}

}  // namespace landfall::cli
