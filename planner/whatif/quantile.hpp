// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "planner/whatif/study.hpp"

namespace landfall::whatif {

/// Quantiles of the PERT distribution on [0, 1] at the probabilities of a table, by the place of the mode; many facts share theirs.
class PertShapes {
 public:
  [[nodiscard]] const std::vector<double>& of(double skew);

 private:
  std::map<double, std::vector<double>> known_;
};

/// A distribution by its quantile function, ready to be asked millions of times.
///
/// pert        low + (high - low) x Beta(1 + 4 s, 5 - 4 s), s = (mode - low) / (high - low) (Malcolm et al. 1959)
/// triangular, uniform   on [low, high]
/// normal      mean and deviation; from a fact: mean = value, deviation = (high - low) / (2 x 1.6449)
/// lognormal   of the logarithm: from a fact ln value and (ln high - ln low) / (2 x 1.6449); given, the median and that deviation
/// discrete    values with weights;  empirical: values, each as likely as the others, linear between their order statistics
///
/// The two with unbounded tails are cut at the input's bounds and renormalised. Beta and normal quantiles are tabulated at 256 steps of
/// probability and read linearly, in the outermost sixteenths over the logarithm of the probability that is left: within 1e-4 of the range
/// (normal: 1e-3 of the deviation). What is less likely than 4e-9 is worked out exactly.
class Quantile {
 public:
  /// Reads the distribution of `fact`; returns why it can't be, in words for an input error, or nothing. `shapes` keeps what the next one
  /// may need again.
  [[nodiscard]] static std::optional<std::string> make(const Distribution& asked, const FactRecord& fact, Bounds bounds, PertShapes& shapes,
                                                       Quantile& into);

  /// `probability` in (0, 1).
  [[nodiscard]] double operator()(double probability) const;
  /// The same for many.
  void fill(std::span<const double> probabilities, double* into) const;
  [[nodiscard]] double least() const { return least_; }
  [[nodiscard]] double most() const { return most_; }

 private:
  [[nodiscard]] double exact(double probability) const;
  void tabulate(PertShapes& shapes);

  Shape shape_ = Shape::uniform;
  double least_ = 0.0, most_ = 0.0;
  double skew_ = 0.5;                    // pert, triangular: place of the mode
  double mean_ = 0.0, deviation_ = 1.0;  // of the (logarithm of the) value
  double from_ = 0.0, share_ = 1.0;      // what the bounds leave of the probabilities
  std::vector<double> table_;            // at k / steps
  std::vector<double> low_tail_, high_tail_;
  std::vector<double> values_, summed_;  // discrete, empirical
};

}  // namespace landfall::whatif
