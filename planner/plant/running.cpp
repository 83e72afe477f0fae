// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/running.hpp"

#include <stdexcept>

#include "planner/plant/archetype.hpp"
#include "planner/plant/parameter_reader.hpp"

namespace landfall::plant {

Running::Running(const Design& design, double pressure_pa, double warmest_sea_c)
    : electrical_(design.electrical), thermal_(design.thermal) {
  const Archetype* archetype = find_archetype(design.cooling.archetype);
  if (archetype == nullptr) throw std::domain_error("plant: no archetype \"" + design.cooling.archetype + "\"");
  plant_ = archetype->make(ParameterReader(design.cooling), load(1.0), pressure_pa);
  plant_->set_warmest_sea(warmest_sea_c);
  set_load(1.0);
}

Load Running::load(double it_share) const {
  const Electrical::Losses losses = electrical_.losses(it_share);
  return {it_share, losses.distribution + losses.ups + electrical_.house()};
}

void Running::set_load(double it_share) {
  if (!(it_share > 0.0 && it_share <= 1.0)) throw std::domain_error("plant: load " + std::to_string(it_share) + " outside 0..1");
  it_share_ = it_share;
  plant_->set_load(load(it_share));
  const Components parts = steady();
  steady_kw_ = parts.it_kw + parts.distribution_kw + parts.ups_kw + parts.house_kw + parts.air_fans_kw + parts.pumps_kw;
}

Components Running::steady() const {
  const Electrical::Losses losses = electrical_.losses(it_share_);
  const Steady& cooling = plant_->steady();
  Components parts;
  parts.it_kw = it_share_;
  parts.distribution_kw = losses.distribution;
  parts.ups_kw = losses.ups;
  parts.house_kw = electrical_.house();
  parts.air_fans_kw = cooling.air_fans_kw;
  parts.pumps_kw = cooling.indoor_pumps_kw + cooling.outdoor_pumps_kw;
  return parts;
}

}  // namespace landfall::plant
