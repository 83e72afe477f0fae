// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/map_inputs.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

#include "planner/cli/files.hpp"
#include "planner/data/embedded.hpp"
#include "planner/maps/surroundings.hpp"
#include "planner/maps/vector_input.hpp"
#include "planner/siteplan/clearances_file.hpp"

namespace landfall::cli {

LayerFiles layer_files(const std::vector<portfolio::Request::MapLayer>& layers, const std::string& folder, Problems& problems) {
  LayerFiles files;
  for (const portfolio::Request::MapLayer& layer : layers) {
    files.paths.push_back(std::filesystem::path(layer.file).is_absolute() || folder.empty()
                              ? layer.file
                              : (std::filesystem::path(folder) / layer.file).string());
    Problems unread;
    if (maps::is_plain_file(files.paths.back(), layer.where, unread)) {
      for (const std::string& file : maps::files_of(files.paths.back()))
        files.inputs.push_back({file, publish::sha256(read_input(file, unread))});
    }
    problems.append(unread.all());
  }
  return files;
}

MapInputs load_map_inputs(const std::string& boundaries, const publish::Context& context, Loaded& loaded) {
  Problems problems;
  MapInputs inputs;
  inputs.clearances =
      siteplan::parse_clearances(embedded_file(siteplan::clearances_path), std::string(siteplan::clearances_path), problems);
  if (boundaries.empty()) {
    const EmbeddedFile& file = embedded_base_map().front();
    inputs.base = maps::base_layers(file.bytes, std::string(file.path), context, problems);
  } else {
    Problems unread;
    const std::string bytes = read_input(boundaries, unread);
    problems.append(unread.all());
    if (unread.empty()) {
      loaded.record.inputs.push_back({boundaries, publish::sha256(bytes)});
      inputs.base = maps::base_layers(bytes, boundaries, context, problems);
    }
  }
  LayerFiles files = layer_files(loaded.layers, loaded.folder, problems);
  for (publish::Record::Input& input : files.inputs) loaded.record.inputs.push_back(std::move(input));
  if (problems.empty()) inputs.surroundings = maps::read_surroundings(loaded.layers, files.paths, loaded.portfolio, problems);
  problems.raise_if_any();
  std::sort(loaded.record.inputs.begin(), loaded.record.inputs.end(), [](const auto& a, const auto& b) { return a.path < b.path; });
  return inputs;
}

void check_module(const std::string& id, const portfolio::Portfolio& portfolio) {
  const std::vector<std::string>& known = portfolio.module_ids;
  if (std::find(known.begin(), known.end(), id) != known.end()) return;
  Problems problems;
  problems.add({"--plan " + id, 0, 0},
               fmt::format("expected a design of the portfolio{}; known: {}", did_you_mean(id, known), fmt::join(known, ", ")));
  problems.raise_if_any();
}

}  // namespace landfall::cli
