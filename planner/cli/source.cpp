// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/source.hpp"

#include <stdexcept>

#include "planner/cli/files.hpp"
#include "planner/cli/layer_rules.hpp"
#include "planner/data/embedded.hpp"

namespace landfall::cli {

std::string_view Source::file(std::string_view path) const {
  for (const portfolio::SourceFile& each : built_in) {
    if (each.path == path) return each.bytes;
  }
  throw std::runtime_error("no built-in file " + std::string(path));
}

Source this_machine() {
  Source source;
  for (const EmbeddedFile& file : embedded_files()) {
    const bool asked = file.path.starts_with("planner/portfolio/data/") || file.path.starts_with("planner/committee/data/");
    if (!asked && !in_library(file.path)) continue;
    source.built_in.push_back({std::string(file.path), std::string(file.bytes)});
  }
  source.read = read_input;
  source.layers = layer_reader();
  return source;
}

}  // namespace landfall::cli
