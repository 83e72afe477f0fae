// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planner/maps/layer.hpp"
#include "planner/maps/map.hpp"

/// A map in the formats of others. All are made in memory, so that a folder gets all files or none; std::runtime_error where GDAL fails.
namespace landfall::maps {

struct MapFile {
  std::string name;
  std::string bytes;
};

/// One file: all layers, a view a question, styles in `layer_styles` (QML and SLD), metadata in the tables of the standard.
[[nodiscard]] MapFile geopackage(const Map& map);
/// RFC 7946, one file a layer that has geometry, the base map left out.
[[nodiscard]] std::vector<MapFile> geojson(const Map& map);
/// One file a layer that has geometry, the base map left out.
[[nodiscard]] std::vector<MapFile> flatgeobuf(const Map& map);
/// One file a layer, the base map left out; geometry in the column `wkt`.
[[nodiscard]] std::vector<MapFile> csv(const Map& map);
/// One file for Google Earth: a folder a question with pins in classes, balloons, a legend on the screen, the site plans.
[[nodiscard]] MapFile kmz(const Map& map);
/// The site plans as drawings, one file a place.
[[nodiscard]] std::vector<MapFile> site_plan_drawings(const std::vector<SitePlan>& plans, const publish::Context& context);

/// Writes all layers, views, metadata and styles into schema `landfall` of a PostGIS database, in one transaction: the schema's tables are
/// replaced, or stay as they were. `connection` is GDAL's "PG:…".
void postgis(const Map& map, const std::string& connection);

}  // namespace landfall::maps
