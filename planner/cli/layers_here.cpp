// SPDX-License-Identifier: Apache-2.0
#include <boost/json/array.hpp>
#include <boost/json/object.hpp>

#include "planner/cli/layer_rules.hpp"
#include "planner/cli/map_inputs.hpp"
#include "planner/maps/surroundings.hpp"
#include "planner/publish/json.hpp"

namespace landfall::cli {
namespace {

namespace json = boost::json;

json::object answer_of(const maps::Surrounding& said) {
  json::object answer;
  if (said.metres) answer["metres"] = *said.metres;
  if (said.inside) answer["inside"] = *said.inside;
  if (!said.name.empty()) answer["feature"] = said.name;
  return answer;
}

std::string read_layers(const std::vector<portfolio::Request::MapLayer>& layers, const std::string& folder,
                        const portfolio::Portfolio& portfolio, Problems& problems) {
  std::vector<portfolio::Request::MapLayer> ruled;
  for (const portfolio::Request::MapLayer& layer : layers) {
    if (layer.is_rule()) ruled.push_back(layer);
  }
  const LayerFiles files = layer_files(ruled, folder, problems);
  if (!problems.empty()) return {};
  const maps::Surroundings surroundings = maps::read_surroundings(ruled, files.paths, portfolio, problems);
  json::object page, by_layer;
  json::array inputs;
  for (const publish::Record::Input& input : files.inputs) inputs.push_back({{"path", input.path}, {"sha256", input.sha256}});
  for (const auto& [site, answers] : surroundings.sites) {
    for (const maps::Surrounding& said : answers) {
      json::value& places = by_layer[said.layer];
      if (!places.is_object()) places.emplace_object();
      places.as_object()[site] = answer_of(said);
    }
  }
  page["files"] = std::move(inputs);
  page["layers"] = std::move(by_layer);
  return publish::to_text(page);
}

}  // namespace

LayerReader layer_reader() { return read_layers; }

}  // namespace landfall::cli
