// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module_file.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "climate/base/document.hpp"
#include "planner/plant/archetype.hpp"

namespace landfall::modules {
namespace {

constexpr std::string_view air_limit = "maximum_supply_air_temperature", loop_limit = "maximum_facility_water_temperature";

plant::Redundancy read_redundancy(Section& electrical) {
  const std::string word = electrical.one_of("ups_redundancy", {"n+1", "n", "2n"});
  if (word == "n") return plant::Redundancy::n;
  return word == "2n" ? plant::Redundancy::two_n : plant::Redundancy::n_plus_1;
}

/// The class that the table names under `key`; nullptr where it names none. Where the archetype has nothing to be limited, the key is left
/// to be refused as unknown.
const SupplyClass* named_class(Section& table, const plant::Archetype& archetype, const SupplyClasses& classes, std::string_view key,
                               std::string_view limit, bool air) {
  const bool applies = std::any_of(archetype.parameters.begin(), archetype.parameters.end(),
                                   [&](const plant::CoolingParameter& each) { return each.key == limit; });
  if (!applies || !table.has(key)) return nullptr;
  std::vector<std::string> ids;
  for (const auto& [id, each] : classes) {
    if ((each.medium == Medium::air) == air) ids.push_back(id);
  }
  if (ids.empty()) {
    table.problem(key, fmt::format("\"{}\": expected the id of a supply class, and no file of one is at hand", key));
    return nullptr;
  }
  const auto found = classes.find(table.one_of(key, ids));
  return found == classes.end() ? nullptr : &found->second;
}

/// What the classes say of this parameter; without a source where they say nothing. A dew point that the design states itself stands.
FactRecord said_by(const SupplyClass* air, const SupplyClass* loop, Section& table, std::string_view key) {
  if (air != nullptr && key == air_limit) return air->maximum;
  if (air != nullptr && key == "maximum_dew_point" && !table.has(key)) return air->maximum_dew_point;
  if (air != nullptr && key == "minimum_dew_point" && !table.has(key)) return air->minimum_dew_point;
  if (loop != nullptr && key == loop_limit) return loop->maximum;
  return {};
}

/// Facility water is colder than the coolant that it makes by the CDU's approach.
void take_off(FactRecord& limit, const FactRecord& approach) {
  limit.value -= approach.value;
  limit.low -= approach.high;
  limit.high -= approach.low;
  limit.source = fmt::format("derived: {}; less the approach of the CDU", limit.source);
  limit.confidence = std::max(limit.confidence, approach.confidence);
}

plant::Cooling read_cooling(Section& table, const SupplyClasses& classes) {
  std::vector<std::string> ids;
  for (const plant::Archetype& archetype : plant::archetypes()) ids.emplace_back(archetype.id);
  const std::string id = table.one_of("archetype", ids);
  const plant::Archetype& archetype = *plant::find_archetype(id);
  plant::Cooling cooling = plant::blank_cooling(archetype);
  if (!archetype.machines.empty()) {
    cooling.machine = table.one_of("machine", {archetype.machines.begin(), archetype.machines.end()});
  }
  const SupplyClass* const air = named_class(table, archetype, classes, "air_class", air_limit, true);
  const SupplyClass* const loop = named_class(table, archetype, classes, "loop_class", loop_limit, false);
  if (air != nullptr) cooling.air_class = air->id;
  if (loop != nullptr) cooling.loop_class = loop->id;
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) {
    const plant::CoolingParameter& parameter = archetype.parameters[i];
    FactRecord& fact = cooling.parameters[i];
    if (const FactRecord said = said_by(air, loop, table, parameter.key); !said.source.empty()) {
      if (table.has(parameter.key))
        table.problem(parameter.key, fmt::format("\"{}\": expected none beside the class, which says it", parameter.key));
      fact = said;
    } else if (std::isnan(parameter.absent)) {
      table.fact(parameter.key, fact, parameter.bounds);
    } else {
      table.optional_fact(parameter.key, fact, parameter.bounds);
    }
  }
  if (loop != nullptr && loop->medium == Medium::coolant)
    take_off(*plant::find_parameter(cooling, loop_limit), *plant::find_parameter(cooling, "cdu_approach"));
  for (std::size_t i = 0; i < cooling.parameters.size(); ++i) {
    const plant::CoolingParameter& parameter = archetype.parameters[i];
    const FactRecord& fact = cooling.parameters[i];
    if (said_by(air, loop, table, parameter.key).source.empty()) continue;
    if (fact.low >= parameter.bounds.min && fact.high <= parameter.bounds.max) continue;
    table.problem(parameter.key == loop_limit ? "loop_class" : "air_class",
                  fmt::format("\"{}\" of the class: expected from {} to {}, found {} to {}", parameter.key, parameter.bounds.min,
                              parameter.bounds.max, fact.low, fact.high));
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
  at_most("supply_air_temperature", air_limit);
  at_most("facility_water_temperature", loop_limit);
  at_most("chilled_water_temperature", "supply_air_temperature");
  at_most("spare_machines_running", "spare_machines");
  at_most("minimum_dew_point", "maximum_dew_point");
}

}  // namespace

Module parse_module(std::string_view bytes, std::string file, const SupplyClasses& classes, Problems& problems) {
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
  module.plant.cooling = read_cooling(cooling, classes);
  if (problems.all().size() == problems_before) check_cooling(cooling, module.plant.cooling);
  document.finish();
  return module;
}

}  // namespace landfall::modules
