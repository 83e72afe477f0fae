// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>

#include "planner/cost/book.hpp"
#include "planner/energy/on_site.hpp"
#include "planner/modules/module.hpp"
#include "planner/modules/project.hpp"
#include "planner/plant/performance.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

namespace landfall::cost {

/// How many modules are built, and in how many phases. Structural: the same in every scenario.
struct Build {
  int modules = 1;
  int phases = 1;                         ///< at most as many as there are modules
  const FactRecord* phase_gap = nullptr;  ///< months from one phase to the next; read with more than one phase
  int wait = 0;                           ///< months after the valuation date at which the decision falls: prices move meanwhile
};

/// So many modules, in the project's phases.
[[nodiscard]] inline Build build_of(const modules::Project& project, int modules) {
  return {modules, std::clamp(project.phases, 1, modules), &project.phase_gap, 0};
}
/// The smallest whole number of modules that serves the load.
[[nodiscard]] inline Build build_for(const modules::Project& project, const modules::Module& module) {
  return build_of(project, static_cast<int>(std::ceil(project.it_load.value / module.it.load.value - 1e-9)));
}
/// The share of the modules that a phase brings.
[[nodiscard]] inline double phase_share(const Build& build, int phase) {
  const int least = build.modules / build.phases, more = build.modules % build.phases;
  return static_cast<double>(least + (phase < more ? 1 : 0)) / static_cast<double>(build.modules);
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
