// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/parameter_reader.hpp"

namespace landfall::plant {

/// The fans that move air through the racks: CRAH, fan wall, in-row unit or DX air handler.
///
/// Flow = heat / (density * heat capacity * rise), density at the supply temperature and the site's pressure; power = flow * pressure /
/// efficiency at design. At part load the flow follows the heat, shared by all running units (`fan_units_ratio`), each at
/// power * speed^2.7 with a minimum speed (affinity.hpp). The fans stand in the air stream: their power is heat to the coil.
class AirHandler {
 public:
  /// `design_heat_kw`: heat to the air at full load without the fans' own. `extra_pressure_pa` adds filters and dampers.
  AirHandler(const ParameterReader& in, double design_heat_kw, double pressure_pa, double extra_pressure_pa = 0.0);

  [[nodiscard]] double fan_kw(double heat_kw) const;
  [[nodiscard]] double supply_c() const { return supply_; }
  [[nodiscard]] double return_c() const { return supply_ + rise_; }
  [[nodiscard]] double rise_k() const { return rise_; }
  [[nodiscard]] double limit_c() const { return limit_; }
  /// Heat to the coil at full load, fans included.
  [[nodiscard]] double design_coil_kw() const { return design_heat_ + fan_kw(design_heat_); }

 private:
  double design_heat_, supply_, rise_, limit_, minimum_speed_, units_ratio_, design_fan_;
};

}  // namespace landfall::plant
