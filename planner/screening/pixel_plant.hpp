// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/design.hpp"
#include "planner/screening/representative.hpp"

namespace landfall::screening {

/// What a design does at a pixel; everything per kW of design IT.
struct PixelPlant {
  double pue = 0.0;            ///< annual, at the deal's stabilised load, between the table's loads as `plant::annual` reads it
  double wue_l_per_kwh = 0.0;  ///< the same
  double full_load_pue = 0.0;
  double design_facility_kw = 0.0;  ///< see plant::Performance
  double capacity_ratio_0_4 = 0.0;  ///< see plant::Performance
  double free_cooling_hours = 0.0;  ///< hours a year in which at full load no compressor runs and no cooling is bought
  double lowest_hourly_pue = 0.0;   ///< a master check wants >= 1
};

/// Memory that one thread reuses from pixel to pixel.
struct PixelScratch {
  RepresentativeYear year;
};

/// Simulates `design` over the representative year of `pixel` at the two loads of the plant's table about `load` (0.05..1) and at full
/// load. Throws std::domain_error where climate or load can't be simulated.
[[nodiscard]] PixelPlant run_plant(const PixelClimate& pixel, const plant::Design& design, double load, PixelScratch& scratch);

}  // namespace landfall::screening
