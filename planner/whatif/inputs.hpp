// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/whatif/plan.hpp"

namespace landfall::whatif {

/// Finds the inputs that the study names in each world, fills the worlds' varied inputs and the plan's axes and columns, and numbers the
/// worlds' facts.
void resolve_inputs(Plan& plan, Problems& problems);

}  // namespace landfall::whatif
