// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/affinity.hpp"
#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/parameter_reader.hpp"

namespace landfall::plant {

/// Liquid to the chips: the share of IT heat that coolant takes, through a CDU (or a tank's exchanger) to facility water. Pumps on both
/// sides follow the heat at speed^2.5 and heat the loop.
class LiquidLoop {
 public:
  LiquidLoop(const ParameterReader& in, const Load& design)
      : share_(in("liquid_share")),
        design_chips_(share_ * design.it_kw),
        set_point_(in("facility_water_temperature")),
        limit_(in("maximum_facility_water_temperature")),
        cdu_approach_(in("cdu_approach")),
        pump_power_(in("facility_pump_power") + in("coolant_pump_power")),
        minimum_speed_(in("liquid_pump_minimum_speed")) {
    if (!(share_ > 0.0)) throw std::domain_error("LiquidLoop: liquid_share must be above 0, is " + std::to_string(share_));
  }

  [[nodiscard]] double chips_kw(const Load& load) const { return share_ * load.it_kw; }
  /// IT heat left to the air, and the room's.
  [[nodiscard]] double air_kw(const Load& load) const { return (1.0 - share_) * load.it_kw + load.room_kw; }
  [[nodiscard]] double pump_kw(const Load& load) const {
    return pump_power_ * design_chips_ * affinity(chips_kw(load) / design_chips_, minimum_speed_, pump_exponent);
  }
  /// Heat to the outdoor side.
  [[nodiscard]] double heat_kw(const Load& load) const { return chips_kw(load) + pump_kw(load); }
  [[nodiscard]] double set_point_c() const { return set_point_; }
  [[nodiscard]] double limit_c() const { return limit_; }
  [[nodiscard]] double cdu_approach_k(const Load& load) const { return cdu_approach_ * chips_kw(load) / design_chips_; }

 private:
  double share_, design_chips_, set_point_, limit_, cdu_approach_, pump_power_, minimum_speed_;
};

}  // namespace landfall::plant
