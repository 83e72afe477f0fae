// SPDX-License-Identifier: Apache-2.0
#include <cpl_string.h>
#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "planner/maps/formats.hpp"
#include "planner/maps/ogr_values.hpp"
#include "planner/publish/grid.hpp"

namespace landfall::maps {
namespace {

bool is_base(const Layer& layer) { return layer.name.starts_with("base_"); }

std::vector<MapFile> one_file_a_layer(const Map& map, const char* driver, const std::string& ending,
                                      const std::vector<std::string>& options) {
  GdalSession session(map.valuation_date);
  std::vector<MapFile> files;
  for (const Layer& each : map.layers) {
    if (each.shape == Shape::none || is_base(each)) continue;
    const MemoryFile file(each.name + ending);
    GDALDatasetUniquePtr data(session.driver(driver).Create(file.path().c_str(), 0, 0, 0, GDT_Unknown, nullptr));
    if (!data) session.fail(driver);
    write_layer(*data, each, options, session);
    data.reset();
    if (!session.last_error().empty()) session.fail(driver);
    files.push_back({each.name + ending, file.bytes()});
  }
  return files;
}

std::string cell(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) {
    CPLString text;
    text.Printf("%.10g", *number);
    return text;
  }
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const std::string* text = std::get_if<std::string>(&value)) return publish::csv_text(*text);
  return "";
}

}  // namespace

std::vector<MapFile> geojson(const Map& map) {
  return one_file_a_layer(map, "GeoJSON", ".geojson", {"RFC7946=YES", "WRITE_NAME=YES", "WRITE_BBOX=YES"});
}

std::vector<MapFile> flatgeobuf(const Map& map) { return one_file_a_layer(map, "FlatGeobuf", ".fgb", {"SPATIAL_INDEX=YES"}); }

std::vector<MapFile> csv(const Map& map) {
  GdalSession session(map.valuation_date);
  std::vector<MapFile> files;
  for (const Layer& each : map.layers) {
    if (is_base(each)) continue;
    std::string text = each.shape == Shape::none ? "" : "wkt,";
    for (std::size_t i = 0; i < each.fields.size(); ++i) text += (i == 0 ? "" : ",") + each.fields[i].name;
    text += '\n';
    for (const Feature& feature : each.features) {
      if (const auto geometry = ogr_geometry(feature.geometry)) {
        OGRWktOptions options;
        options.precision = 9;
        text += publish::csv_text(geometry->exportToWkt(options, nullptr)) + ',';
      }
      for (std::size_t i = 0; i < feature.values.size(); ++i) text += (i == 0 ? "" : ",") + cell(feature.values[i]);
      text += '\n';
    }
    files.push_back({each.name + ".csv", std::move(text)});
  }
  return files;
}

}  // namespace landfall::maps
