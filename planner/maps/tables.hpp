// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/maps/map.hpp"

/// The layers that hold figures, as tables without style.
namespace landfall::maps {

/// Every place x design, at the place's position, in order of rank; fields in docs/maps.md.
[[nodiscard]] Layer candidate_layer(const committee::Comparison& comparison, const publish::Context& context);

/// Every place with its best-ranked design, facts, site plan and surroundings, in order of rank.
[[nodiscard]] Layer site_layer(const Layer& candidates, const committee::Comparison& comparison, const publish::Context& context,
                               const std::vector<SitePlan>& plans, const Surroundings& surroundings);

/// The items of the site plans, WGS 84, each with its UTM zone and outline in it.
[[nodiscard]] Layer plan_layer(const std::vector<SitePlan>& plans, const publish::Context& context);

/// From each place to the nearest feature of each distance layer; no features without such layers.
[[nodiscard]] Layer route_layer(const publish::Context& context, const Surroundings& surroundings);

/// The facts of the compared places and what the user's layers say of them, one a row, with source and confidence. No geometry.
[[nodiscard]] Layer fact_layer(const publish::Context& context, const Surroundings& surroundings);

/// A number as it is published: at most 10 significant digits.
[[nodiscard]] double published(double value);
/// Null for what does not exist.
[[nodiscard]] Value maybe(const std::optional<double>& value);

}  // namespace landfall::maps
