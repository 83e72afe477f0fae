// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/climate_rasters.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <limits>
#include <stdexcept>

namespace landfall::screening {
namespace {

/// Brings a file's unit to ours: value = factor x stored + shift, after the file's or the request's scale.
struct Conversion {
  double factor = 1.0;
  double shift = 0.0;
};

Conversion conversion(const std::string& unit) {
  if (unit == "K") return {1.0, -273.15};
  if (unit == "kPa") return {1000.0, 0.0};
  if (unit == "hPa") return {100.0, 0.0};
  if (unit == "percent") return {0.01, 0.0};
  if (unit == "kJ/m2-day") return {1.0 / 3600.0, 0.0};
  if (unit == "MJ/m2-day") return {1.0 / 3.6, 0.0};
  if (unit == "W/m2") return {0.024, 0.0};
  return {};
}

void read_band(GDALRasterBand& band, const RasterSource& source, const std::string& path, const RasterGrid& grid, const Block& block,
               float* into) {
  const GdalMessages messages;
  if (band.RasterIO(GF_Read, grid.first_column + block.column, grid.first_row + block.row, block.width, block.height, into, block.width,
                    block.height, GDT_Float32, 0, 0, nullptr) != CE_None) {
    throw std::runtime_error(fmt::format("{}: reading failed: {}", path, messages.text()));
  }
  int has_nodata = 0;
  const auto nodata = static_cast<float>(band.GetNoDataValue(&has_nodata));
  int has_scale = 0, has_offset = 0;
  const double file_scale = band.GetScale(&has_scale), file_offset = band.GetOffset(&has_offset);
  const double scale = source.scale.value_or(has_scale ? file_scale : 1.0), offset = source.offset.value_or(has_offset ? file_offset : 0.0);
  const Conversion unit = conversion(source.unit);
  for (std::size_t i = 0; i < block.pixels(); ++i) {
    const float stored = into[i];
    const bool none = (has_nodata && stored == nodata) || !(stored - stored == 0.0f);
    into[i] = none ? std::numeric_limits<float>::quiet_NaN() : static_cast<float>(unit.factor * (scale * stored + offset) + unit.shift);
  }
}

Layer read_months(const RasterSource& source, const std::vector<std::string>& formats, const RasterGrid& grid, const Block& block,
                  std::size_t months) {
  Layer layer(months * block.pixels());
  Problems problems;
  Dataset dataset;
  for (std::size_t month = 0; month < months; ++month) {
    const bool one_file = source.files.size() == 1;
    const std::string& path = source.files[one_file ? 0 : month];
    if (!dataset || !one_file) dataset = open_raster(path, formats, source.where, problems);
    if (!dataset) throw std::runtime_error(problems.all().front().what);
    GDALRasterBand* const band = dataset->GetRasterBand(source.first_band + (one_file ? static_cast<int>(month) : 0));
    if (band == nullptr) throw std::runtime_error(path + ": a band is missing");
    read_band(*band, source, path, grid, block, layer.data() + month * block.pixels());
  }
  return layer;
}

class Checker {
 public:
  Checker(const Request& request, Problems& problems) : request_(request), problems_(problems) {}

  void check(const RasterSource& source, std::size_t months) {
    const bool one_file = source.files.size() == 1;
    for (const std::string& path : source.files) {
      const Dataset dataset = open_raster(path, request_.formats, source.where, problems_);
      if (!dataset) continue;
      const int needed = source.first_band - 1 + (one_file ? static_cast<int>(months) : 1);
      if (dataset->GetRasterCount() < needed) {
        problems_.add(source.where, fmt::format("{}: expected at least {} bands, found {}", path, needed, dataset->GetRasterCount()));
        continue;
      }
      for (int number = source.first_band; number <= needed; ++number) {
        if (GDALDataTypeIsComplex(dataset->GetRasterBand(number)->GetRasterDataType()))
          problems_.add(source.where, fmt::format("{}: band {}: expected real numbers, found complex ones", path, number));
      }
      const std::size_t before = problems_.all().size();
      const RasterGrid grid = grid_of(*dataset, path, source.where, problems_);
      if (problems_.all().size() != before) continue;
      if (first_path_.empty()) {
        first_ = grid;
        first_path_ = path;
      } else {
        check_same(first_, first_path_, grid, path, source.where, problems_);
      }
    }
  }
  [[nodiscard]] const RasterGrid& grid() const { return first_; }

 private:
  const Request& request_;
  Problems& problems_;
  RasterGrid first_;
  std::string first_path_;
};

}  // namespace

RasterGrid check_rasters(const Request& request, Problems& problems) {
  Checker checker(request, problems);
  for (const RasterSource* source : {&request.temperature_mean, &request.temperature_max, &request.temperature_min, &request.moisture})
    checker.check(*source, 12);
  checker.check(request.elevation, 1);
  if (request.solar) checker.check(*request.solar, 12);
  for (const Exclusion& exclusion : request.exclusions) {
    if (exclusion.raster) checker.check(exclusion.grid, 1);
  }
  if (!problems.empty() || !request.window) return checker.grid();
  return cut(checker.grid(), *request.window, request.window_where, problems);
}

BlockClimate read_climate(const Request& request, const RasterGrid& grid, const Block& block) {
  const auto months = [&](const RasterSource& source) { return read_months(source, request.formats, grid, block, 12); };
  BlockClimate climate;
  climate.mean = months(request.temperature_mean);
  climate.maximum = months(request.temperature_max);
  climate.minimum = months(request.temperature_min);
  climate.moisture = months(request.moisture);
  climate.elevation = read_months(request.elevation, request.formats, grid, block, 1);
  if (request.solar) climate.solar = months(*request.solar);
  return climate;
}

Layer read_single(const RasterSource& source, const std::vector<std::string>& formats, const RasterGrid& grid, const Block& block) {
  return read_months(source, formats, grid, block, 1);
}

}  // namespace landfall::screening
