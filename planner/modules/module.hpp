// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <string>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "planner/plant/archetype.hpp"
#include "planner/plant/design.hpp"

namespace landfall::modules {

/// One prefabricated module design: what is shipped, what it holds, how it is cooled and fed, what it costs and how long it takes.
struct Module {
  std::string id;
  LocalizedText name;
  std::string workload;  ///< "ai" or "general": what it is built for; permit regimes ask
  std::string tier;      ///< redundancy in words, for people: "N+1 concurrently maintainable"

  struct It {
    Fact<"kW"> load;  ///< design IT power of one module
    Fact<"count"> racks;
  } it;

  struct Envelope {
    Fact<"m"> length;
    Fact<"m"> width;
    Fact<"m"> height;
    Fact<"t"> mass;                   ///< as shipped
    Fact<"count"> freight_units;      ///< 40-ft equivalents that one module ships as, plant skids included
    Fact<"fraction"> oversize_share;  ///< of the freight units that are out of gauge
    Fact<"m2"> yard;                  ///< ground area per module, plant yard, aisles and setbacks included
  } envelope;

  plant::Design plant;  ///< the share of heat that goes to liquid is a parameter of its cooling: `liquid_share(module)`

  struct Cost {                            ///< ex works, before duty, freight and installation
    Fact<"USD/kW"> enclosure;              ///< module shells with racks, fire protection, controls, per kW of design IT
    Fact<"USD/kW"> cooling;                ///< cooling plant, in-rack or in-row units, CDU
    Fact<"USD/kW"> electrical;             ///< transformers, switchgear, UPS, batteries, busway
    Fact<"USD/kW"> generators;             ///< sets, tanks, paralleling; per kW of design IT
    Fact<"fraction"> installation;         ///< site labour and lifting, of ex-works price, at Singapore labour cost
    Fact<"fraction"> cooling_maintenance;  ///< upkeep of the cooling plant a year, of its price; other classes are in the cost book
  } cost;

  struct Schedule {
    Fact<"week"> factory_slot;  ///< wait for a production slot
    Fact<"week"> manufacture;
    Fact<"week"> install;  ///< first batch on prepared ground
    Fact<"week"> commission;
  } schedule;

  struct Market {
    Fact<"fraction"> rent_premium;  ///< what tenants pay for this design over the place's wholesale rent
  } market;

  struct Crew {               ///< what this design asks of a 10 MW campus
    Fact<"count"> operators;  ///< posts manned around the clock
    Fact<"count"> engineers;  ///< people on days
  } crew;
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Module>
void visit_inputs(Self& self, Visit&& visit) {
  visit("it.load", self.it.load, Bounds{5.0, 50000.0}, "design IT power of one module");
  visit("it.racks", self.it.racks, Bounds{1.0, 5000.0}, "racks in one module");
  visit("envelope.length", self.envelope.length, Bounds{1.0, 100.0}, "outer length of one module");
  visit("envelope.width", self.envelope.width, Bounds{1.0, 50.0}, "outer width of one module");
  visit("envelope.height", self.envelope.height, Bounds{1.0, 20.0}, "outer height of one module");
  visit("envelope.mass", self.envelope.mass, Bounds{1.0, 1000.0}, "mass of one module as shipped");
  visit("envelope.freight_units", self.envelope.freight_units, Bounds{0.5, 200.0}, "40-ft equivalents shipped per module, plant included");
  visit("envelope.oversize_share", self.envelope.oversize_share, Bounds{0.0, 1.0}, "share of freight units that are out of gauge");
  visit("envelope.yard", self.envelope.yard, Bounds{10.0, 100000.0}, "ground per module with plant yard, aisles and setbacks");
  visit("cost.enclosure", self.cost.enclosure, Bounds{0.0, 30000.0}, "module shells, racks, fire protection and controls, ex works");
  visit("cost.cooling", self.cost.cooling, Bounds{0.0, 20000.0}, "cooling plant, ex works");
  visit("cost.electrical", self.cost.electrical, Bounds{0.0, 20000.0}, "transformers, switchgear, UPS and batteries, ex works");
  visit("cost.generators", self.cost.generators, Bounds{0.0, 10000.0}, "standby generation, ex works");
  visit("cost.installation", self.cost.installation, Bounds{0.0, 2.0},
        "site labour and lifting at Singapore labour cost, of ex-works price");
  visit("cost.cooling_maintenance", self.cost.cooling_maintenance, Bounds{0.0, 0.3}, "upkeep of the cooling plant a year, of its price");
  visit("schedule.factory_slot", self.schedule.factory_slot, Bounds{0.0, 200.0}, "wait for a production slot");
  visit("schedule.manufacture", self.schedule.manufacture, Bounds{0.0, 200.0}, "manufacture and factory test");
  visit("schedule.install", self.schedule.install, Bounds{0.0, 200.0}, "installation on prepared ground");
  visit("schedule.commission", self.schedule.commission, Bounds{0.0, 100.0}, "commissioning and integrated systems test");
  visit("market.rent_premium", self.market.rent_premium, Bounds{-0.9, 3.0}, "rent over the place's wholesale rent");
  visit("crew.operators", self.crew.operators, Bounds{0.0, 200.0}, "operators on post around the clock at a 10 MW campus");
  visit("crew.engineers", self.crew.engineers, Bounds{0.0, 200.0}, "plant engineers on days at a 10 MW campus");
}

/// The share of IT heat that liquid takes; 0 for air-cooled designs.
[[nodiscard]] double liquid_share(const Module& module);

/// Visits the module's own inputs and those of its plant, under `electrical.`, `thermal.` and `cooling.`, as far as the design states them.
template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Module>
void visit_all_inputs(Self& module, Visit&& visit) {
  visit_inputs(module, visit);
  visit_inputs(module.plant.electrical, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    visit("electrical." + std::string(path), fact, bounds, description);
  });
  if (module.plant.thermal) {
    visit_inputs(*module.plant.thermal, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
      visit("thermal." + std::string(path), fact, bounds, description);
    });
  }
  const plant::Archetype* archetype = plant::find_archetype(module.plant.cooling.archetype);
  if (archetype == nullptr) return;
  for (std::size_t i = 0; i < archetype->parameters.size() && i < module.plant.cooling.parameters.size(); ++i) {
    const plant::CoolingParameter& parameter = archetype->parameters[i];
    const bool left_out = !std::isnan(parameter.absent) && module.plant.cooling.parameters[i].source.empty();
    if (left_out) continue;  // its neutral value is no evidence
    visit("cooling." + std::string(parameter.key), module.plant.cooling.parameters[i], parameter.bounds, parameter.description);
  }
}

/// The same as a list. The pointers stay valid as long as `module.plant.cooling.parameters` is not resized.
[[nodiscard]] std::vector<InputRef> all_inputs(Module& module, const std::string& prefix);

}  // namespace landfall::modules
