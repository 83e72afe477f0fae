// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module_file.hpp"

#include <fmt/format.h>
#include <cmath>

#include "climate/base/document.hpp"
#include "planner/plant/archetype.hpp"

namespace landfall::modules {
namespace {

plant::Redundancy read_redundancy(Section& electrical) {
  const std::string word = electrical.one_of("ups_redundancy", {"n+1", "n", "2n"});
  if (word == "n") return plant::Redundancy::n;
  return word == "2n" ? plant::Redundancy::two_n : plant::Redundancy::n_plus_1;
}

plant::Cooling read_cooling(Section& table) {
  std::vector<std::string> ids;
  for (const plant::Archetype& archetype : plant::archetypes()) ids.emplace_back(archetype.id);
  const std::string id = table.one_of("archetype", ids);
  const plant::Archetype& archetype = *plant::find_archetype(id);
  plant::Cooling cooling = plant::blank_cooling(archetype);
  if (!archetype.machines.empty()) {
    cooling.machine = table.one_of("machine", {archetype.machines.begin(), archetype.machines.end()});
  }
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) {
    const plant::CoolingParameter& parameter = archetype.parameters[i];
    FactRecord& fact = cooling.parameters[i];
    if (std::isnan(parameter.absent)) {
      table.fact(parameter.key, fact, parameter.bounds);
    } else {
      table.optional_fact(parameter.key, fact, parameter.bounds);
    }
  }
  return cooling;
}

/// What no single bound can say. Only asked of a cooling that read without a problem.
void check_cooling(Section& table, const plant::Cooling& cooling) {
  const auto at_most = [&](std::string_view key, std::string_view limit) {
    const FactRecord* small = plant::find_parameter(cooling, key);
    const FactRecord* large = plant::find_parameter(cooling, limit);
    if (small != nullptr && large != nullptr && small->value > large->value) {
      table.problem(key, fmt::format("\"{}\": expected at most \"{}\" {}, found {}", key, limit, large->value, small->value));
    }
  };
  at_most("supply_air_temperature", "maximum_supply_air_temperature");
  at_most("facility_water_temperature", "maximum_facility_water_temperature");
  at_most("chilled_water_temperature", "supply_air_temperature");
  at_most("spare_machines_running", "spare_machines");
  at_most("minimum_dew_point", "maximum_dew_point");
}

}  // namespace

Module parse_module(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Module module;
  if (!document.parsed()) return module;
  Section root = document.root();
  module.id = root.text("id");
  module.name = root.localized("name");
  module.workload = root.one_of("workload", {"general", "ai"});
  module.tier = root.text("tier");
  root.facts(module);
  Section electrical = root.section("electrical");
  if (electrical.has("eco_mode")) module.plant.electrical.eco_mode.emplace();
  if (electrical.has("direct_current")) module.plant.electrical.direct_current.emplace();
  electrical.facts(module.plant.electrical);
  if (module.plant.electrical.eco_mode && module.plant.electrical.direct_current) {
    electrical.problem("eco_mode", "\"eco_mode\": expected none beside \"direct_current\", whose rectifiers cannot let the mains through");
  }
  module.plant.electrical.ups_redundancy = read_redundancy(electrical);
  if (std::optional<Section> thermal = root.optional_section("thermal")) {
    module.plant.thermal.emplace();
    thermal->facts(*module.plant.thermal);
  }
  Section cooling = root.section("cooling");
  const std::size_t problems_before = problems.all().size();
  module.plant.cooling = read_cooling(cooling);
  if (problems.all().size() == problems_before) check_cooling(cooling, module.plant.cooling);
  document.finish();
  return module;
}

}  // namespace landfall::modules
