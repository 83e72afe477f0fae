// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <stdexcept>
#include <string>

#include "planner/data/embedded.hpp"

namespace landfall {

std::string_view embedded_file(std::string_view path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path == path) return file.bytes;
  }
  throw std::logic_error("no embedded file " + std::string(path));
}

bool in_library(std::string_view path) {
  constexpr std::array<std::string_view, 10> folders{
      "climate/data/",      "sites/data/",           "planner/modules/data/", "planner/energy/data/", "planner/cost/data/",
      "planner/deal/data/", "planner/finance/data/", "planner/gates/data/",   "planner/fleet/data/",  "planner/plant/data/"};
  return std::any_of(folders.begin(), folders.end(), [&](std::string_view folder) { return path.starts_with(folder); });
}

}  // namespace landfall
