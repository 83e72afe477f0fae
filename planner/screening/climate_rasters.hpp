// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/screening/raster_grid.hpp"
#include "planner/screening/request.hpp"

namespace landfall::screening {

/// The monthly values of one quantity over a block, month by month, row by row; NaN where the file has no data.
using Layer = std::vector<float>;

/// The climate of a block, in degC, Pa or shares as the request gives the moisture, m, kWh/m2-day.
struct BlockClimate {
  Layer mean, maximum, minimum, moisture;  ///< 12 x pixels each
  Layer elevation;                         ///< pixels
  Layer solar;                             ///< 12 x pixels, or empty
};

/// Opens every raster of the request once and checks it: format, bands, numbers, grid. Returns the grid of the first, cut to the window.
[[nodiscard]] RasterGrid check_rasters(const Request& request, Problems& problems);

/// Reads a block; throws std::runtime_error when a file that was fine before can't be read.
[[nodiscard]] BlockClimate read_climate(const Request& request, const RasterGrid& grid, const Block& block);
/// A single-band raster over a block, as stored with scale and offset.
[[nodiscard]] Layer read_single(const RasterSource& source, const std::vector<std::string>& formats, const RasterGrid& grid,
                                const Block& block);

}  // namespace landfall::screening
