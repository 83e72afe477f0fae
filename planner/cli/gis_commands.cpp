// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/gis_commands.hpp"

#include <unistd.h>
#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <iterator>
#include <system_error>

namespace landfall::cli {

bool in_gis(std::string_view command) {
  return std::any_of(std::begin(gis_commands), std::end(gis_commands), [&](const GisCommand& each) { return command == each.name; });
}

void become_gis(char** arguments) {
  const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe").replace_filename("landfall-gis");
  execv(program.c_str(), arguments);
  throw std::system_error(errno, std::generic_category(), program.string());
}

}  // namespace landfall::cli
