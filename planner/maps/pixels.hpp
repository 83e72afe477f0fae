// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/maps/style.hpp"

/// The few pictures a KMZ carries in itself, as PNG.
namespace landfall::maps {

/// A white marker on nothing; Google Earth tints it.
[[nodiscard]] std::string marker_png(Marker marker);
/// Swatches with the numbers of their classes, top class first. Only digits, signs and "%" are written, so that it reads in any language;
/// the words stand in the folder.
[[nodiscard]] std::string legend_png(const Style& style);

}  // namespace landfall::maps
