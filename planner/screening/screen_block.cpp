// SPDX-License-Identifier: Apache-2.0
#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <cmath>
#include <limits>
#include <stdexcept>

#include "climate/calendar.hpp"
#include "climate/psychrometrics.hpp"
#include "planner/screening/region.hpp"

namespace landfall::screening {
namespace {

constexpr double coldest_c = -60.0;
constexpr double hottest_c = 60.0;
constexpr std::size_t pixels_a_task = 64;

/// The pixel's dew point of a month from what the request gives, degC; NaN where it can't be.
double dew_point(Humidity kind, double moisture, double mean_c) {
  constexpr double none = std::numeric_limits<double>::quiet_NaN();
  if (kind == Humidity::dew_point) return moisture;
  const double pressure = kind == Humidity::vapour_pressure ? moisture : moisture * climate::saturation_pressure_pa(mean_c);
  return pressure > 1.0 && pressure < 50000.0 ? climate::dew_point_c(pressure) : none;
}

enum class Reading { none, disordered, good };

/// Fills the pixel's normals from the rasters. `held` says that a month's dew point was above the mean temperature.
Reading read_pixel(const BlockClimate& climate, Humidity kind, std::size_t at, std::size_t pixels, PixelClimate& pixel, bool& held) {
  const double elevation = climate.elevation[at];
  bool known = std::isfinite(elevation), ordered = elevation > -500.0 && elevation < 9000.0;
  for (std::size_t m = 0; m < 12 && known; ++m) {
    const std::size_t i = m * pixels + at;
    const double mean = climate.mean[i], highest = climate.maximum[i], lowest = climate.minimum[i], moisture = climate.moisture[i];
    known = std::isfinite(mean) && std::isfinite(highest) && std::isfinite(lowest) && std::isfinite(moisture);
    if (!known) break;
    ordered = ordered && lowest <= mean && mean <= highest && lowest > coldest_c && highest < hottest_c;
    if (!ordered) break;
    double dew = dew_point(kind, moisture, mean);
    ordered = std::isfinite(dew) && dew > -90.0;
    if (dew > mean) {
      dew = mean;
      held = true;
    }
    pixel.dry_bulb_mean[m] = mean;
    pixel.dry_bulb_max[m] = highest;
    pixel.dry_bulb_min[m] = lowest;
    pixel.dew_point_mean[m] = dew;
  }
  pixel.elevation_m = elevation;
  return !known ? Reading::none : ordered ? Reading::good : Reading::disordered;
}

}  // namespace

struct Region::Pixel {
  Place place;
  std::int16_t country = -1;
  bool excluded = false;
};

void Region::screen_pixel(const Pixel& pixel, const BlockClimate& climate, std::size_t at, BlockResult& result, Tally& tally,
                          PixelScratch& scratch) const {
  const auto end = [&](PixelClass what) {
    result.classes[at] = static_cast<std::uint8_t>(what);
    ++tally.classes[static_cast<std::size_t>(what)];
  };
  const auto set = [&](Measure measure, double value) { result.values[static_cast<std::size_t>(measure)][at] = static_cast<float>(value); };
  ++tally.pixels;
  if (pixel.country < 0 || !std::isfinite(pixel.place.longitude_deg)) return end(PixelClass::no_data);
  const CountryZones& candidates = country_zones_[static_cast<std::size_t>(pixel.country)];
  if (candidates.zones.empty()) return end(PixelClass::no_facts);
  PixelClimate air;
  bool held = false;
  const Reading reading = read_pixel(climate, request_.humidity, at, result.classes.size(), air, held);
  if (reading == Reading::disordered) ++tally.disordered;
  if (reading != Reading::good) return end(PixelClass::no_data);
  if (pixel.excluded) return end(PixelClass::excluded);

  const Direction here = direction(pixel.place);
  double access_usd = 0.0;
  for (std::size_t i = 0; i < accesses_.size(); ++i) {
    const Access& access = request_.accesses[i];
    const double km = accesses_[i].km(here);
    if (access.maximum_km && km > *access.maximum_km) return end(PixelClass::excluded);
    access_usd += access.cost_per_km.value * std::max(0.0, km - access.free_km);
  }
  std::size_t closest = 0;
  for (std::size_t i = 1; i < candidates.zones.size(); ++i) {
    if (chord_squared(here, candidates.directions[i]) < chord_squared(here, candidates.directions[closest])) closest = i;
  }
  const std::int16_t zone = candidates.zones[closest];
  tally.dew_held += held;
  PixelPlant plant;
  PixelMoney money;
  try {
    analogue_.complete(pixel.place, air);
    plant = run_plant(air, module_->plant, load_, scratch);
    money = this->money(static_cast<std::size_t>(zone)).at(plant, access_usd);
  } catch (const std::domain_error&) {  // air beyond what the plant or the psychrometrics take: counted, said in a finding
    ++tally.not_simulated;
    return end(PixelClass::no_data);
  }
  result.zones[at] = zone;
  tally.short_of_capacity += plant.capacity_ratio_0_4 < 1.0;
  tally.pue_below_one += !(plant.lowest_hourly_pue >= 1.0);
  set(Measure::pue, plant.pue);
  set(Measure::wue, plant.wue_l_per_kwh);
  set(Measure::free_cooling, plant.free_cooling_hours);
  set(Measure::capacity, plant.capacity_ratio_0_4);
  set(Measure::capex, money.capex_usd_per_w);
  set(Measure::levelised, money.levelised_usd_per_kw_month);
  set(Measure::equity_irr, money.equity_irr);
  if (!accesses_.empty()) set(Measure::access, access_usd);
  if (request_.solar) {
    double year = 0.0;
    for (std::size_t m = 0; m < 12; ++m)
      year += climate::days_in_month[m] * static_cast<double>(climate.solar[m * result.classes.size() + at]);
    set(Measure::solar, year);
  }
  if (money.verdict == gates::Verdict::blocked) return end(PixelClass::blocked);
  if (!std::isfinite(money.equity_irr)) return end(PixelClass::no_return);
  if (money.equity_irr < hurdle_) return end(PixelClass::below_hurdle);
  end(money.verdict == gates::Verdict::proceed ? PixelClass::proceed : PixelClass::conditional);
}

BlockResult Region::screen(const Block& block) const {
  const std::size_t count = block.pixels();
  BlockResult result;
  result.classes.assign(count, 0);
  result.zones.assign(count, -1);
  for (const Measure measure : active_measures(request_))
    result.values[static_cast<std::size_t>(measure)].assign(count, std::numeric_limits<float>::quiet_NaN());
  const std::vector<std::int16_t> countries = countries_of(block);
  // A block at sea is done before any climate is read.
  if (std::all_of(countries.begin(), countries.end(), [](std::int16_t country) { return country < 0; })) {
    result.tally.pixels = count;
    result.tally.classes[static_cast<std::size_t>(PixelClass::no_data)] = count;
    return result;
  }
  const std::vector<Place> places = places_of(grid_, block);
  const BlockClimate climate = read_climate(request_, grid_, block);
  std::vector<std::int16_t> excluded(count, 0);
  for (const Polygons& mask : masks_) mask.burn(grid_, block, excluded);
  for (const Exclusion& exclusion : request_.exclusions) {
    if (!exclusion.raster) continue;
    const Layer layer = read_single(exclusion.grid, request_.formats, grid_, block);
    for (std::size_t i = 0; i < count; ++i) excluded[i] = static_cast<std::int16_t>(excluded[i] != 0 || layer[i] > exclusion.above);
  }
  tbb::enumerable_thread_specific<Tally> tallies;
  tbb::enumerable_thread_specific<std::unique_ptr<PixelScratch>> scratches([] { return std::make_unique<PixelScratch>(); });
  tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, pixels_a_task), [&](const tbb::blocked_range<std::size_t>& range) {
    Tally& tally = tallies.local();
    PixelScratch& scratch = *scratches.local();
    for (std::size_t i = range.begin(); i != range.end(); ++i)
      screen_pixel({places[i], countries[i], excluded[i] != 0}, climate, i, result, tally, scratch);
  });
  for (const Tally& tally : tallies) result.tally.add(tally);  // counts: their order does not matter
  return result;
}

}  // namespace landfall::screening
