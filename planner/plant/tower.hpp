// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/plant/machine.hpp"
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

/// A tower at one load: approach and fan speed as polynomials, so that an hour costs a few multiplications.
///
/// Control: at every load the cold water follows the wet bulb with the approach that the tower has at full load and full speed there, and
/// is not made colder than a target; fans slow down to that. The heat of the compressors depends on the water they get: it is
/// solved together with the tower, at four wet bulbs.
class TowerAtLoad {
 public:
  TowerAtLoad() = default;
  /// `other_heat_kw`: rejected whatever the condensers do; `machine`, if any, adds `machine_heat_kw` and its power. `full_load`: the
  /// same tower at full load, nullptr while making that one.
  TowerAtLoad(const Tower& tower, double other_heat_kw, const Machine* machine, double machine_heat_kw, double water_share,
              const TowerAtLoad* full_load);

  struct Water {
    double cold_c;
    double speed;  ///< share of full fan speed
  };
  [[nodiscard]] Water water(double wet_bulb_c, double coldest_c) const {
    const double t = std::min(std::max(wet_bulb_c, coldest_fitted), hottest_fitted);
    const double approach = cubic(approach_, t);
    const double cold = std::max(wet_bulb_c + std::max(cubic(hold_, t), approach), coldest_c);
    const double r = approach / (cold - wet_bulb_c);
    return {cold, std::max(r * (speed_[0] + r * (speed_[1] + r * speed_[2])), minimum_speed_)};
  }
  /// Cold water less wet bulb at full fan speed.
  [[nodiscard]] double full_speed_approach_k(double wet_bulb_c) const {
    return cubic(approach_, std::min(std::max(wet_bulb_c, coldest_fitted), hottest_fitted));
  }
  [[nodiscard]] double fan_kw(double speed) const { return fan_ * (speed * speed * speed); }
  [[nodiscard]] double air_kw_per_k(double speed) const { return air_ * speed; }
  [[nodiscard]] double drift_l_per_h() const { return drift_; }

  static constexpr double coldest_fitted = 0.0, hottest_fitted = 36.0;

 private:
  static double cubic(const double (&a)[4], double t) { return a[0] + t * (a[1] + t * (a[2] + t * a[3])); }
  double approach_[4] = {}, hold_[4] = {}, speed_[3] = {1.0, 0.0, 0.0};
  double minimum_speed_ = 0.1, fan_ = 0.0, air_ = 0.0, drift_ = 0.0;
};

}  // namespace landfall::plant
