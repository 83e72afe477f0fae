// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/vectors.hpp"

#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <stdexcept>

namespace landfall::screening {

struct Polygons::One {
  std::unique_ptr<OGRGeometry> geometry;
  OGREnvelope envelope;
  std::int16_t number = 0;
};

Polygons::Polygons() = default;
Polygons::~Polygons() = default;
Polygons::Polygons(Polygons&&) noexcept = default;
Polygons& Polygons::operator=(Polygons&&) noexcept = default;

std::size_t Polygons::size() const { return all_.size(); }

void Polygons::add(std::unique_ptr<OGRGeometry> geometry, std::int16_t number) {
  One one{std::move(geometry), {}, number};
  one.geometry->getEnvelope(&one.envelope);
  all_.push_back(std::move(one));
}

void Polygons::burn(const RasterGrid& grid, const Block& block, std::vector<std::int16_t>& into) const {
  const double west = grid.west + grid.step_x * block.column, north = grid.north - grid.step_y * block.row;
  OGREnvelope frame;
  frame.MinX = west;
  frame.MaxX = west + grid.step_x * block.width;
  frame.MaxY = north;
  frame.MinY = north - grid.step_y * block.height;
  std::vector<OGRGeometryH> geometries;
  std::vector<double> numbers;
  for (const One& one : all_) {
    if (!one.envelope.Intersects(frame)) continue;
    geometries.push_back(OGRGeometry::ToHandle(one.geometry.get()));
    numbers.push_back(one.number);
  }
  if (geometries.empty()) return;
  const Dataset memory(GetGDALDriverManager()->GetDriverByName("MEM")->Create("", block.width, block.height, 0, GDT_Int16, nullptr));
  char pointer[64] = {};
  CPLPrintPointer(pointer, into.data(), sizeof(pointer));
  const std::string option = std::string("DATAPOINTER=") + pointer;
  const char* options[] = {option.c_str(), nullptr};
  memory->AddBand(GDT_Int16, const_cast<char**>(options));
  std::array<double, 6> transform{west, grid.step_x, 0.0, north, 0.0, -grid.step_y};
  memory->SetGeoTransform(transform.data());
  int band = 1;
  if (GDALRasterizeGeometries(GDALDataset::ToHandle(memory.get()), 1, &band, static_cast<int>(geometries.size()), geometries.data(),
                              nullptr, nullptr, numbers.data(), nullptr, nullptr, nullptr) != CE_None) {
    throw std::runtime_error("GDAL could not rasterise polygons");
  }
  memory->FlushCache(false);
}

namespace {

OGRSpatialReference system_of(const std::string& wkt) {
  OGRSpatialReference system;
  system.importFromWkt(wkt.c_str());
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

OGRLayer* layer_of(GDALDataset& dataset, const VectorSource& source, Problems& problems) {
  const auto refuse = [&](const std::string& what) {
    problems.add(source.where, source.file + ": " + what);
    return nullptr;
  };
  std::vector<std::string> names;
  for (OGRLayer* layer : dataset.GetLayers()) names.emplace_back(layer->GetName());
  if (source.layer.empty()) {
    if (names.size() != 1)
      return refuse(fmt::format("expected one layer or \"layer = ...\", found {}: {}", names.size(), fmt::join(names, ", ")));
    return dataset.GetLayer(0);
  }
  OGRLayer* const layer = dataset.GetLayerByName(source.layer.c_str());
  if (layer != nullptr) return layer;
  return refuse(
      fmt::format("expected a layer \"{}\"{}; layers: {}", source.layer, did_you_mean(source.layer, names), fmt::join(names, ", ")));
}

/// Features of a layer one by one, in the coordinates asked for. Visit says what is wrong with one, or "".
template <class Visit>
void each_feature(const VectorSource& source, const OGRSpatialReference& target, Problems& problems, Visit&& visit) {
  const Dataset dataset = open_vector(source.file, source.where, problems);
  if (!dataset) return;
  OGRLayer* const layer = layer_of(*dataset, source, problems);
  if (layer == nullptr) return;
  const OGRSpatialReference* system = layer->GetSpatialRef();
  if (system == nullptr || !(system->IsGeographic() || system->IsProjected())) {
    problems.add(source.where, source.file + ": expected a coordinate reference system, found none; `ogr2ogr -a_srs EPSG:4326` states it");
    return;
  }
  OGRSpatialReference own(*system);
  own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  std::unique_ptr<OGRCoordinateTransformation> transformation;
  if (!own.IsSame(&target)) transformation.reset(OGRCreateCoordinateTransformation(&own, &target));
  if (!own.IsSame(&target) && !transformation) {
    problems.add(source.where, source.file + ": its coordinate system can't be transformed to the grid's");
    return;
  }
  std::size_t found = 0;
  const GdalMessages messages;
  for (const auto& feature : *layer) {
    const OGRGeometry* geometry = feature->GetGeometryRef();
    if (geometry == nullptr || geometry->IsEmpty()) continue;
    ++found;
    const auto refuse = [&](const std::string& what) {
      problems.add(source.where, fmt::format("{}: feature {}: {}", source.file, feature->GetFID(), what));
    };
    std::unique_ptr<OGRGeometry> copy(geometry->getLinearGeometry());
    const std::string before = visit(*feature, *copy, false);
    if (!before.empty()) {
      refuse(before);
      continue;
    }
    if (transformation && copy->transform(transformation.get()) != OGRERR_NONE) {
      refuse("its coordinates can't be transformed");
      continue;
    }
    visit(*feature, *copy, true);
  }
  if (found == 0) problems.add(source.where, source.file + ": expected features with geometry, found none");
}

std::string polygon_fault(const OGRGeometry& geometry) {
  const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
  if (type != wkbPolygon && type != wkbMultiPolygon) return fmt::format("expected polygons, found {}", OGRGeometryTypeToName(type));
  const GdalMessages messages;
  if (geometry.IsValid()) return {};
  return fmt::format("expected a polygon that does not cross itself ({}); ogr2ogr -makevalid repairs it", messages.text());
}

constexpr std::size_t most_polygons = 30000;

}  // namespace

NamedPolygons read_countries(const VectorSource& source, const std::string& field, const RasterGrid& grid, Problems& problems) {
  NamedPolygons result;
  each_feature(
      source, system_of(grid.wkt), problems, [&](const OGRFeature& feature, OGRGeometry& geometry, bool transformed) -> std::string {
        const int index = feature.GetFieldIndex(field.c_str());
        if (!transformed) {
          if (index < 0) {
            std::vector<std::string> known;
            for (int i = 0; i < feature.GetFieldCount(); ++i) known.emplace_back(feature.GetFieldDefnRef(i)->GetNameRef());
            return fmt::format("expected an attribute \"{}\" with the country's id{}", field, did_you_mean(field, known));
          }
          return result.names.size() < most_polygons ? polygon_fault(geometry) : fmt::format("expected at most {} polygons", most_polygons);
        }
        std::string name = feature.GetFieldAsString(index);
        for (char& c : name) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        result.polygons.add(std::unique_ptr<OGRGeometry>(geometry.clone()), static_cast<std::int16_t>(result.names.size()));
        result.names.push_back(name);
        return {};
      });
  return result;
}

NamedPolygons built_in_countries(std::string_view geojson, const RasterGrid& grid) {
  NamedPolygons result;
  const Dataset dataset = open_geojson_bytes(geojson, "base-map");
  const OGRSpatialReference target = system_of(grid.wkt), own = wgs84();
  std::unique_ptr<OGRCoordinateTransformation> transformation;
  if (!own.IsSame(&target)) transformation.reset(OGRCreateCoordinateTransformation(&own, &target));
  const GdalMessages messages;  // a country beyond the grid's projection is left out
  for (const auto& feature : *dataset->GetLayer(0)) {
    if (std::string_view(feature->GetFieldAsString("kind")) != "country") continue;
    std::unique_ptr<OGRGeometry> geometry(feature->GetGeometryRef()->clone());
    if (transformation && geometry->transform(transformation.get()) != OGRERR_NONE) continue;
    result.polygons.add(std::move(geometry), static_cast<std::int16_t>(result.names.size()));
    result.names.emplace_back(feature->GetFieldAsString("country"));
  }
  return result;
}

Polygons read_mask(const VectorSource& source, const RasterGrid& grid, Problems& problems) {
  Polygons result;
  each_feature(source, system_of(grid.wkt), problems, [&](const OGRFeature&, OGRGeometry& geometry, bool transformed) -> std::string {
    if (!transformed) return polygon_fault(geometry);
    result.add(std::unique_ptr<OGRGeometry>(geometry.clone()), 1);
    return {};
  });
  return result;
}

Nearest read_nearest(const VectorSource& source, Problems& problems) {
  std::vector<std::pair<Direction, Direction>> segments;
  const auto at = [](double x, double y) { return direction(Place{x, y}); };
  const auto add_line = [&](const OGRSimpleCurve& line) {
    for (int i = 0; i + 1 < line.getNumPoints(); ++i)
      segments.emplace_back(at(line.getX(i), line.getY(i)), at(line.getX(i + 1), line.getY(i + 1)));
  };
  const auto add = [&](const OGRGeometry& geometry, const auto& self) -> void {
    const OGRwkbGeometryType type = wkbFlatten(geometry.getGeometryType());
    if (type == wkbPoint) {
      const auto* point = geometry.toPoint();
      segments.emplace_back(at(point->getX(), point->getY()), at(point->getX(), point->getY()));
    } else if (type == wkbLineString) {
      add_line(*geometry.toLineString());
    } else if (type == wkbPolygon) {
      for (const OGRLinearRing* ring : *geometry.toPolygon()) add_line(*ring);
    } else if (OGR_GT_IsSubClassOf(type, wkbGeometryCollection)) {
      for (const OGRGeometry* part : *geometry.toGeometryCollection()) self(*part, self);
    }
  };
  each_feature(source, wgs84(), problems, [&](const OGRFeature&, OGRGeometry& geometry, bool transformed) -> std::string {
    if (transformed) add(geometry, add);
    return {};
  });
  return Nearest(std::move(segments));
}

}  // namespace landfall::screening
