// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/analogue.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <stdexcept>

#include "climate/psychrometrics.hpp"
#include "planner/screening/sphere.hpp"

namespace landfall::screening {
namespace {

constexpr double nearest_km = 10.0;

/// Highest monthly wet bulb of mean daily maximum and mean dew point: the warm, moist air of an ordinary afternoon.
double reference_wet_bulb(const PixelClimate& pixel) {
  const double pressure = climate::standard_pressure_pa(pixel.elevation_m);
  double highest = -1e9;
  for (std::size_t m = 0; m < 12; ++m) {
    const double dew = std::min(pixel.dew_point_mean[m], pixel.dry_bulb_max[m]);
    highest =
        std::max(highest, climate::wet_bulb_c(pixel.dry_bulb_max[m], climate::humidity_ratio_from_dew_point(dew, pressure), pressure));
  }
  return highest;
}

double warmest_maximum(const PixelClimate& pixel) { return *std::max_element(pixel.dry_bulb_max.begin(), pixel.dry_bulb_max.end()); }

}  // namespace

double distance_km(const Place& a, const Place& b) { return arc_km(chord_squared(direction(a), direction(b))); }

PixelClimate pixel_of(const climate::Station& station) {
  const climate::Station::Normals& normals = station.normals;
  PixelClimate pixel;
  pixel.dry_bulb_mean = normals.dry_bulb_mean_c.values;
  pixel.dry_bulb_max = normals.dry_bulb_daily_max_c.values;
  pixel.dry_bulb_min = normals.dry_bulb_daily_min_c.values;
  pixel.dew_point_mean = normals.dew_point_mean_c.values;
  pixel.dry_bulb_sd = normals.dry_bulb_daily_sd_k.values;
  pixel.dew_point_sd = normals.dew_point_daily_sd_k.values;
  pixel.dry_dew_correlation = station.generator.dry_dew_correlation.value;
  pixel.elevation_m = station.elevation_m;
  pixel.design = {station.design.dry_bulb_0_4.value, station.design.coincident_wet_bulb.value, station.design.wet_bulb_0_4.value,
                  station.design.dry_bulb_20_year.value};
  return pixel;
}

Analogue::Analogue(const std::map<std::string, climate::Station>& stations) {
  if (stations.empty()) throw std::domain_error("screening: no stations to estimate daily spreads and design temperatures from");
  for (const auto& [id, station] : stations) {
    Known known;
    known.place = {station.longitude_deg, station.latitude_deg};
    known.climate = pixel_of(station);
    known.direction = direction(known.place);
    const climate::DesignConditions& design = known.climate.design;
    const double maximum = warmest_maximum(known.climate), wet_bulb = reference_wet_bulb(known.climate);
    known.over_maximum_0_4 = design.dry_bulb_0_4_c - maximum;
    known.over_maximum_20_year = design.dry_bulb_20_year_c - maximum;
    known.over_wet_bulb_0_4 = design.wet_bulb_0_4_c - wet_bulb;
    known.over_wet_bulb_coincident = design.coincident_wet_bulb_c - wet_bulb;
    known_.push_back(known);
  }
}

void Analogue::complete(const Place& at, PixelClimate& pixel, std::size_t skip) const {
  const std::array<double, 3> here = direction(at);
  constexpr double nearest_squared = (nearest_km / earth_radius_km) * (nearest_km / earth_radius_km);
  double total = 0.0, correlation = 0.0, maximum_0_4 = 0.0, maximum_20_year = 0.0, wet_bulb_0_4 = 0.0, coincident = 0.0;
  Months dry_sd{}, dew_sd{};
  for (std::size_t i = 0; i < known_.size(); ++i) {
    if (i == skip) continue;
    const Known& known = known_[i];
    const double weight = 1.0 / std::max(chord_squared(here, known.direction), nearest_squared);
    total += weight;
    correlation += weight * known.climate.dry_dew_correlation;
    maximum_0_4 += weight * known.over_maximum_0_4;
    maximum_20_year += weight * known.over_maximum_20_year;
    wet_bulb_0_4 += weight * known.over_wet_bulb_0_4;
    coincident += weight * known.over_wet_bulb_coincident;
    for (std::size_t m = 0; m < 12; ++m) {
      dry_sd[m] += weight * known.climate.dry_bulb_sd[m];
      dew_sd[m] += weight * known.climate.dew_point_sd[m];
    }
  }
  for (std::size_t m = 0; m < 12; ++m) {
    pixel.dry_bulb_sd[m] = dry_sd[m] / total;
    pixel.dew_point_sd[m] = dew_sd[m] / total;
  }
  pixel.dry_dew_correlation = correlation / total;
  const double maximum = warmest_maximum(pixel), wet_bulb = reference_wet_bulb(pixel);
  climate::DesignConditions& design = pixel.design;
  design.dry_bulb_0_4_c = maximum + maximum_0_4 / total;
  design.dry_bulb_20_year_c = std::max(maximum + maximum_20_year / total, design.dry_bulb_0_4_c);
  design.wet_bulb_0_4_c = std::min(wet_bulb + wet_bulb_0_4 / total, design.dry_bulb_0_4_c);
  design.coincident_wet_bulb_c = std::min(wet_bulb + coincident / total, design.wet_bulb_0_4_c);
}

Analogue::Errors Analogue::errors() const {
  Errors errors;
  double months = 0.0;
  const auto square = [](double x) { return x * x; };
  for (std::size_t i = 0; i < known_.size(); ++i) {
    PixelClimate guess = known_[i].climate;
    const PixelClimate& truth = known_[i].climate;
    if (known_.size() < 2) break;
    complete(known_[i].place, guess, i);
    errors.dry_bulb_0_4_k += square(guess.design.dry_bulb_0_4_c - truth.design.dry_bulb_0_4_c);
    errors.wet_bulb_0_4_k += square(guess.design.wet_bulb_0_4_c - truth.design.wet_bulb_0_4_c);
    errors.dry_bulb_20_year_k += square(guess.design.dry_bulb_20_year_c - truth.design.dry_bulb_20_year_c);
    for (std::size_t m = 0; m < 12; ++m) errors.dry_bulb_sd_k += square(guess.dry_bulb_sd[m] - truth.dry_bulb_sd[m]) / 12.0;
    months += 1.0;
  }
  for (double* error : {&errors.dry_bulb_0_4_k, &errors.wet_bulb_0_4_k, &errors.dry_bulb_20_year_k, &errors.dry_bulb_sd_k})
    *error = months > 0.0 ? std::sqrt(*error / months) : 0.0;
  return errors;
}

}  // namespace landfall::screening
