// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "planner/siteplan/siteplan.hpp"

namespace landfall::siteplan {
namespace {

double cooling_ground(const std::string& archetype, const Clearances::Cooling& cooling) {
  const auto is = [&](std::initializer_list<const char*> ids) {
    return std::any_of(ids.begin(), ids.end(), [&](const char* id) { return archetype == id; });
  };
  if (is({"chiller-water", "liquid-tower"})) return cooling.tower.value;
  if (is({"direct-air", "indirect-evaporative"})) return cooling.attached.value;
  if (is({"district", "seawater"})) return cooling.exchanger.value;
  return cooling.air.value;
}

int units(double power, double rating) { return static_cast<int>(std::ceil(power / rating - 1e-9)); }

}  // namespace

Needs needs(const modules::Module& module, int modules, const plant::Performance& performance, const Clearances& clearances) {
  const double it_kw = modules * module.it.load.value;
  const double facility_kw = it_kw * (performance.design_facility_kw - performance.design_bought_kw);
  double thirst = 0.0;  // of the highest month and load, L/h per kW of IT
  for (const auto& load : performance.points) {
    for (const plant::MonthlyPoint& month : load) thirst = std::max(thirst, month.water_l_per_h);
  }
  Needs result;
  result.modules = modules;
  result.module_length = module.envelope.length.value;
  result.module_width = module.envelope.width.value;
  result.cooling_m2 = module.it.load.value * cooling_ground(module.plant.cooling.archetype, clearances.cooling);
  result.transformers = units(it_kw * module.plant.electrical.transformer_rating.value, clearances.transformers.rating.value);
  result.generators = units(facility_kw, clearances.generators.rating.value) + static_cast<int>(clearances.generators.spares.value);
  result.intake_m2 = facility_kw * clearances.transformers.intake.value;
  const double litres_per_m3 = 1000.0;
  result.tank_m2 = thirst * it_kw * clearances.water.storage.value / litres_per_m3 / clearances.water.tank_height.value;
  result.owned_m2 = modules * module.envelope.yard.value;
  return result;
}

}  // namespace landfall::siteplan
