// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/electrical.hpp"

namespace landfall::plant {
namespace {

double installed_over_needed(Redundancy redundancy, double modules) {
  switch (redundancy) {
    case Redundancy::n: return 1.0;
    case Redundancy::n_plus_1: return (modules + 1.0) / modules;
    case Redundancy::two_n: return 2.0;
  }
  return 1.0;
}

}  // namespace

Electrical::Electrical(const ElectricalChain& chain)
    : rating_(chain.transformer_rating.value),
      no_load_(chain.transformer_no_load.value * rating_),
      load_(chain.transformer_load.value / rating_),
      ups_rating_((1.0 + chain.distribution.value + (chain.direct_current ? chain.direct_current->conversion.value : 0.0)) *
                  installed_over_needed(chain.ups_redundancy, chain.ups_modules.value)),
      ups_constant_(chain.ups_constant.value),
      ups_linear_(chain.ups_linear.value),
      ups_square_(chain.ups_square.value),
      distribution_(chain.distribution.value),
      house_(chain.house.value),
      eco_share_(chain.eco_mode ? chain.eco_mode->share.value : 0.0),
      eco_loss_(chain.eco_mode ? chain.eco_mode->loss.value : 0.0),
      conversion_(chain.direct_current ? chain.direct_current->conversion.value : 0.0) {}

Electrical::Losses Electrical::losses(double it_kw) const {
  Losses losses;
  losses.distribution = distribution_ * it_kw * it_kw + conversion_ * it_kw;
  const double fed = it_kw + losses.distribution;
  const double x = fed / ups_rating_;
  const double converting = ups_rating_ * (ups_constant_ + x * (ups_linear_ + x * ups_square_));
  losses.ups = converting + eco_share_ * (eco_loss_ * fed - converting);
  return losses;
}

}  // namespace landfall::plant
