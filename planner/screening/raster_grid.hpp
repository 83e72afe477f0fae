// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "planner/screening/analogue.hpp"
#include "planner/screening/gdal_files.hpp"

class OGRSpatialReference;

namespace landfall::screening {

/// The pixels that are screened: a north-up grid in some coordinate system.
struct RasterGrid {
  int width = 0;
  int height = 0;
  double west = 0.0;    ///< left edge of the first column
  double north = 0.0;   ///< upper edge of the first row
  double step_x = 0.0;  ///< > 0
  double step_y = 0.0;  ///< > 0, downwards
  std::string wkt;      ///< of the coordinate system
  bool geographic = false;
  int first_column = 0;  ///< of the request's window in the files
  int first_row = 0;
  int block_width = 0;  ///< how the files store their pixels: blocks follow it, so that no file is unpacked twice
  int block_height = 0;

  [[nodiscard]] std::array<double, 6> geotransform() const { return {west, step_x, 0.0, north, 0.0, -step_y}; }
  /// km2 of a pixel of this row: on the sphere for geographic grids, else the grid's own area.
  [[nodiscard]] double pixel_km2(int row) const;
  [[nodiscard]] std::size_t pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// A rectangle of pixels that is worked on at once.
struct Block {
  int column = 0, row = 0, width = 0, height = 0;
  [[nodiscard]] std::size_t pixels() const { return static_cast<std::size_t>(width) * static_cast<std::size_t>(height); }
};

/// Reads the grid of a raster; a raster without a coordinate system, with a rotated or south-up grid, or with a local system adds a
/// problem.
[[nodiscard]] RasterGrid grid_of(GDALDataset& dataset, const std::string& path, const SourceRef& where, Problems& problems);
/// Adds a problem that says in what `other` differs from `grid`: size, origin, resolution, coordinate system.
void check_same(const RasterGrid& grid, const std::string& grid_path, const RasterGrid& other, const std::string& path,
                const SourceRef& where, Problems& problems);
/// Cuts the grid to a window (west, south, east, north): all pixels whose centre lies in it.
[[nodiscard]] RasterGrid cut(const RasterGrid& grid, const std::array<double, 4>& window, const SourceRef& where, Problems& problems);

/// The blocks in row order. They depend on the grid only.
[[nodiscard]] std::vector<Block> blocks_of(const RasterGrid& grid);

/// Longitude and latitude (WGS 84) of the block's pixel centres, row by row. Centres that can't be transformed are NaN.
[[nodiscard]] std::vector<Place> places_of(const RasterGrid& grid, const Block& block);

}  // namespace landfall::screening
