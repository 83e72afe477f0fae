// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/input_error.hpp"

namespace landfall::screening {

/// One monthly quantity (or the elevation) as rasters: one file with the months as consecutive bands, or a file a month.
struct RasterSource {
  std::vector<std::string> files;  ///< paths, made absolute by the request's folder
  int first_band = 1;              ///< January; in files of one month each, the band of each
  std::optional<double> scale;     ///< value = scale x stored + offset; the file's own where left out
  std::optional<double> offset;
  std::string unit;
  SourceRef where;
};

/// How the air's moisture is given.
enum class Humidity { dew_point, vapour_pressure, relative_humidity };

struct VectorSource {
  std::string file;
  std::string layer;  ///< "": the only one
  SourceRef where;
};

/// Where nothing can be built: inside polygons, or where a raster exceeds `above`.
struct Exclusion {
  std::string name;
  bool raster = false;
  VectorSource vector;
  RasterSource grid;
  double above = 0.0;
};

/// What it costs to reach something: the distance to the nearest feature of a layer beyond `free_km`, at a price.
struct Access {
  std::string name;
  VectorSource vector;
  FactRecord cost_per_km;  ///< USD/km
  double free_km = 0.0;
  std::optional<double> maximum_km;  ///< farther pixels are excluded
};

enum class RankBy { equity_irr, levelised, pue };

struct Request {
  std::string id;
  LocalizedText name;
  std::string module;
  SourceRef module_where;
  std::vector<std::string> formats;  ///< raster formats allowed

  RasterSource temperature_mean, temperature_max, temperature_min, moisture, elevation;
  Humidity humidity = Humidity::dew_point;
  std::optional<RasterSource> solar;

  struct Countries {
    std::optional<VectorSource> polygons;  ///< none: the base map, or one country everywhere
    std::string field = "country";         ///< attribute that holds the country's id, ISO 3166-1 alpha-2
    std::string everywhere;                ///< id of the country that the whole grid lies in
    SourceRef where;
  } countries;
  std::map<std::string, std::string> places;  ///< country id -> place whose facts stand for all of it
  std::map<std::string, SourceRef> places_where;

  std::vector<Exclusion> exclusions;
  std::vector<Access> accesses;
  std::optional<std::array<double, 4>> window;  ///< west, south, east, north in the grid's own coordinates
  SourceRef window_where;

  struct Areas {
    RankBy by = RankBy::equity_irr;
    double share = 0.05;  ///< of the eligible land: what counts as best
    int count = 20;
    double minimum_km2 = 1.0;
  } areas;
};

/// The edge: a screening request's TOML bytes (docs/screening.md). Paths are taken from `folder`. Problems are added, never thrown.
[[nodiscard]] Request parse_screening(std::string_view bytes, const std::string& file, const std::string& folder, Problems& problems);

/// All files that the request names, in its order, for the record.
[[nodiscard]] std::vector<std::string> files_of(const Request& request);

}  // namespace landfall::screening
