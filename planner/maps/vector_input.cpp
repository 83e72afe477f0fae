// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/vector_input.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>
#include <algorithm>
#include <cmath>
#include <filesystem>

#include "planner/maps/gdal_session.hpp"

namespace landfall::maps {
namespace {

constexpr std::size_t most_positions = 20'000'000;

struct Refused {
  std::string what;
};

void add_line(const OGRLineString& line, std::vector<Degrees>& into) {
  for (int i = 0; i < line.getNumPoints(); ++i) into.push_back({line.getX(i), line.getY(i)});
}

void add(const OGRGeometry& geometry, Geometry& into) {
  const auto shape = [&](Shape wanted) {
    if (into.shape != Shape::none && into.shape != wanted) throw Refused{"one feature mixes points, lines and polygons"};
    into.shape = wanted;
  };
  switch (wkbFlatten(geometry.getGeometryType())) {
    case wkbPoint: {
      const auto& at = *geometry.toPoint();
      if (at.IsEmpty()) return;
      shape(Shape::point);
      into.parts.push_back({{{at.getX(), at.getY()}}});
      return;
    }
    case wkbLineString: {
      shape(Shape::lines);
      std::vector<Degrees> path;
      add_line(*geometry.toLineString(), path);
      if (!path.empty()) into.parts.push_back({std::move(path)});
      return;
    }
    case wkbPolygon: {
      shape(Shape::polygons);
      std::vector<std::vector<Degrees>> rings;
      for (const OGRLinearRing* const ring : *geometry.toPolygon()) {
        rings.emplace_back();
        add_line(*ring, rings.back());
      }
      if (!rings.empty()) into.parts.push_back(std::move(rings));
      return;
    }
    case wkbMultiPoint:
    case wkbMultiLineString:
    case wkbMultiPolygon:
    case wkbGeometryCollection:
      for (const OGRGeometry* const part : *geometry.toGeometryCollection()) add(*part, into);
      return;
    default: throw Refused{std::string("a geometry of type ") + geometry.getGeometryName()};
  }
}

OGRLayer& choose(GDALDataset& data, const std::string& name) {
  if (data.GetLayerCount() == 0) throw Refused{"no layer of features"};
  std::vector<std::string> names;
  for (int i = 0; i < data.GetLayerCount(); ++i) {
    OGRLayer& each = *data.GetLayer(i);
    if (name.empty() ? data.GetLayerCount() == 1 : each.GetName() == name) return each;
    names.emplace_back(each.GetName());
  }
  throw Refused{fmt::format("{} layers and no \"layer\" that is one of them: {}", names.size(), fmt::join(names, ", "))};
}

void read_features(OGRLayer& layer, const VectorRequest& request, const GdalSession& session, VectorInput& input) {
  const OGRSpatialReference* const own = layer.GetSpatialRef();
  if (own == nullptr || own->IsLocal() || (!own->IsGeographic() && !own->IsProjected() && !own->IsCompound()))
    throw Refused{"no coordinate reference system; say which, for example with ogr2ogr -a_srs"};
  OGRSpatialReference wgs84;
  wgs84.importFromEPSG(4326);
  wgs84.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const std::unique_ptr<OGRCoordinateTransformation> transform(OGRCreateCoordinateTransformation(own, &wgs84));
  if (!transform) throw Refused{"a coordinate reference system that can't be turned into WGS 84: " + session.last_error()};
  int name_index = -1;
  if (!request.name_field.empty()) {
    name_index = layer.GetLayerDefn()->GetFieldIndex(request.name_field.c_str());
    if (name_index < 0) throw Refused{"no field \"" + request.name_field + "\""};
  }
  std::size_t positions = 0;
  layer.ResetReading();
  for (const OGRFeatureUniquePtr& row : layer) {
    OGRGeometry* const geometry = row->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) continue;
    std::unique_ptr<OGRGeometry> flat(geometry->hasCurveGeometry() ? geometry->getLinearGeometry() : geometry->clone());
    flat->flattenTo2D();
    const auto number = static_cast<long long>(row->GetFID());
    const OGRwkbGeometryType type = wkbFlatten(flat->getGeometryType());
    const bool is_polygon = type == wkbPolygon || type == wkbMultiPolygon;
    if (request.polygons && !is_polygon)
      throw Refused{fmt::format("feature {}: {} where polygons are asked for", number, flat->getGeometryName())};
    if (is_polygon && !flat->IsValid())
      throw Refused{fmt::format("feature {}: a polygon that is not valid: {}", number,
                                session.last_error().empty() ? "it crosses itself" : session.last_error())};
    if (flat->transform(transform.get()) != OGRERR_NONE)
      throw Refused{fmt::format("feature {}: positions that can't be turned into WGS 84: {}", number, session.last_error())};
    VectorFeature feature;
    if (name_index >= 0 && row->IsFieldSetAndNotNull(name_index)) feature.name = row->GetFieldAsString(name_index);
    add(*flat, feature.geometry);
    for (const auto& part : feature.geometry.parts) {
      for (const auto& path : part) {
        for (const Degrees& at : path) {
          if (!(std::abs(at.longitude) <= 360.0) || !(std::abs(at.latitude) <= 90.0))
            throw Refused{fmt::format("feature {}: a position outside the globe", number)};
          if (++positions > most_positions) throw Refused{"more than 20 million positions"};
          const bool first = positions == 1;
          input.south_west =
              first ? at : Degrees{std::min(input.south_west.longitude, at.longitude), std::min(input.south_west.latitude, at.latitude)};
          input.north_east =
              first ? at : Degrees{std::max(input.north_east.longitude, at.longitude), std::max(input.north_east.latitude, at.latitude)};
        }
      }
    }
    if (!feature.geometry.parts.empty()) input.features.push_back(std::move(feature));
  }
}

}  // namespace

bool is_plain_file(const std::string& path, const SourceRef& where, Problems& problems) {
  const auto refuse = [&](std::string what) {
    problems.add(where, fmt::format("\"{}\": expected a plain file of this machine, found {}", path.substr(0, 200), what));
    return false;
  };
  namespace fs = std::filesystem;
  if (path.find('\0') != std::string::npos) return refuse("a name with a NUL");
  const std::string name = fs::path(path).lexically_normal().string();
  if (path.starts_with("/vsi") || name.starts_with("/vsi")) return refuse("a virtual file system of GDAL");
  if (path.find("://") != std::string::npos) return refuse("an address");
  std::error_code error;
  const fs::file_status status = fs::status(path, error);
  if (status.type() == fs::file_type::not_found) return refuse("none");
  if (status.type() == fs::file_type::directory) return refuse("a folder");
  if (status.type() != fs::file_type::regular) return refuse("something else");
  return true;
}

VectorInput read_vector(const VectorRequest& request, Problems& problems) {
  VectorInput input;
  if (!is_plain_file(request.path, request.where, problems)) return input;
  GdalSession session("");
  const char* const drivers[] = {"GPKG", "GeoJSON", "FlatGeobuf", "ESRI Shapefile", nullptr};
  try {
    const GDALDatasetUniquePtr data(
        GDALDataset::Open(request.path.c_str(), GDAL_OF_VECTOR | GDAL_OF_READONLY | GDAL_OF_VERBOSE_ERROR, drivers, nullptr, nullptr));
    if (!data) throw Refused{"none of GeoPackage, GeoJSON, FlatGeobuf or Shapefile, or a damaged one"};
    read_features(choose(*data, request.layer), request, session, input);
  } catch (const Refused& refused) {
    problems.add(request.where, fmt::format("\"{}\": expected a layer of features, found {}", request.path, refused.what));
    return {};
  }
  return input;
}

std::vector<std::string> files_of(const std::string& path) {
  std::vector<std::string> files{path};
  if (!path.ends_with(".shp")) return files;
  for (const char* const ending : {".shx", ".dbf", ".prj", ".cpg"}) {
    const std::string beside = path.substr(0, path.size() - 4) + ending;
    std::error_code error;
    if (std::filesystem::is_regular_file(beside, error)) files.push_back(beside);
  }
  return files;
}

}  // namespace landfall::maps
