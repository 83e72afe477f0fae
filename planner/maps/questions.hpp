// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/maps/map.hpp"

/// The questions a map answers, one styled view each, and the looks of the other layers.
namespace landfall::maps {

/// A view a question, over the layer of places: equity IRR, PUE, capex, verdict and gates, evidence, robustness of the rank.
[[nodiscard]] std::vector<View> question_views(const Layer& sites, const publish::Context& context);

[[nodiscard]] Style verdict_style(const std::string& name, const std::string& label_field, const publish::Context& context);
[[nodiscard]] Style plan_style(const publish::Context& context);
[[nodiscard]] Style route_style(const publish::Context& context);

}  // namespace landfall::maps
