// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/plant/curves.hpp"
#include "planner/plant/parameter_reader.hpp"
#include "planner/plant/select.hpp"

namespace landfall::plant {

/// N chillers or DX units that carry a design heat, with r spares of which some run too. Powers and heats are kW per kW of design IT.
///
/// The curve set (curves.hpp) gives only how capacity and efficiency change from the rating point, which the parameters state at the
/// temperatures of the design. The evaporator stays at its set point. Where that (or the rating point) lies outside the curve's range of
/// te, as data-centre water of 15..25 C does, the state is moved into the range **along a line of equal lift**: te to the edge and tc by
/// the same amount. COP depends on the lift first; at equal lift it rises with te by about 0.35 % a kelvin (Carnot), which is not
/// credited. Extrapolating the polynomials instead would be meaningless (EnergyPlus issue 6678). Condensers colder than tc_min do not
/// improve the COP further (head-pressure control); above tc_max the polynomial is continued. Both are counted by `range`.
///
/// Staging is continuous: as many machines run as hold the part load at `stage_part_load`, at least one, at most N + running spares.
/// That is the mean of a campus whose modules switch at slightly different loads, and it keeps power smooth in load. Heat above the
/// machines' capacity is charged at full-load efficiency and counted as a shortage, not dropped.
class Machine {
 public:
  /// `operating_te_c`: chilled water leaving or air entering, degC. `design_heat_kw` > 0.
  Machine(const ParameterReader& in, double operating_te_c, double design_heat_kw, bool air_cooled);

  /// The same machines making water (or taking air) of another temperature.
  [[nodiscard]] Machine at(double operating_te_c) const;

  /// Electric power for this heat, with outdoor air or condenser water entering at `tc_c`. Branch-free for the hourly loops.
  [[nodiscard]] double power_kw(double heat_kw, double tc_c) const {
    const double t = greater(tc_c - shift_, tc_low_);
    const double capft = greater(cap_[0] + t * (cap_[1] + t * cap_[2]), smallest_capft);
    const double eir = eir_[0] + t * (eir_[1] + t * eir_[2]);
    const double machines = heat_kw / (one_machine_ * capft);
    const double x = lesser(greater(greater(lesser(machines, stage_), machines * per_running_), minimum_part_load_), 1.0);
    return heat_kw * eir * (plr_[0] + x * (plr_[1] + x * plr_[2])) / (x + plr_divisor_ * (x * x));
  }

  /// What the N machines can carry at this condenser temperature; 0 above the trip temperature of air-cooled machines.
  [[nodiscard]] double capacity_kw(double tc_c) const;
  [[nodiscard]] double spare_share() const { return spare_share_; }  ///< r / N

  enum class Range { inside, below, above };
  /// Whether the curve covers this condenser temperature.
  [[nodiscard]] Range range(double tc_c) const;
  [[nodiscard]] bool tripped(double tc_c) const { return tc_c > trip_; }
  [[nodiscard]] double trip_c() const { return trip_; }
  /// Kelvin by which te was moved along equal lift; 0 when the curve covers it.
  [[nodiscard]] double shift_k() const { return shift_; }
  [[nodiscard]] const CurveSet& curves() const { return *curves_; }

  /// The capacity polynomial falls below any sense far outside its range; it is held at this share of rated capacity, where
  /// hours are long since counted as extrapolated and short.
  static constexpr double smallest_capft = 0.1;

 private:
  void operate_at(double te_c);

  const CurveSet* curves_;
  double te_offset_, cap_scale_, eir_scale_;  ///< te of the curve less te of the machine; to the rating point
  double shift_, tc_low_, trip_;
  double one_machine_, per_running_, stage_, minimum_part_load_;
  double cap_[3], eir_[3];  ///< quadratics in tc at the operating te, normalised to the rating point; eir over COP and EIRFPLR(1)
  double plr_[3], plr_divisor_;
  double n_, spare_share_;
};

}  // namespace landfall::plant
