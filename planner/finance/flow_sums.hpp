// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

namespace landfall::finance {

/// What the flows of each sign weigh at a log rate x = ln(1 + r), with f(x) = P(x) - N(x) the net present value parted by sign:
/// ln(P / N), zero where the net present value is, and the mean times of P and N, whose difference is its slope. Both mean times
/// fall with x, which bounds the slope over an interval from the values at its ends.
struct FlowPoint {
  double x = 0.0;
  double log_ratio = 0.0;
  double mean_positive = 0.0;
  double mean_negative = 0.0;
  [[nodiscard]] double slope() const { return mean_negative - mean_positive; }
};

/// Whether the sizes of these values add up to between 1e-270 and 1e270: all are then finite, and none overflows any sum.
[[nodiscard]] bool moderate(std::span<const double> values);

/// Flows at t = 0, 1, 2, … or at given times, ready to be weighed. Sums have a fixed order, so their bits do not depend on the build.
/// Weights never exceed 1 and each sum holds one that is 1: nothing overflows in the range of rates, and no sum vanishes.
class FlowSums {
 public:
  /// All values finite. `times` is empty or as long as `values`; flows are then put in order of time, and those of one moment added up.
  /// `sized`: they are known to be `moderate`, which saves a look at all of them.
  FlowSums(std::span<const double> values, std::span<const double> times, bool sized = false);

  [[nodiscard]] int sign_changes() const { return changes_; }
  /// Whether the first flow that is not zero is negative: with one change of sign, ln(P / N) then falls with x everywhere.
  [[nodiscard]] bool starts_negative() const { return negative_.any && (!positive_.any || negative_.first < positive_.first); }
  [[nodiscard]] double span_of_time() const;
  /// Asks for at least one change of sign.
  [[nodiscard]] FlowPoint at(double x) const;

 private:
  struct Side {
    std::size_t first = 0;
    std::size_t last = 0;
    bool any = false;
  };
  struct Sum {
    double total = 0.0;
    double moment = 0.0;  ///< of the times from the anchor: the side's first flow when discounting, its last when compounding
  };
  struct Powers;
  template <bool negative, bool backward>
  [[nodiscard]] Sum periodic(const Side& side, const Powers& of) const;
  template <bool negative, bool backward>
  [[nodiscard]] Sum dated(const Side& side, double log_weight) const;
  template <bool backward>
  [[nodiscard]] FlowPoint weigh(double x) const;
  [[nodiscard]] double time(std::size_t i) const { return times_.empty() ? static_cast<double>(i) : times_[i]; }

  std::span<const double> values_;
  std::vector<double> own_values_;  ///< in order of time, or scaled, where the caller's are not as needed
  std::vector<double> times_;
  Side positive_, negative_;
  int changes_ = 0;
};

}  // namespace landfall::finance
