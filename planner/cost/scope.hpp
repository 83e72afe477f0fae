// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "planner/cost/book.hpp"
#include "planner/energy/on_site.hpp"
#include "planner/modules/module.hpp"
#include "planner/modules/project.hpp"
#include "planner/plant/performance.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

namespace landfall::cost {

/// How many modules are built. Structural: the same in every scenario.
struct Build {
  int modules = 1;
};

/// The smallest whole number of modules that serves the load.
[[nodiscard]] inline Build build_for(const modules::Project& project, const modules::Module& module) {
  return {static_cast<int>(std::ceil(project.it_load.value / module.it.load.value - 1e-9))};
}

/// What the rules of the place add when their conditions apply (planner/gates).
struct Conditions {
  double months = 0.0;
  double cost_usd = 0.0;
};

/// Everything that one candidate's cost depends on. Refers, does not own: keep the referents alive.
struct Scope {
  const sites::Country& country;
  const sites::Site& site;
  const modules::Module& module;
  const Book& book;
  const plant::Performance& performance;
  Build build;
  Conditions conditions;
  const energy::OnSite* on_site = nullptr;  ///< null: nothing is built beside the grid connection
  double battery_cycles = 0.0;              ///< full cycles a year of the battery on site, as simulated
};

}  // namespace landfall::cost
