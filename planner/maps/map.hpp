// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <string_view>

#include "climate/base/input_error.hpp"
#include "planner/committee/comparison.hpp"
#include "planner/maps/context.hpp"
#include "planner/maps/layer.hpp"
#include "planner/publish/json.hpp"
#include "planner/siteplan/siteplan.hpp"

namespace landfall::maps {

/// The build of one place on its ground.
struct SitePlan {
  std::string site;
  std::string module;
  Degrees origin;  ///< where the plan's (0, 0) lies
  siteplan::Plan plan;
};

/// A plan for the best-ranked candidate of each place, or of the design `module` where it is not empty, in order of place id. A place's
/// parcel is taken from `surroundings`.
[[nodiscard]] std::vector<SitePlan> site_plans(const committee::Comparison& comparison, const portfolio::Portfolio& portfolio,
                                               const siteplan::Clearances& clearances, const Surroundings& surroundings,
                                               const std::string& module = "");

/// Reads a base map (docs/maps.md: features of kind land, country, boundary, disputed). Problems name `file`.
[[nodiscard]] std::vector<Layer> base_layers(std::string_view geojson, const std::string& file, const publish::Context& context,
                                             Problems& problems);

/// The whole map: base, site plans, candidates, places, what the user's layers say, and a view a question. Throws InputError where a name
/// holds a control character, which no map format can carry.
[[nodiscard]] Map make_map(const committee::Comparison& comparison, const publish::Context& context, const std::vector<SitePlan>& plans,
                           const Surroundings& surroundings, std::vector<Layer> base);

}  // namespace landfall::maps
