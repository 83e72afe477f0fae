// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/maps/layer.hpp"

namespace landfall::maps {

/// One feature of a file, in WGS 84.
struct VectorFeature {
  std::string name;  ///< of the field asked for
  Geometry geometry;
};

struct VectorInput {
  std::vector<VectorFeature> features;
  Degrees south_west;  ///< extent of all features
  Degrees north_east;
};

struct VectorRequest {
  std::string path;
  std::string layer;       ///< "": the only one
  std::string name_field;  ///< "": none
  bool polygons = false;   ///< only polygons will do, and none that crosses itself
  SourceRef where;         ///< for problems
};

/// Whether a name may be opened: not one of GDAL's virtual file systems, no address, no connection; a plain file of this machine. Otherwise
/// a problem is added.
[[nodiscard]] bool is_plain_file(const std::string& path, const SourceRef& where, Problems& problems);

/// Reads a vector file: GeoPackage, GeoJSON, FlatGeobuf or Shapefile, whatever it is named, and nothing else; nothing that it names is
/// followed. A layer without coordinate system, one that can't be turned into WGS 84, features outside the globe and polygons that cross
/// themselves are problems that name the file.
[[nodiscard]] VectorInput read_vector(const VectorRequest& request, Problems& problems);

/// The files that belong to a vector file: a Shapefile's .shx, .dbf, .prj and .cpg beside it, where they exist.
[[nodiscard]] std::vector<std::string> files_of(const std::string& path);

}  // namespace landfall::maps
