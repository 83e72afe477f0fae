// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/layer_rules.hpp"

namespace landfall::cli {

LayerReader layer_reader() { return nullptr; }

}  // namespace landfall::cli
