// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/publish/json.hpp"
#include "planner/screening/durable.hpp"
#include "planner/screening/run.hpp"

namespace landfall::screening {

/// One measure over all pixels that have it, in block order.
struct MeasureSummary {
  Measure measure = Measure::pue;
  std::uint64_t pixels = 0;
  double lowest = 0.0, highest = 0.0, mean = 0.0, deviation = 0.0;
};

/// Connected pixels of one country (by edges, not corners) that belong to the best.
struct Area {
  int rank = 0;
  std::string country;
  std::string place;  ///< whose facts most of it has
  std::uint64_t pixels = 0;
  double km2 = 0.0;
  double longitude_deg = 0.0, latitude_deg = 0.0;  ///< a point inside, of the pixel that is best
  struct Range {
    double mean = 0.0, lowest = 0.0, highest = 0.0;  ///< the mean by area
  };
  std::array<Range, measure_count> ranges{};
};

struct Summary {
  Tally tally;
  std::size_t blocks = 0;
  std::vector<std::uint64_t> blocked_by_zone;
  std::vector<MeasureSummary> measures;
  double eligible_km2 = 0.0;  ///< land with a value of the measure that ranks, not blocked
  double threshold = 0.0;     ///< of that measure: what counts as best
  std::vector<Area> areas;    ///< by rank
  Findings findings;
};

/// Everything that a finished screening is written from.
struct Screening {
  const Region& region;
  const std::vector<Block>& blocks;
  const BlockStore& store;
  const publish::Context& context;
};

/// Names of all files that `collect` writes.
[[nodiscard]] std::vector<std::string> output_names(const std::vector<Measure>& measures);

/// Joins the blocks: a Cloud-Optimised GeoTIFF a measure and one of the classes, styles for QGIS, the ranked areas as GeoPackage, GeoJSON
/// and CSV, and `screening.json`. All are written in a draft folder, synced and renamed into `out`. Reads a row of blocks at a time.
/// Throws std::runtime_error when a block is missing.
[[nodiscard]] Summary collect(const Screening& screening, const std::string& out, const Report& report);

/// Steps of `collect`.
void add_findings(const Screening& screening, Summary& summary);
void write_rasters(const Screening& screening, const DraftFolder& draft, Summary& summary, const Report& report);
void write_areas(const Screening& screening, const DraftFolder& draft, Summary& summary);
[[nodiscard]] std::string style_of(const MeasureSummary& summary, const publish::Context& context);
[[nodiscard]] std::string style_of_classes(const publish::Context& context);

/// The pages.
[[nodiscard]] boost::json::object screening_json(const Screening& screening, const Summary& summary);
[[nodiscard]] std::string screening_table(const Screening& screening, const Summary& summary);
[[nodiscard]] std::string areas_csv(const Screening& screening, const Summary& summary);

/// Red, green, blue of a place between bad (0) and good (1), or of a neutral ramp.
struct Colour {
  int red = 0, green = 0, blue = 0;
};
[[nodiscard]] Colour ramp(double share, bool neutral);
inline constexpr std::array<Colour, class_count> class_colours{
    {{255, 255, 255}, {217, 217, 217}, {150, 150, 150}, {165, 15, 21}, {251, 106, 74}, {254, 217, 118}, {120, 198, 121}, {0, 104, 55}}};

}  // namespace landfall::screening
