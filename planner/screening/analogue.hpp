// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "climate/station.hpp"
#include "planner/screening/pixel.hpp"

namespace landfall::screening {

/// Point on the sphere of the earth's mean radius, 6371.0088 km; distances differ from the ellipsoid's by up to 0.6 %.
struct Place {
  double longitude_deg = 0.0;
  double latitude_deg = 0.0;
};
inline constexpr double earth_radius_km = 6371.0088;
[[nodiscard]] double distance_km(const Place& a, const Place& b);

/// What monthly grids lack, estimated from stations that have it. The rule, the same for every pixel:
///
/// - daily deviations of dry bulb and dew point, month by month, and their correlation: the stations' own, weighted by the inverse square
///   of the distance (no nearer than 10 km);
/// - design temperatures: the pixel's own monthly figures plus the stations' excess over theirs, weighted in the same way. Excesses are
///   taken of the 0.4 % and the 20-year dry bulb over the mean daily maximum of the warmest month, and of the 0.4 % and the coincident
///   wet bulb over the highest monthly wet bulb of mean daily maximum and mean dew point.
///
/// Estimated, so a finding of every run; `errors` says by how much the rule misses stations it may not look at.
class Analogue {
 public:
  /// Throws std::domain_error without stations.
  explicit Analogue(const std::map<std::string, climate::Station>& stations);

  /// Fills spreads, correlation and design temperatures of `pixel` from its monthly means. `skip` leaves one station out.
  void complete(const Place& at, PixelClimate& pixel, std::size_t skip = none) const;

  /// Root mean square error of the rule over the stations, each estimated from all others, K.
  struct Errors {
    double dry_bulb_0_4_k = 0.0;
    double wet_bulb_0_4_k = 0.0;
    double dry_bulb_20_year_k = 0.0;
    double dry_bulb_sd_k = 0.0;
  };
  [[nodiscard]] Errors errors() const;
  [[nodiscard]] std::size_t stations() const { return known_.size(); }

  static constexpr std::size_t none = static_cast<std::size_t>(-1);

 private:
  struct Known {
    Place place;
    PixelClimate climate;  ///< with the station's own design temperatures
    double over_maximum_0_4 = 0.0, over_maximum_20_year = 0.0, over_wet_bulb_0_4 = 0.0, over_wet_bulb_coincident = 0.0;
    std::array<double, 3> direction{};  ///< unit vector, for distances without sines
  };
  std::vector<Known> known_;
};

/// A station as a pixel: its normals, spreads and design facts.
[[nodiscard]] PixelClimate pixel_of(const climate::Station& station);

}  // namespace landfall::screening
