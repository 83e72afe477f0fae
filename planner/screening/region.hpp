// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "planner/screening/analogue.hpp"
#include "planner/screening/climate_rasters.hpp"
#include "planner/screening/measure.hpp"
#include "planner/screening/money.hpp"
#include "planner/screening/vectors.hpp"

namespace landfall::screening {

/// How many pixels met which fate; what the run's findings are made of.
struct Tally {
  std::array<std::uint64_t, class_count> classes{};
  std::uint64_t pixels = 0;
  std::uint64_t disordered = 0;  ///< minimum <= mean <= maximum does not hold in some month, or a temperature outside -60..60 C
  std::uint64_t dew_held = 0;    ///< the moisture of some month lay above saturation at the mean temperature and was held there
  std::uint64_t not_simulated = 0;
  std::uint64_t short_of_capacity = 0;  ///< cooling enlarged to carry the 0.4 % dry bulb
  std::uint64_t pue_below_one = 0;      ///< a failed master check
  void add(const Tally& other);
};

/// One block's pixels, row by row.
struct BlockResult {
  std::array<std::vector<float>, measure_count> values;  ///< NaN where there is none; empty where the run has not the measure
  std::vector<std::uint8_t> classes;
  std::vector<std::int16_t> zones;  ///< index into `Region::zones`, -1 for none
  Tally tally;
};

/// The measures that a request yields: access cost and solar only where it names their layers.
[[nodiscard]] std::vector<Measure> active_measures(const Request& request);

/// A region ready to be screened: the request with everything it names read and checked.
class Region {
 public:
  /// `base_map` is the built-in map's GeoJSON. All problems are added; with any, the region must not be used. `portfolio` must outlive it.
  Region(const Request& request, const portfolio::Portfolio& portfolio, std::string_view base_map, Problems& problems);

  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const portfolio::Portfolio& portfolio() const { return portfolio_; }
  [[nodiscard]] const modules::Module& module() const { return *module_; }
  [[nodiscard]] const RasterGrid& grid() const { return grid_; }
  [[nodiscard]] const Analogue& analogue() const { return analogue_; }
  /// Places whose facts a pixel may have, ascending by id.
  [[nodiscard]] const std::vector<const sites::Site*>& zones() const { return zones_; }

  /// All pixels of a block, on the threads of the caller's arena. The result does not depend on how many.
  [[nodiscard]] BlockResult screen(const Block& block) const;
  [[nodiscard]] const ZoneMoney& money(std::size_t zone) const;

 private:
  struct ZoneState {
    std::once_flag once;
    std::unique_ptr<ZoneMoney> money;
  };
  struct CountryZones {
    std::vector<std::int16_t> zones;
    std::vector<Direction> directions;
  };
  void find_zones(Problems& problems);
  void read_layers(std::string_view base_map, Problems& problems);
  [[nodiscard]] std::vector<std::int16_t> countries_of(const Block& block) const;
  struct Pixel;
  void screen_pixel(const Pixel& pixel, const BlockClimate& climate, std::size_t at, BlockResult& result, Tally& tally,
                    PixelScratch& scratch) const;

  const Request& request_;
  const portfolio::Portfolio& portfolio_;
  const modules::Module* module_ = nullptr;
  RasterGrid grid_;
  Analogue analogue_;
  NamedPolygons countries_;
  std::vector<CountryZones> country_zones_;  ///< by number of a country's polygon
  std::vector<Polygons> masks_;
  std::vector<Nearest> accesses_;
  std::vector<const sites::Site*> zones_;
  mutable std::vector<std::unique_ptr<ZoneState>> states_;
  double load_ = 1.0, hurdle_ = 0.0;
};

}  // namespace landfall::screening
