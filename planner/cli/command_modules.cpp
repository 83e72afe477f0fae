// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "planner/cli/library_command.hpp"

namespace landfall::cli {

void add_modules(CLI::App& app, Invocation& invocation) {
  add_library_command(
      app, invocation,
      {"modules", "list, show and check the module designs", publish::list_modules, publish::show_module, publish::check_modules});
}

}  // namespace landfall::cli
