// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/maps/layer.hpp"

namespace landfall::maps {

/// EPSG code of the UTM zone of a position (WGS 84): 326zz north, 327zz south of the equator.
[[nodiscard]] int utm_epsg(Degrees at);

/// Polygons of one ring each as WKT in that zone, centimetres written. Throws std::runtime_error where PROJ can't.
[[nodiscard]] std::vector<std::string> utm_wkt(const std::vector<std::vector<Degrees>>& rings, int epsg);

}  // namespace landfall::maps
