// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <type_traits>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"

namespace landfall::modules {

/// How much of a module design is built, and in what steps: every candidate of a comparison serves the same IT load.
struct Project {
  Fact<"kW"> it_load;       ///< rounded up to whole modules
  int phases = 1;           ///< in which the modules are bought, as even as whole modules allow
  Fact<"month"> phase_gap;  ///< from one phase to the next; unread and unregistered with one phase
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Project>
void visit_inputs(Self& self, Visit&& visit) {
  visit("it_load", self.it_load, Bounds{10.0, 2e6}, "IT load to be built");
  if (self.phases > 1) visit("phase_gap", self.phase_gap, Bounds{0.0, 60.0}, "from one phase to the next");
}

}  // namespace landfall::modules
