// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/plant/design.hpp"

namespace landfall::plant {

/// The electrical chain with its numbers read; powers in kW per kW of design IT.
///
///     distribution = d u^2                                 u: IT load
///     shelves      = s u                                   where direct current goes to the racks; else 0
///     UPS          = (1 - e) R (a + b x + c x^2) + e l y,  y = u + distribution + shelves, x = y / R, R = rating of all running modules,
///                    e: share of the year in eco mode, l: its loss
///     transformers = T (no-load + load (y / T)^2)          y: all they feed, T: rated power of all of them
///
/// The UPS is rated for the design load exactly; N + 1 adds one module of N, 2N doubles it, and all modules share the load.
class Electrical {
 public:
  explicit Electrical(const ElectricalChain& chain);

  struct Losses {
    double distribution = 0.0;  ///< shelves included
    double ups = 0.0;
  };
  [[nodiscard]] Losses losses(double it_kw) const;
  [[nodiscard]] double house() const { return house_; }
  [[nodiscard]] double transformer_loss(double fed_kw) const { return no_load_ + load_ * (fed_kw * fed_kw); }
  [[nodiscard]] double transformer_rating() const { return rating_; }

 private:
  double rating_, no_load_, load_;  ///< load_: loss per kW squared
  double ups_rating_, ups_constant_, ups_linear_, ups_square_, distribution_, house_;
  double eco_share_ = 0.0, eco_loss_ = 0.0, conversion_ = 0.0;
};

}  // namespace landfall::plant
