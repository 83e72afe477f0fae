// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_alg.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <ogrsf_frmts.h>
#include <filesystem>
#include <map>
#include <stdexcept>

#include "planner/screening/areas.hpp"

namespace landfall::screening {
namespace {

/// Outline of each rank in WGS 84: pixel edges, joined.
std::map<int, std::unique_ptr<OGRGeometry>> outlines(const std::string& ranks_path, const RasterGrid& grid) {
  std::map<int, std::unique_ptr<OGRGeometry>> all;
  Problems problems;
  const Dataset ranks = open_raster(ranks_path, raster_formats(), {}, problems);
  problems.raise_if_any();
  GDALDriver* const memory = GetGDALDriverManager()->GetDriverByName("Memory");
  const Dataset polygons(memory->Create("", 0, 0, 0, GDT_Unknown, nullptr));
  OGRLayer* const layer = polygons->CreateLayer("ranks", nullptr, wkbPolygon, nullptr);
  OGRFieldDefn field("rank", OFTInteger);
  layer->CreateField(&field);
  GDALRasterBand* const band = ranks->GetRasterBand(1);
  const GdalMessages messages;
  if (GDALPolygonize(GDALRasterBand::ToHandle(band), GDALRasterBand::ToHandle(band), OGRLayer::ToHandle(layer), 0, nullptr, nullptr,
                     nullptr) != CE_None)
    throw std::runtime_error("drawing the areas failed: " + messages.text());
  OGRSpatialReference own;
  own.importFromWkt(grid.wkt.c_str());
  own.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  const OGRSpatialReference target = wgs84();
  std::unique_ptr<OGRCoordinateTransformation> transformation;
  if (!own.IsSame(&target)) transformation.reset(OGRCreateCoordinateTransformation(&own, &target));
  for (const auto& feature : *layer) {
    const int rank = feature->GetFieldAsInteger(0);
    std::unique_ptr<OGRGeometry> geometry(feature->StealGeometry());
    if (rank <= 0 || !geometry) continue;
    if (!geometry->IsValid()) geometry.reset(geometry->MakeValid());
    if (transformation) geometry->transform(transformation.get());
    auto& known = all[rank];
    known.reset(known ? known->Union(geometry.get()) : geometry.release());
  }
  for (auto& [rank, geometry] : all) geometry.reset(OGRGeometryFactory::forceToMultiPolygon(geometry.release()));
  return all;
}

std::string column(Measure measure, const char* part) { return fmt::format("{}_{}", info(measure).id, part); }

void create_fields(OGRLayer& layer, const std::vector<Measure>& active) {
  const auto add = [&](const std::string& name, OGRFieldType type) {
    OGRFieldDefn field(name.c_str(), type);
    if (layer.CreateField(&field) != OGRERR_NONE) throw std::runtime_error("a field of the areas could not be made: " + name);
  };
  add("rank", OFTInteger);
  add("country", OFTString);
  add("place", OFTString);
  add("module", OFTString);
  add("pixels", OFTInteger64);
  add("area_km2", OFTReal);
  add("longitude_deg", OFTReal);
  add("latitude_deg", OFTReal);
  for (const Measure measure : active) {
    for (const char* part : {"mean", "lowest", "highest"}) add(column(measure, part), OFTReal);
  }
}

void add_feature(OGRLayer& layer, const Area& area, const Screening& screening, const std::vector<Measure>& active,
                 const OGRGeometry* outline) {
  OGRFeature feature(layer.GetLayerDefn());
  feature.SetField("rank", area.rank);
  feature.SetField("country", area.country.c_str());
  feature.SetField("place", area.place.c_str());
  feature.SetField("module", screening.region.module().id.c_str());
  feature.SetField("pixels", static_cast<GIntBig>(area.pixels));
  feature.SetField("area_km2", area.km2);
  feature.SetField("longitude_deg", area.longitude_deg);
  feature.SetField("latitude_deg", area.latitude_deg);
  for (const Measure measure : active) {
    const Area::Range& range = area.ranges[static_cast<std::size_t>(measure)];
    feature.SetField(column(measure, "mean").c_str(), range.mean);
    feature.SetField(column(measure, "lowest").c_str(), range.lowest);
    feature.SetField(column(measure, "highest").c_str(), range.highest);
  }
  if (outline != nullptr) feature.SetGeometry(outline);
  if (layer.CreateFeature(&feature) != OGRERR_NONE) throw std::runtime_error("an area could not be written");
}

void write_file(const char* format, const std::string& path, const CPLStringList& layer_options, const Screening& screening,
                const Summary& summary, const std::map<int, std::unique_ptr<OGRGeometry>>& outlines_by_rank) {
  const GdalMessages messages;
  const Dataset dataset(GetGDALDriverManager()->GetDriverByName(format)->Create(path.c_str(), 0, 0, 0, GDT_Unknown, nullptr));
  if (!dataset) throw std::runtime_error(path + ": could not be created: " + messages.text());
  OGRSpatialReference system = wgs84();
  OGRLayer* const layer = dataset->CreateLayer("best_areas", &system, wkbMultiPolygon, const_cast<char**>(layer_options.List()));
  if (layer == nullptr) throw std::runtime_error(path + ": could not be written: " + messages.text());
  const std::vector<Measure> active = active_measures(screening.region.request());
  create_fields(*layer, active);
  for (const Area& area : summary.areas) {
    const auto outline = outlines_by_rank.find(area.rank);
    add_feature(*layer, area, screening, active, outline == outlines_by_rank.end() ? nullptr : outline->second.get());
  }
  dataset->FlushCache(true);
}

}  // namespace

void write_outlines(const Screening& screening, const std::string& ranks_path, const DraftFolder& draft, const Summary& summary) {
  const auto outlines_by_rank = outlines(ranks_path, screening.region.grid());
  // A GeoPackage notes when it was written: the valuation date, so that the same inputs give the same bytes.
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", (screening.context.record.valuation_date + "T00:00:00.000Z").c_str());
  CPLStringList geopackage;
  geopackage.SetNameValue("GEOMETRY_NAME", "geom");
  write_file("GPKG", draft.file("areas.gpkg"), geopackage, screening, summary, outlines_by_rank);
  CPLSetThreadLocalConfigOption("OGR_CURRENT_DATE", nullptr);
  CPLStringList geojson;
  geojson.SetNameValue("RFC7946", "YES");
  geojson.SetNameValue("WRITE_BBOX", "YES");
  write_file("GeoJSON", draft.file("areas.geojson"), geojson, screening, summary, outlines_by_rank);
}

}  // namespace landfall::screening
