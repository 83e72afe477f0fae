// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/context.hpp"

namespace landfall::maps {

Surrounding::State Surrounding::state() const {
  if (distance && limit_m) return !metres ? State::unknown : *metres <= *limit_m ? State::pass : State::fail;
  if (!distance && should_be_in) return !inside ? State::unknown : *inside == *should_be_in ? State::pass : State::fail;
  return State::none;
}

}  // namespace landfall::maps
