// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/air_handler.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/parameter_reader.hpp"

namespace landfall::plant {

/// Moisture that condenses on a cold coil and is put back into the room's air. Of the coil's heat the share 1 - `sensible_heat_ratio` is
/// the condensation of that water, which the room's air has evaporated: it takes nothing off what the coil carries, and the humidifier's
/// power is added to it. Lei and Masanet 2022 (Resour. Conserv. Recycl. 182, 106323) count the water of air-cooled sites so.
/// Coils warmer than the room's dew point have a ratio of 1 and no water.
class Humidifier {
 public:
  explicit Humidifier(const ParameterReader& in)
      : litres_per_kwh_((1.0 - in("sensible_heat_ratio")) * litres_per_kwh), kwh_per_litre_(in("humidifier_power")) {}

  /// Water a coil loses that carries `heat_kw` without the humidifier's own power: m = r (heat + e m).
  [[nodiscard]] double water_l_per_h(double heat_kw) const { return litres_per_kwh_ * heat_kw / (1.0 - litres_per_kwh_ * kwh_per_litre_); }
  [[nodiscard]] double power_kw(double heat_kw) const { return kwh_per_litre_ * water_l_per_h(heat_kw); }
  /// The coil's heat with it.
  [[nodiscard]] double coil_kw(double heat_kw) const { return heat_kw + power_kw(heat_kw); }
  /// Puts power and water of the room's fans and humidifiers at this heat into `steady`; returns the coil's heat.
  double serve(const AirHandler& air, double room_heat_kw, Steady& steady) const {
    const double fans = air.fan_kw(room_heat_kw), dry = room_heat_kw + fans;
    steady.air_fans_kw = fans + power_kw(dry);
    steady.humidifiers_l_per_h = water_l_per_h(dry);
    return room_heat_kw + steady.air_fans_kw;
  }

 private:
  double litres_per_kwh_, kwh_per_litre_;
};

}  // namespace landfall::plant
