// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/maps/layer.hpp"

namespace landfall::maps {

struct Nearest {
  double metres = 0.0;  ///< along the geodesic
  Degrees at;
  std::size_t path = 0;  ///< which of the paths
};

/// The point of all paths nearest to `from`; none where there are no paths. A path is a chain of positions joined by lines that are
/// straight in longitude and latitude (RFC 7946); one position is a point. Chords of the ellipsoid choose among the pieces, geodesics
/// measure those within a hundredth of the least.
[[nodiscard]] std::optional<Nearest> nearest(Degrees from, const std::vector<std::vector<Degrees>>& paths);

}  // namespace landfall::maps
