// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/supply_class_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::modules {

SupplyClass parse_supply_class(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  SupplyClass result;
  if (!document.parsed()) return result;
  Section root = document.root();
  result.id = root.identifier("id");
  result.name = root.localized("name");
  const std::string medium = root.one_of("medium", {"air", "facility-water", "coolant"});
  result.medium = medium == "air" ? Medium::air : medium == "coolant" ? Medium::coolant : Medium::facility_water;
  Section supply = root.section("supply");
  supply.fact("maximum", result.maximum, {10.0, 70.0});
  if (result.medium == Medium::air) {
    const bool wettest = supply.optional_fact("maximum_dew_point", result.maximum_dew_point, {0.0, 30.0});
    const bool driest = supply.optional_fact("minimum_dew_point", result.minimum_dew_point, {-30.0, 20.0});
    if (wettest && driest && result.minimum_dew_point.value >= result.maximum_dew_point.value)
      supply.problem("minimum_dew_point", "\"minimum_dew_point\": expected below \"maximum_dew_point\"");
  }
  document.finish();
  return result;
}

}  // namespace landfall::modules
