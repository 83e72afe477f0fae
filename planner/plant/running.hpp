// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <limits>
#include <memory>
#include <optional>

#include "planner/plant/cooling_plant.hpp"
#include "planner/plant/electrical.hpp"
#include "planner/plant/performance.hpp"

namespace landfall::plant {

/// A design with its plant made and set to a load: what `simulate` and `simulate_hours` share.
class Running {
 public:
  /// `warmest_sea_c`: of the place's months; NaN where no sea is known.
  Running(const Design& design, double pressure_pa, double warmest_sea_c = std::numeric_limits<double>::quiet_NaN());

  void set_load(double it_share);
  [[nodiscard]] const CoolingPlant& plant() const { return *plant_; }
  [[nodiscard]] const Electrical& electrical() const { return electrical_; }
  /// All that the transformers feed and that stays the same over the hours of this load.
  [[nodiscard]] double steady_kw() const { return steady_kw_; }
  /// The parts of `steady_kw`.
  [[nodiscard]] Components steady() const;
  [[nodiscard]] const std::optional<Thermal>& thermal() const { return thermal_; }

 private:
  [[nodiscard]] Load load(double it_share) const;
  Electrical electrical_;
  std::optional<Thermal> thermal_;
  std::unique_ptr<CoolingPlant> plant_;
  double it_share_ = 1.0, steady_kw_ = 0.0;
};

}  // namespace landfall::plant
