// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module.hpp"

namespace landfall::modules {

double liquid_share(const Module& module) {
  const FactRecord* share = plant::find_parameter(module.plant.cooling, "liquid_share");
  return share == nullptr ? 0.0 : share->value;
}

std::vector<InputRef> all_inputs(Module& module, const std::string& prefix) {
  std::vector<InputRef> inputs;
  visit_all_inputs(module, [&](std::string_view path, FactRecord& fact, Bounds bounds, std::string_view description) {
    inputs.push_back({prefix + std::string(path), &fact, bounds, description});
  });
  return inputs;
}

}  // namespace landfall::modules
