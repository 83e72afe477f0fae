// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/plant/constants.hpp"
#include "planner/plant/parameter_reader.hpp"
#include "planner/plant/select.hpp"

namespace landfall::plant {

/// A dry cooler with adiabatic pads, at one load.
///
/// At fixed flows the water leaves above the entering air by an approach proportional to heat; at full load and full fan speed it is the
/// design approach. Air and water have equal capacity rates at design (typical of selections with a water rise near the air's), and
/// the air-side conductance goes with speed^0.6: that gives the approach at part speed, fitted by a cubic.
///
/// Control, in the order that saves water: fans speed up to hold `target`; at full speed the pads are wetted just as far as needed, in
/// dry bulbs of `adiabatic_start` and more; then the water leaves warmer than the target. So more heat outside never lowers power.
class DryCooler {
 public:
  struct Parameters {
    explicit Parameters(const ParameterReader& in);
    double approach, water_rise, fan_power, minimum_speed, pad, start;
  };

  DryCooler() = default;
  /// `design_heat_kw`: at full load; `heat_kw`: at this load; `target_c`: water wanted.
  DryCooler(const Parameters& parameters, double design_heat_kw, double heat_kw, double target_c);

  struct Hour {
    double supply_c;
    double fan_kw;
    double evaporation_l_per_h;
  };
  [[nodiscard]] Hour hour(double dry_bulb_c, double wet_bulb_c) const {
    const double needed = target_ - approach_;  // entering air that full-speed fans can live with
    const double possible = pad_ * greater(dry_bulb_c - wet_bulb_c, 0.0);
    const double excess = greater(dry_bulb_c - needed, 0.0);
    const double cooled = dry_bulb_c >= start_ ? lesser(excess, possible) : 0.0;
    const double air = dry_bulb_c - cooled;
    const double r = approach_ / greater(target_ - air, approach_);
    const double speed = greater(r * (speed_[0] + r * (speed_[1] + r * speed_[2])), minimum_speed_);
    return {greater(target_, air + approach_), fan_ * (speed * speed * speed), air_litres_ * cooled};
  }

  /// Heat it can carry with water at `limit_c`, over design heat, in this air; 0 where the air is too warm for any.
  [[nodiscard]] double capacity_share(double limit_c, double dry_bulb_c, double wet_bulb_c) const;

 private:
  double target_ = 0.0, approach_ = 1.0, design_approach_ = 1.0, pad_ = 0.0, start_ = 0.0;
  double speed_[3] = {1.0, 0.0, 0.0};
  double minimum_speed_ = 0.1, fan_ = 0.0, air_litres_ = 0.0;
};

}  // namespace landfall::plant
