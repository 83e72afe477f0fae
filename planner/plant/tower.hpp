// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/machine.hpp"
#include "planner/plant/select.hpp"
#include "planner/plant/water.hpp"

namespace landfall::plant {

/// An open counterflow cooling tower by effectiveness and transfer units: Braun, Klein and Mitchell 1989, "Effectiveness models for cooling
/// towers and cooling coils", ASHRAE Transactions 95(2).
///
///     heat = e G (hs(water in) - hs(wet bulb)),   e = (1 - exp(-NTU (1 - m))) / (1 - m exp(-NTU (1 - m)))
///     m = G cs / (L cw),  cs = (hs(water in) - hs(water out)) / (water in - water out),  NTU = NTU_d ((L/G) / (L/G)_d)^0.4
///
/// NTU_d is found so that design heat, range and wet bulb give the design approach. The liquid-to-gas ratio L/G is 1.25 at design, lower
/// where an approach so small cannot be had with it. Valid for wet bulbs of 0..36 C and any heat up to 1.5 of design; colder air is
/// given the approach of 0 C, which is too large there by up to 2 K and matters to no site in warm countries.
class Tower {
 public:
  /// `design_heat_kw`: rejected at full load and design wet bulb.
  Tower(const ParameterReader& in, double design_heat_kw, double pressure_pa);

  /// Cold water less wet bulb, K, that carries `heat_kw` with these shares of design water flow and air flow.
  [[nodiscard]] double approach_k(double wet_bulb_c, double heat_kw, double water_share, double air_share) const;

  /// Share of full air flow that gives this approach; above 1 where full speed does not suffice.
  [[nodiscard]] double air_share(double wet_bulb_c, double heat_kw, double water_share, double approach_k) const;

  [[nodiscard]] double design_heat_kw() const { return design_heat_; }
  [[nodiscard]] double design_approach_k() const { return approach_; }
  [[nodiscard]] double design_wet_bulb_c() const { return wet_bulb_; }
  [[nodiscard]] double minimum_water_c() const { return minimum_water_; }
  [[nodiscard]] double minimum_speed() const { return minimum_speed_; }
  [[nodiscard]] double design_fan_kw() const { return design_fan_; }
  [[nodiscard]] double air_kw_per_k() const { return air_ * air_heat_capacity; }  ///< m cp at full speed
  [[nodiscard]] double drift_l_per_h(double water_share) const { return drift_ * water_ * water_share * 3600.0; }

 private:
  double design_heat_, wet_bulb_, approach_, minimum_water_, minimum_speed_, design_fan_, drift_, pressure_;
  double water_ = 0.0, air_ = 0.0;  ///< kg/s per kW of design IT
  double transfer_units_ = 0.0;
};

/// A tower at one load, as polynomials, so that an hour costs a few multiplications.
///
/// Control: the fans run at the speed that gives the design approach at the design wet bulb with this load's heat, at all wet bulbs;
/// where that would make water colder than a target they slow down to it. So a warmer hour never takes less fan power. The heat of the
/// compressors depends on the water they get: it is solved together with the tower, at four wet bulbs.
class TowerAtLoad {
 public:
  TowerAtLoad() = default;
  /// `other_heat_kw`: rejected whatever the condensers do; `machine`, if any, adds `machine_heat_kw` and its power.
  TowerAtLoad(const Tower& tower, double other_heat_kw, const Machine* machine, double machine_heat_kw, double water_share);

  struct Water {
    double cold_c;
    double speed;  ///< share of full fan speed
  };
  [[nodiscard]] Water water(double wet_bulb_c, double coldest_c) const {
    const double approach = approach_k(wet_bulb_c);
    const double cold = greater(wet_bulb_c + approach, coldest_c);
    const double r = approach / (cold - wet_bulb_c);
    return {cold, greater(r * (speed_[0] + r * (speed_[1] + r * speed_[2])), minimum_speed_)};
  }
  /// Cold water less wet bulb at this load's fan speed.
  [[nodiscard]] double approach_k(double wet_bulb_c) const {
    const double t = within(wet_bulb_c, coldest_fitted, hottest_fitted);
    return approach_[0] + t * (approach_[1] + t * (approach_[2] + t * approach_[3]));
  }
  [[nodiscard]] double full_speed() const { return full_speed_; }  ///< this load's, of the fans' full speed
  [[nodiscard]] double fan_kw(double speed) const { return fan_ * (speed * speed * speed); }
  [[nodiscard]] double air_kw_per_k(double speed) const { return air_ * speed; }
  [[nodiscard]] double drift_l_per_h() const { return drift_; }

  static constexpr double coldest_fitted = 0.0, hottest_fitted = 36.0;

 private:
  double approach_[4] = {}, speed_[3] = {1.0, 0.0, 0.0};
  double full_speed_ = 1.0, minimum_speed_ = 0.1, fan_ = 0.0, air_ = 0.0, drift_ = 0.0;
};

}  // namespace landfall::plant
