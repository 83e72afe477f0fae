// SPDX-License-Identifier: Apache-2.0
#include <cpl_string.h>
#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <cmath>
#include <filesystem>
#include <limits>
#include <stdexcept>

#include "planner/screening/collect.hpp"

namespace landfall::screening {
namespace {

constexpr int large_grid = 2048;

GDALDriver& driver(const char* name) {
  GDALDriver* const found = GetGDALDriverManager()->GetDriverByName(name);
  if (found == nullptr) throw std::runtime_error(fmt::format("this GDAL has no {} driver", name));
  return *found;
}

/// An uncompressed GeoTIFF of the grid's size, to be filled block by block.
Dataset create_plain(const std::string& path, const RasterGrid& grid, GDALDataType type) {
  CPLStringList options;
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  Dataset dataset(driver("GTiff").Create(path.c_str(), grid.width, grid.height, 1, type, options.List()));
  if (!dataset) throw std::runtime_error(path + ": could not be created");
  std::array<double, 6> transform = grid.geotransform();
  dataset->SetGeoTransform(transform.data());
  OGRSpatialReference system;
  system.importFromWkt(grid.wkt.c_str());
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  dataset->SetSpatialRef(&system);
  return dataset;
}

void write_window(GDALDataset& dataset, const Block& block, const void* values, GDALDataType type) {
  const GdalMessages messages;
  if (dataset.GetRasterBand(1)->RasterIO(GF_Write, block.column, block.row, block.width, block.height, const_cast<void*>(values),
                                         block.width, block.height, type, 0, 0, nullptr) != CE_None) {
    throw std::runtime_error("writing a raster failed: " + messages.text());
  }
}

void describe(GDALDataset& dataset, const Screening& screening, const std::string& description, const std::string& unit) {
  const publish::Record& record = screening.context.record;
  dataset.GetRasterBand(1)->SetDescription(description.c_str());
  if (!unit.empty()) dataset.GetRasterBand(1)->SetUnitType(unit.c_str());
  dataset.SetMetadataItem("LANDFALL_VERSION", fmt::format("{} ({})", record.version, record.commit).c_str());
  dataset.SetMetadataItem("LANDFALL_INPUTS_SHA256", record.inputs_sha256().c_str());
  dataset.SetMetadataItem("LANDFALL_VALUATION_DATE", record.valuation_date.c_str());
  dataset.SetMetadataItem("LANDFALL_MODULE", screening.region.module().id.c_str());
  dataset.SetMetadataItem("LANDFALL_DESCRIPTION", description.c_str());
  dataset.SetMetadataItem("AREA_OR_POINT", "Area");
}

void write_cog(GDALDataset& from, const std::string& path, const RasterGrid& grid, bool classes) {
  const GdalMessages messages;
  from.FlushCache(false);
  CPLStringList options;
  options.SetNameValue("COMPRESS", "DEFLATE");
  options.SetNameValue("LEVEL", "6");
  options.SetNameValue("PREDICTOR", "YES");
  options.SetNameValue("BLOCKSIZE", std::max(grid.width, grid.height) > large_grid ? "512" : "256");
  options.SetNameValue("OVERVIEWS", "IGNORE_EXISTING");
  options.SetNameValue("RESAMPLING", classes ? "MODE" : "AVERAGE");
  options.SetNameValue("NUM_THREADS", "1");  // the same bytes anywhere
  options.SetNameValue("BIGTIFF", "IF_SAFER");
  const Dataset cog(driver("COG").CreateCopy(path.c_str(), &from, FALSE, options.List(), nullptr, nullptr));
  if (!cog) throw std::runtime_error(path + ": could not be written: " + messages.text());
}

struct Sums {
  std::uint64_t count = 0;
  double lowest = std::numeric_limits<double>::infinity(), highest = -lowest;
  double mean = 0.0, squares = 0.0;  ///< Welford
  void add(double value) {
    ++count;
    lowest = std::min(lowest, value);
    highest = std::max(highest, value);
    const double before = value - mean;
    mean += before / static_cast<double>(count);
    squares += before * (value - mean);
  }
};

MeasureSummary write_measure(const Screening& screening, const DraftFolder& draft, Measure measure) {
  const MeasureInfo& about = info(measure);
  const RasterGrid& grid = screening.region.grid();
  const std::string plain = draft.file("plain.tif");
  Dataset dataset = create_plain(plain, grid, GDT_Float32);
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  band.SetNoDataValue(std::numeric_limits<double>::quiet_NaN());
  Sums sums;
  for (std::size_t i = 0; i < screening.blocks.size(); ++i) {
    const BlockResult result = screening.store.read(i, screening.blocks[i]);
    std::vector<float> values = result.values[static_cast<std::size_t>(measure)];
    if (values.empty()) values.assign(screening.blocks[i].pixels(), std::numeric_limits<float>::quiet_NaN());
    for (const float value : values) {
      if (std::isfinite(value)) sums.add(static_cast<double>(value));
    }
    write_window(*dataset, screening.blocks[i], values.data(), GDT_Float32);
  }
  MeasureSummary summary{measure, sums.count, 0.0, 0.0, 0.0, 0.0};
  if (sums.count > 0) {
    summary = {measure, sums.count, sums.lowest, sums.highest, sums.mean, std::sqrt(sums.squares / static_cast<double>(sums.count))};
    const auto item = [&](const char* key, double value) { band.SetMetadataItem(key, fmt::format("{:.10g}", value).c_str()); };
    item("STATISTICS_MINIMUM", summary.lowest);
    item("STATISTICS_MAXIMUM", summary.highest);
    item("STATISTICS_MEAN", summary.mean);
    item("STATISTICS_STDDEV", summary.deviation);
    item("STATISTICS_VALID_PERCENT", 100.0 * static_cast<double>(sums.count) / static_cast<double>(grid.pixels()));
  }
  describe(*dataset, screening, screening.context.messages.word(std::string(about.word), screening.context.language),
           std::string(about.unit));
  write_cog(*dataset, draft.file(std::string(about.id) + ".tif"), grid, false);
  dataset.reset();
  std::filesystem::remove(plain);
  return summary;
}

void write_classes(const Screening& screening, const DraftFolder& draft) {
  const RasterGrid& grid = screening.region.grid();
  const std::string plain = draft.file("plain.tif");
  Dataset dataset = create_plain(plain, grid, GDT_Byte);
  GDALRasterBand& band = *dataset->GetRasterBand(1);
  GDALColorTable table;
  for (std::size_t i = 0; i < class_count; ++i) {
    const Colour& colour = class_colours[i];
    const GDALColorEntry entry{static_cast<short>(colour.red), static_cast<short>(colour.green), static_cast<short>(colour.blue),
                               static_cast<short>(i == 0 ? 0 : 255)};
    table.SetColorEntry(static_cast<int>(i), &entry);
    band.SetMetadataItem(fmt::format("CLASS_{}", i).c_str(),
                         screening.context.messages.word(std::string(class_words[i]), screening.context.language).c_str());
  }
  band.SetColorTable(&table);
  band.SetNoDataValue(0.0);
  for (std::size_t i = 0; i < screening.blocks.size(); ++i)
    write_window(*dataset, screening.blocks[i], screening.store.read(i, screening.blocks[i]).classes.data(), GDT_Byte);
  describe(*dataset, screening, screening.context.messages.word("screening.class", screening.context.language), "");
  write_cog(*dataset, draft.file("class.tif"), grid, true);
  dataset.reset();
  std::filesystem::remove(plain);
}

}  // namespace

void write_rasters(const Screening& screening, const DraftFolder& draft, Summary& summary, const Report& report) {
  const std::vector<Measure> active = active_measures(screening.region.request());
  for (const Measure measure : active) {
    summary.measures.push_back(write_measure(screening, draft, measure));
    write_durably(draft.file(std::string(info(measure).id) + ".qml"), style_of(summary.measures.back(), screening.context));
    if (report) report(summary.measures.size(), active.size() + 1);
  }
  write_classes(screening, draft);
  write_durably(draft.file("class.qml"), style_of_classes(screening.context));
}

}  // namespace landfall::screening
