// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/raster_grid.hpp"

#include <fmt/format.h>
#include <gdal_priv.h>
#include <ogr_spatialref.h>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace landfall::screening {
namespace {

constexpr int widest_tile = 512;
constexpr int block_pixels = 1 << 16;
constexpr std::size_t most_pixels = 4'000'000'000;  ///< four times the globe's at 30 arc seconds
constexpr double same_part = 1e-4;                  ///< of a pixel: edges closer than that are the same edge

OGRSpatialReference reference(const std::string& wkt) {
  OGRSpatialReference system;
  system.importFromWkt(wkt.c_str());
  system.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  return system;
}

}  // namespace

double RasterGrid::pixel_km2(int row) const {
  if (!geographic) return step_x * step_y * 1e-6;
  constexpr double radian = std::numbers::pi / 180.0;
  const double upper = std::clamp(north - step_y * row, -90.0, 90.0), lower = std::clamp(north - step_y * (row + 1), -90.0, 90.0);
  return earth_radius_km * earth_radius_km * step_x * radian * (std::sin(upper * radian) - std::sin(lower * radian));
}

RasterGrid grid_of(GDALDataset& dataset, const std::string& path, const SourceRef& where, Problems& problems) {
  RasterGrid grid;
  const auto refuse = [&](const std::string& what) { problems.add(where, path + ": " + what); };
  grid.width = dataset.GetRasterXSize();
  grid.height = dataset.GetRasterYSize();
  if (dataset.GetRasterCount() > 0) dataset.GetRasterBand(1)->GetBlockSize(&grid.block_width, &grid.block_height);
  if (grid.pixels() > most_pixels) {
    refuse(fmt::format("expected at most {} pixels, found {} x {}", most_pixels, grid.width, grid.height));
    return grid;
  }
  std::array<double, 6> transform{};
  if (dataset.GetGeoTransform(transform.data()) != CE_None) {
    refuse("expected a grid with a geotransform, found none");
    return grid;
  }
  if (transform[2] != 0.0 || transform[4] != 0.0) {
    refuse(fmt::format("expected a north-up grid, found a rotated one (geotransform {}); gdalwarp makes it north-up",
                       fmt::join(transform, ", ")));
  } else if (!(transform[1] > 0.0 && transform[5] < 0.0) || !(transform[0] - transform[0] == 0.0) ||
             !(transform[3] - transform[3] == 0.0)) {
    refuse(fmt::format("expected columns to the east and rows to the south, found steps of {} and {}", transform[1], transform[5]));
  }
  grid.west = transform[0];
  grid.north = transform[3];
  grid.step_x = transform[1];
  grid.step_y = -transform[5];
  const OGRSpatialReference* system = dataset.GetSpatialRef();
  if (system == nullptr) {
    refuse("expected a coordinate reference system, found none; `gdal_edit.py -a_srs EPSG:4326 FILE` states it");
    return grid;
  }
  if (!system->IsGeographic() && !system->IsProjected()) {
    refuse("expected a geographic or projected coordinate system, found a local one");
    return grid;
  }
  grid.geographic = system->IsGeographic();
  if (system->IsProjected() && std::abs(system->GetLinearUnits() - 1.0) > 1e-9) {
    refuse(fmt::format("expected a projected coordinate system in metres, found a unit of {} m", system->GetLinearUnits()));
  }
  char* wkt = nullptr;
  const char* const options[] = {"FORMAT=WKT2_2018", "MULTILINE=NO", nullptr};
  if (system->exportToWkt(&wkt, options) == OGRERR_NONE && wkt != nullptr) grid.wkt = wkt;
  CPLFree(wkt);
  return grid;
}

void check_same(const RasterGrid& grid, const std::string& grid_path, const RasterGrid& other, const std::string& path,
                const SourceRef& where, Problems& problems) {
  const auto refuse = [&](const std::string& what) {
    problems.add(where, fmt::format("{}: {}; all rasters of a request share the grid of {} (gdalwarp -t_srs -te -tr brings one onto it)",
                                    path, what, grid_path));
  };
  if (other.width != grid.width || other.height != grid.height) {
    return refuse(fmt::format("expected {} x {} pixels, found {} x {}", grid.width, grid.height, other.width, other.height));
  }
  const double tolerance_x = same_part * grid.step_x, tolerance_y = same_part * grid.step_y;
  if (std::abs(other.step_x - grid.step_x) * grid.width > tolerance_x || std::abs(other.step_y - grid.step_y) * grid.height > tolerance_y) {
    return refuse(fmt::format("expected a resolution of {} x {}, found {} x {}", grid.step_x, grid.step_y, other.step_x, other.step_y));
  }
  if (std::abs(other.west - grid.west) > tolerance_x || std::abs(other.north - grid.north) > tolerance_y) {
    return refuse(fmt::format("expected an upper left corner at {}, {}, found {}, {}", grid.west, grid.north, other.west, other.north));
  }
  if (other.wkt != grid.wkt) {
    const OGRSpatialReference a = reference(grid.wkt), b = reference(other.wkt);
    if (!a.IsSame(&b))
      refuse(fmt::format("expected the coordinate system {}, found {}", a.GetName() ? a.GetName() : "?", b.GetName() ? b.GetName() : "?"));
  }
}

RasterGrid cut(const RasterGrid& grid, const std::array<double, 4>& window, const SourceRef& where, Problems& problems) {
  const auto inside = [](double edge, double from, double step, int count) {
    return static_cast<int>(std::clamp(std::ceil((edge - from) / step - 0.5 - 1e-9), 0.0, static_cast<double>(count)));
  };
  const int left = inside(window[0], grid.west, grid.step_x, grid.width), right = inside(window[2], grid.west, grid.step_x, grid.width);
  const int top = inside(-window[3], -grid.north, grid.step_y, grid.height),
            bottom = inside(-window[1], -grid.north, grid.step_y, grid.height);
  if (left >= right || top >= bottom) {
    problems.add(where, fmt::format("\"window\": expected a window that holds pixels of the grid, which spans {} to {} and {} to {}",
                                    grid.west, grid.west + grid.step_x * grid.width, grid.north - grid.step_y * grid.height, grid.north));
    return grid;
  }
  RasterGrid part = grid;
  part.first_column = left;
  part.first_row = top;
  part.width = right - left;
  part.height = bottom - top;
  part.west = grid.west + grid.step_x * left;
  part.north = grid.north - grid.step_y * top;
  return part;
}

std::vector<Block> blocks_of(const RasterGrid& grid) {
  // Files in strips are read in whole rows; tiled ones by tile, large tiles in parts. Edges follow the files' tiles.
  const bool strips = grid.block_width >= grid.first_column + grid.width || grid.block_width > 2 * widest_tile;
  const auto tile = [](int stored) { return stored >= widest_tile ? widest_tile : stored * std::max(1, 256 / stored); };
  const int width = strips ? std::min(grid.width, 8192) : tile(grid.block_width);
  const int rows = std::max(1, block_pixels / std::max(width, 1));
  const int height = strips ? std::min(rows, widest_tile) : tile(grid.block_height);
  const auto edges = [](int first, int count, int step) {
    std::vector<int> at{0};
    for (int next = (first / step + 1) * step - first; next < count; next += step) at.push_back(next);
    at.push_back(count);
    return at;
  };
  const std::vector<int> columns = edges(strips ? 0 : grid.first_column, grid.width, width);
  const std::vector<int> lines = edges(strips ? 0 : grid.first_row, grid.height, height);
  std::vector<Block> blocks;
  for (std::size_t y = 0; y + 1 < lines.size(); ++y) {
    for (std::size_t x = 0; x + 1 < columns.size(); ++x) {
      blocks.push_back({columns[x], lines[y], columns[x + 1] - columns[x], lines[y + 1] - lines[y]});
    }
  }
  return blocks;
}

std::vector<Place> places_of(const RasterGrid& grid, const Block& block) {
  std::vector<Place> places(block.pixels());
  const OGRSpatialReference system = reference(grid.wkt);
  const OGRSpatialReference degrees = wgs84();
  const bool same = grid.geographic && system.IsSame(&degrees);
  std::unique_ptr<OGRCoordinateTransformation> transformation;
  if (!same) transformation.reset(OGRCreateCoordinateTransformation(&system, &degrees));
  std::vector<double> x(static_cast<std::size_t>(block.width)), y(x.size());
  std::vector<int> good(x.size(), 1);
  for (int row = 0; row < block.height; ++row) {
    for (int column = 0; column < block.width; ++column) {
      x[static_cast<std::size_t>(column)] = grid.west + grid.step_x * (block.column + column + 0.5);
      y[static_cast<std::size_t>(column)] = grid.north - grid.step_y * (block.row + row + 0.5);
    }
    if (!same) {
      std::fill(good.begin(), good.end(), 0);
      if (transformation) transformation->Transform(block.width, x.data(), y.data(), nullptr, good.data());
    }
    for (std::size_t column = 0; column < x.size(); ++column) {
      constexpr double none = std::numeric_limits<double>::quiet_NaN();
      places[static_cast<std::size_t>(row) * x.size() + column] = good[column] ? Place{x[column], y[column]} : Place{none, none};
    }
  }
  return places;
}

}  // namespace landfall::screening
