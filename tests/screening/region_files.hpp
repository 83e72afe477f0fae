// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <array>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "planner/screening/gdal_files.hpp"

/// A region that stands in for data that can't be shipped: small rasters of a made-up climate, written by GDAL.
namespace landfall::test {

struct RegionSpec {
  int width = 300;
  int height = 280;
  double west = 101.0;
  double north = 5.0;
  double step = 0.01;
  int epsg = 4326;  ///< 0: no coordinate system
  bool rotated = false;
  double mean_c = 26.5;  ///< at sea level
  double nodata = -9999.0;
};

/// `value(band, column, row)` of every pixel.
using PixelValue = std::function<double(int, int, int)>;

inline void write_raster(const std::string& path, const RegionSpec& spec, int bands, const PixelValue& value) {
  screening::prepare_gdal();
  const char* const options[] = {"TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16", "COMPRESS=DEFLATE", "INTERLEAVE=BAND", nullptr};
  const screening::Dataset dataset(GetGDALDriverManager()->GetDriverByName("GTiff")->Create(path.c_str(), spec.width, spec.height, bands,
                                                                                            GDT_Float32, const_cast<char**>(options)));
  std::array<double, 6> transform{spec.west, spec.step, spec.rotated ? 0.1 * spec.step : 0.0, spec.north, 0.0, -spec.step};
  dataset->SetGeoTransform(transform.data());
  if (spec.epsg != 0) {
    OGRSpatialReference system;
    system.importFromEPSG(spec.epsg);
    dataset->SetSpatialRef(&system);
  }
  std::vector<float> values(static_cast<std::size_t>(spec.width) * static_cast<std::size_t>(spec.height));
  for (int band = 0; band < bands; ++band) {
    for (int row = 0; row < spec.height; ++row) {
      for (int column = 0; column < spec.width; ++column)
        values[static_cast<std::size_t>(row * spec.width + column)] = static_cast<float>(value(band, column, row));
    }
    GDALRasterBand* const into = dataset->GetRasterBand(band + 1);
    into->SetNoDataValue(spec.nodata);
    if (into->RasterIO(GF_Write, 0, 0, spec.width, spec.height, values.data(), spec.width, spec.height, GDT_Float32, 0, 0, nullptr) !=
        CE_None)
      throw std::runtime_error("writing " + path);
  }
}

[[nodiscard]] inline double height_of(int column, int row) {
  return 60.0 + 4.0 * std::abs(column - 150) / 10.0 + 900.0 * std::exp(-std::pow((column - 262) / 9.0, 2) - std::pow((row - 258) / 9.0, 2));
}

/// Mean, maximum, minimum and dew point by month and elevation in `folder`. A corner without data stands for the sea.
inline void write_climate(const std::string& folder, const RegionSpec& spec = {}) {
  const auto sea = [&](int column, int row) { return column < 10 && row < 10; };
  const auto month = [&](double above) {
    return [&spec, &sea, above](int band, int column, int row) {
      return sea(column, row) ? spec.nodata : spec.mean_c + above + 1.5 * std::cos((band - 5) * 0.5236) - 0.006 * height_of(column, row);
    };
  };
  write_raster(folder + "/mean.tif", spec, 12, month(0.0));
  write_raster(folder + "/max.tif", spec, 12, month(4.6));
  write_raster(folder + "/min.tif", spec, 12, month(-3.6));
  write_raster(folder + "/dew.tif", spec, 12, month(-3.2));
  write_raster(folder + "/elevation.tif", spec, 1, [&](int, int column, int row) { return height_of(column, row); });
}

/// Two small countries about the place where four blocks meet (pixel 256, 256), so that few pixels are computed.
inline const char* const countries_geojson =
    R"({"type": "FeatureCollection", "features": [
{"type": "Feature", "properties": {"iso": "AE"}, "geometry": {"type": "Polygon", "coordinates": [[[103.4, 2.3], [103.6, 2.3], [103.6, 2.6], [103.4, 2.6], [103.4, 2.3]]]}},
{"type": "Feature", "properties": {"iso": "SG"}, "geometry": {"type": "Polygon", "coordinates": [[[103.6, 2.3], [103.72, 2.3], [103.72, 2.5], [103.6, 2.5], [103.6, 2.3]]]}},
{"type": "Feature", "properties": {"iso": "XX"}, "geometry": {"type": "Polygon", "coordinates": [[[103.6, 2.5], [103.72, 2.5], [103.72, 2.6], [103.6, 2.6], [103.6, 2.5]]]}}]})";

inline const char* const climate_toml = R"(
[climate.temperature_mean]
file = "mean.tif"
unit = "degC"
[climate.temperature_max]
file = "max.tif"
unit = "degC"
[climate.temperature_min]
file = "min.tif"
unit = "degC"
[climate.dew_point]
file = "dew.tif"
unit = "degC"
[climate.elevation]
file = "elevation.tif"
unit = "m"
)";

[[nodiscard]] inline std::string request_toml(const std::string& more = "", const std::string& module = "fanwall-chiller-2000-2n") {
  return "id = \"straits\"\nname = { en = \"Test region\", zh = \"测试区\" }\nmodule = \"" + module + "\"\n" + climate_toml +
         "[countries]\nfile = \"countries.geojson\"\nfield = \"iso\"\n" + more;
}

}  // namespace landfall::test
