// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/maps/layer.hpp"
#include "planner/siteplan/polygon.hpp"

/// Geodesics of the WGS 84 ellipsoid by Karney's series (J. Geodesy 87, 43-55, 2013), to within nanometres.
namespace landfall::maps {

/// Shortest distance along the ellipsoid, metres.
[[nodiscard]] double distance_m(Degrees from, Degrees to);

/// Where one arrives from `origin` by the geodesic that leaves towards (x east, y north) and is as long as that vector: the inverse of the
/// azimuthal equidistant projection, in which distances from the origin are true.
[[nodiscard]] Degrees at_offset(Degrees origin, siteplan::Point metres);
/// The reverse.
[[nodiscard]] siteplan::Point offset(Degrees origin, Degrees to);

}  // namespace landfall::maps
