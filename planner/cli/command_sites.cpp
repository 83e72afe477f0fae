// SPDX-License-Identifier: Apache-2.0
#include "commands.hpp"
#include "planner/cli/library_command.hpp"
#include "planner/publish/country_page.hpp"

namespace landfall::cli {

void add_sites(CLI::App& app, Invocation& invocation) {
  add_library_command(
      app, invocation,
      {"sites", "list, show and check the places", publish::list_sites, publish::show_site, publish::check_sites, publish::country_page});
}

}  // namespace landfall::cli
