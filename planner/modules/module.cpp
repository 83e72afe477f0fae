// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module.hpp"

#include <iterator>

#include "planner/plant/archetype.hpp"

namespace landfall::modules {

double liquid_share(const Module& module) {
  const FactRecord* share = plant::find_parameter(module.plant.cooling, "liquid_share");
  return share == nullptr ? 0.0 : share->value;
}

std::vector<InputRef> all_inputs(Module& module, const std::string& prefix) {
  std::vector<InputRef> inputs = list_inputs(module, prefix);
  std::vector<InputRef> electrical = list_inputs(module.plant.electrical, prefix + "electrical.");
  inputs.insert(inputs.end(), std::make_move_iterator(electrical.begin()), std::make_move_iterator(electrical.end()));
  const plant::Archetype* archetype = plant::find_archetype(module.plant.cooling.archetype);
  if (archetype == nullptr) return inputs;
  for (std::size_t i = 0; i < archetype->parameters.size() && i < module.plant.cooling.parameters.size(); ++i) {
    const plant::CoolingParameter& parameter = archetype->parameters[i];
    inputs.push_back(
        {prefix + "cooling." + std::string(parameter.key), &module.plant.cooling.parameters[i], parameter.bounds, parameter.description});
  }
  return inputs;
}

}  // namespace landfall::modules
