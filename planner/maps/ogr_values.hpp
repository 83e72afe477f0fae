// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/maps/gdal_session.hpp"
#include "planner/maps/layer.hpp"

class OGRLayer;
class OGRFeatureDefn;

namespace landfall::maps {

/// Empty for Shape::none.
[[nodiscard]] std::unique_ptr<OGRGeometry> ogr_geometry(const Geometry& geometry);

/// Creates a layer in WGS 84 (longitude, latitude) with the fields of `layer` in an open data set and writes its features. The options
/// are the driver's own.
OGRLayer& write_layer(GDALDataset& into, const Layer& layer, const std::vector<std::string>& options, const GdalSession& session);

/// The layer that a view shows, as one of its own.
[[nodiscard]] Layer as_layer(const View& view, const Map& map);

}  // namespace landfall::maps
