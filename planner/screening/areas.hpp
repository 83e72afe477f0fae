// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/screening/collect.hpp"

namespace landfall::screening {

[[nodiscard]] Measure measure_of(RankBy by);

/// The best areas with their figures, by rank, and a raster of ranks (Int32, 0 elsewhere) at `ranks_path` to draw them from.
///
/// Eligible is land that is not excluded, not blocked, and has a value of the ranking measure. Best is the given share of it by area, told
/// by a histogram of 65,536 classes between the lowest and the highest value. Areas below the least size are left out; the rest is ranked
/// by mean value (by area), then by size, then by position.
void find_areas(const Screening& screening, const std::string& ranks_path, Summary& summary);

/// Outlines of the ranks as polygons: areas.gpkg and areas.geojson (RFC 7946), WGS 84.
void write_outlines(const Screening& screening, const std::string& ranks_path, const DraftFolder& draft, const Summary& summary);

}  // namespace landfall::screening
