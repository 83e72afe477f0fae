// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::siteplan {

/// What a plan is laid out with: distances, sizes of plant, ground per kW. Facts, planner/siteplan/data/clearances.toml.
struct Clearances {
  struct Ground {
    Fact<"multiple"> aspect;  ///< length over width of a plot whose shape is not known
    Fact<"m"> setback;        ///< nothing stands nearer to the boundary
    Fact<"m"> road_width;
    Fact<"m"> module_gap;  ///< between modules of a row
    Fact<"m"> plant_gap;   ///< between a module and its cooling plant
    Fact<"m"> row_gap;     ///< between two rows, back to back
  } ground;
  struct Cooling {  ///< ground under the cooling plant per kW of design IT
    Fact<"m2/kW"> air;
    Fact<"m2/kW"> tower;
    Fact<"m2/kW"> attached;
    Fact<"m2/kW"> exchanger;
  } cooling;
  struct Generators {
    Fact<"kW"> rating;
    Fact<"count"> spares;
    Fact<"m"> length;
    Fact<"m"> width;
    Fact<"m"> gap;
  } generators;
  struct Transformers {
    Fact<"kW"> rating;
    Fact<"m"> length;
    Fact<"m"> width;
    Fact<"m"> gap;
    Fact<"m2/kW"> intake;  ///< grid intake and its switchgear, per kW of facility peak
  } transformers;
  struct Water {
    Fact<"h"> storage;
    Fact<"m"> tank_height;
  } water;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Clearances>
void visit_inputs(Self& self, Visit&& visit) {
  visit("ground.aspect", self.ground.aspect, Bounds{1.0, 10.0}, "length over width of a plot whose shape is not known");
  visit("ground.setback", self.ground.setback, Bounds{0.0, 200.0}, "distance of everything from the boundary");
  visit("ground.road_width", self.ground.road_width, Bounds{2.0, 40.0}, "width of roads");
  visit("ground.module_gap", self.ground.module_gap, Bounds{0.0, 50.0}, "between modules of a row");
  visit("ground.plant_gap", self.ground.plant_gap, Bounds{0.0, 50.0}, "between a module and its cooling plant");
  visit("ground.row_gap", self.ground.row_gap, Bounds{0.0, 50.0}, "between two rows, back to back");
  visit("cooling.air", self.cooling.air, Bounds{0.0, 5.0}, "ground of air-cooled chillers, dry coolers, condensers");
  visit("cooling.tower", self.cooling.tower, Bounds{0.0, 5.0}, "ground of cooling towers and their plant room");
  visit("cooling.attached", self.cooling.attached, Bounds{0.0, 5.0}, "ground of air handlers along the module");
  visit("cooling.exchanger", self.cooling.exchanger, Bounds{0.0, 5.0}, "ground of exchangers for bought cooling or seawater");
  visit("generators.rating", self.generators.rating, Bounds{10.0, 20000.0}, "standby power of one set");
  visit("generators.spares", self.generators.spares, Bounds{0.0, 20.0}, "sets beyond what the peak needs");
  visit("generators.length", self.generators.length, Bounds{1.0, 50.0}, "length of one set with its enclosure");
  visit("generators.width", self.generators.width, Bounds{1.0, 20.0}, "width of one set with its enclosure");
  visit("generators.gap", self.generators.gap, Bounds{0.0, 50.0}, "between sets");
  visit("transformers.rating", self.transformers.rating, Bounds{10.0, 100000.0}, "rated power of one unit");
  visit("transformers.length", self.transformers.length, Bounds{0.5, 20.0}, "length of one unit's pad");
  visit("transformers.width", self.transformers.width, Bounds{0.5, 20.0}, "width of one unit's pad");
  visit("transformers.gap", self.transformers.gap, Bounds{0.0, 50.0}, "between units");
  visit("transformers.intake", self.transformers.intake, Bounds{0.0, 5.0}, "grid intake, per kW of facility peak");
  visit("water.storage", self.water.storage, Bounds{0.0, 1000.0}, "hours of make-up water kept");
  visit("water.tank_height", self.water.tank_height, Bounds{0.5, 30.0}, "height of water in a tank");
}

}  // namespace landfall::siteplan
