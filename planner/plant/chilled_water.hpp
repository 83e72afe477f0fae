// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/affinity.hpp"
#include "planner/plant/parameter_reader.hpp"

namespace landfall::plant {

/// A chilled-water loop with variable flow: pump power = design power * flow^2.5 (affinity.hpp). Pumps heat the water they move.
class ChilledWater {
 public:
  ChilledWater(const ParameterReader& in, double design_coil_kw)
      : temperature_(in("chilled_water_temperature")),
        design_coil_(design_coil_kw),
        design_pump_(in("chilled_water_pump_power") * design_coil_kw),
        minimum_speed_(in("pump_minimum_speed")),
        reset_(in("chilled_water_reset")) {}

  /// At full load.
  [[nodiscard]] double temperature_c() const { return temperature_; }
  /// With the reset of part load: coils that carry less heat at less flow need less difference to the same supply air.
  [[nodiscard]] double temperature_c(double coil_kw) const { return temperature_ + reset_ * (1.0 - std::min(coil_kw / design_coil_, 1.0)); }
  [[nodiscard]] double pump_kw(double coil_kw) const {
    return design_pump_ * affinity(coil_kw / design_coil_, minimum_speed_, pump_exponent);
  }
  /// Heat to the chillers at full load.
  [[nodiscard]] double design_heat_kw() const { return design_coil_ + pump_kw(design_coil_); }

 private:
  double temperature_, design_coil_, design_pump_, minimum_speed_, reset_;
};

}  // namespace landfall::plant
