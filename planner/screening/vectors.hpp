// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "planner/screening/raster_grid.hpp"
#include "planner/screening/request.hpp"
#include "planner/screening/sphere.hpp"

class OGRGeometry;

namespace landfall::screening {

/// Polygons in the grid's coordinates, each with a number that its pixels get.
class Polygons {
 public:
  Polygons();
  ~Polygons();
  Polygons(Polygons&&) noexcept;
  Polygons& operator=(Polygons&&) noexcept;

  /// Writes the numbers of the polygons into `into` (one a pixel of the block) where a pixel's centre lies inside; of several, the later.
  void burn(const RasterGrid& grid, const Block& block, std::vector<std::int16_t>& into) const;
  [[nodiscard]] std::size_t size() const;
  void add(std::unique_ptr<OGRGeometry> geometry, std::int16_t number);

 private:
  struct One;
  std::vector<One> all_;
};

/// Polygons with their country's id as text, in the grid's coordinates; `field` names it. A polygon that crosses itself, a layer without
/// polygons or coordinate system, a missing field add a problem.
struct NamedPolygons {
  Polygons polygons;
  std::vector<std::string> names;  ///< by number, from 0
};
[[nodiscard]] NamedPolygons read_countries(const VectorSource& source, const std::string& field, const RasterGrid& grid,
                                           Problems& problems);
/// The same from the program's own base map: features of kind "country".
[[nodiscard]] NamedPolygons built_in_countries(std::string_view geojson, const RasterGrid& grid);
/// All polygons of a layer, with number 1.
[[nodiscard]] Polygons read_mask(const VectorSource& source, const RasterGrid& grid, Problems& problems);

/// Points, lines and outlines of a layer, for the distance to the nearest. Great circles on the sphere, so within 0.6 % of the ellipsoid.
class Nearest {
 public:
  /// Segments between directions; points are segments of no length. Segments are cut until none is longer than 5 km.
  explicit Nearest(std::vector<std::pair<Direction, Direction>> segments);
  /// km to the nearest segment; infinite where there is none.
  [[nodiscard]] double km(const Direction& from) const;
  [[nodiscard]] std::size_t size() const { return segments_.size(); }

 private:
  struct Segment {
    Direction a, b, middle;
  };
  void build(std::size_t from, std::size_t to, int axis);
  void search(std::size_t from, std::size_t to, int axis, const Direction& at, double& best_squared) const;
  std::vector<Segment> segments_;
  double half_length_ = 0.0;  ///< of the longest segment, as a chord
};
[[nodiscard]] Nearest read_nearest(const VectorSource& source, Problems& problems);

}  // namespace landfall::screening
