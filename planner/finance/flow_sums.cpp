// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/flow_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "planner/scalar/pack.hpp"

namespace landfall::finance {
namespace {

/// Partial sums side by side: enough of them that additions do not wait for each other.
constexpr std::size_t stride = 8;
constexpr std::size_t lanes = Pack::lanes;
constexpr std::size_t packs = stride / lanes;

template <bool negative, class S>
S part(const S& flow) {
  return max(negative ? -flow : flow, S(0.0));
}

double largest_of(std::span<const double> values) {
  std::array<double, stride> most{};
  std::size_t i = 0;
  for (; i + stride <= values.size(); i += stride) {
    for (std::size_t j = 0; j < stride; ++j) most[j] = std::max(most[j], std::abs(values[i + j]));
  }
  for (; i < values.size(); ++i) most[0] = std::max(most[0], std::abs(values[i]));
  return *std::max_element(most.begin(), most.end());
}

}  // namespace

FlowSums::FlowSums(std::span<const double> values, std::span<const double> times) : values_(values) {
  if (!times.empty()) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    for (const std::size_t i : order) {
      if (!times_.empty() && times_.back() == times[i]) {
        own_values_.back() += values[i];
      } else {
        own_values_.push_back(values[i]);
        times_.push_back(times[i]);
      }
    }
    values_ = own_values_;
  }
  // Money so large or so small that sums would overflow or lose digits is brought to about 1: no root moves.
  const double largest = largest_of(values_);
  if (largest > 1e280 || (largest < 1e-280 && largest > 0.0)) {
    int exponent = 0;
    (void)std::frexp(largest, &exponent);
    std::vector<double> scaled(values_.begin(), values_.end());
    for (double& value : scaled) value = std::ldexp(value, -exponent);
    own_values_ = std::move(scaled);
    values_ = own_values_;
  }
  // Runs of one sign, zeros included.
  const std::size_t count = values_.size();
  std::size_t i = 0;
  while (i < count && values_[i] == 0.0) ++i;
  while (i < count) {
    const bool below = values_[i] < 0.0;
    Side& side = below ? negative_ : positive_;
    Side& other = below ? positive_ : negative_;
    if (!side.any) side.first = i;
    side.any = true;
    if (other.any) ++changes_;
    std::size_t end = i;
    if (below) {
      while (end < count && values_[end] <= 0.0) ++end;
    } else {
      while (end < count && values_[end] >= 0.0) ++end;
    }
    side.last = end - 1;
    while (values_[side.last] == 0.0) --side.last;
    i = end;
  }
}

double FlowSums::span_of_time() const {
  return time(std::max(positive_.last, negative_.last)) - time(std::min(positive_.first, negative_.first));
}

/// The polynomial in `weight` as `stride` polynomials in its power, each by Horner's rule with its derivative.
template <bool negative, bool backward>
FlowSums::Sum FlowSums::periodic(const Side& side, double weight) const {
  const double* const flow = values_.data() + side.first;
  const std::size_t count = side.last - side.first + 1;
  const std::size_t full = count / stride, rest = count % stride;
  const double squared = weight * weight, fourth = squared * squared, eighth = fourth * fourth;
  std::array<double, stride> start{};
  for (std::size_t j = 0; j < rest; ++j) start[backward ? stride - rest + j : j] = part<negative>(flow[backward ? j : full * stride + j]);
  const Pack step(eighth);
  std::array<Pack, packs> value, slope;
  for (std::size_t k = 0; k < packs; ++k) value[k] = Pack::load(&start[k * lanes]);
  for (std::size_t block = 0; block < full; ++block) {
    const double* const at = flow + (backward ? rest + block * stride : (full - 1 - block) * stride);
    for (std::size_t k = 0; k < packs; ++k) {
      slope[k] = slope[k] * step + value[k];
      value[k] = value[k] * step + part<negative>(Pack::load(at + k * lanes));
    }
  }
  Sum sum;
  double power = 1.0;
  for (std::size_t k = 0; k < stride; ++k) {
    const std::size_t j = backward ? stride - 1 - k : k;
    const double in_lane = value[j / lanes].lane(static_cast<int>(j % lanes)),
                 slope_in_lane = slope[j / lanes].lane(static_cast<int>(j % lanes));
    sum.total += in_lane * power;
    sum.moment += (static_cast<double>(k) * in_lane + static_cast<double>(stride) * eighth * slope_in_lane) * power;
    power *= weight;
  }
  return sum;
}

template <bool negative, bool backward>
FlowSums::Sum FlowSums::dated(const Side& side, double log_weight) const {
  Sum sum;
  const double anchor = times_[backward ? side.last : side.first];
  for (std::size_t i = side.first; i <= side.last; ++i) {
    const double age = std::abs(times_[i] - anchor);
    const double weighted = part<negative>(values_[i]) * std::exp(log_weight * age);
    sum.total += weighted;
    sum.moment += age * weighted;
  }
  return sum;
}

template <bool backward>
FlowPoint FlowSums::weigh(double x) const {
  const double log_weight = backward ? x : -x;
  Sum in, out;
  if (times_.empty()) {
    const double weight = std::exp(log_weight);
    in = periodic<false, backward>(positive_, weight);
    out = periodic<true, backward>(negative_, weight);
  } else {
    in = dated<false, backward>(positive_, log_weight);
    out = dated<true, backward>(negative_, log_weight);
  }
  const double anchor_in = time(backward ? positive_.last : positive_.first),
               anchor_out = time(backward ? negative_.last : negative_.first);
  const double age_in = in.moment / in.total, age_out = out.moment / out.total;
  return {x, std::log(in.total / out.total) - x * (anchor_in - anchor_out), backward ? anchor_in - age_in : anchor_in + age_in,
          backward ? anchor_out - age_out : anchor_out + age_out};
}

FlowPoint FlowSums::at(double x) const { return x < 0.0 ? weigh<true>(x) : weigh<false>(x); }

}  // namespace landfall::finance
