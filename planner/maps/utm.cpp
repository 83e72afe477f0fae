// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/utm.hpp"

#include <fmt/format.h>
#include <ogr_spatialref.h>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <stdexcept>

#include "planner/maps/gdal_session.hpp"

namespace landfall::maps {

int utm_epsg(Degrees at) {
  const int zone = std::clamp(static_cast<int>(std::floor((at.longitude + 180.0) / 6.0)) + 1, 1, 60);
  return (at.latitude < 0.0 ? 32700 : 32600) + zone;
}

std::vector<std::string> utm_wkt(const std::vector<std::vector<Degrees>>& rings, int epsg) {
  GdalSession session("");
  OGRSpatialReference from;
  OGRSpatialReference to;
  from.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  to.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  from.importFromEPSG(4326);
  to.importFromEPSG(epsg);
  const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(&from, &to));
  if (!transform) session.fail("UTM");
  std::vector<std::string> texts;
  for (const std::vector<Degrees>& ring : rings) {
    std::vector<double> x, y;
    for (const Degrees& corner : ring) {
      x.push_back(corner.longitude);
      y.push_back(corner.latitude);
    }
    if (!transform->Transform(static_cast<int>(x.size()), x.data(), y.data())) session.fail("UTM");
    std::string text = "POLYGON ((";
    for (std::size_t i = 0; i < x.size(); ++i) fmt::format_to(std::back_inserter(text), "{}{:.2f} {:.2f}", i == 0 ? "" : ", ", x[i], y[i]);
    texts.push_back(text + "))");
  }
  return texts;
}

}  // namespace landfall::maps
