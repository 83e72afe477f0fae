// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/flow_sums.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>

#include "planner/scalar/pack.hpp"

namespace landfall::finance {
namespace {

/// Partial sums side by side: enough of them that additions do not wait for each other.
constexpr std::size_t stride = 16;
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

/// Past the last flow from `i` on that has the sign or is zero: whole blocks first, then one by one.
template <bool negative>
std::size_t end_of_run(std::span<const double> values, std::size_t i) {
  const auto stays = [](double value) { return negative ? value <= 0.0 : value >= 0.0; };
  for (; i + stride <= values.size(); i += stride) {
    bool all = true;
    for (std::size_t j = 0; j < stride; ++j) all = all & stays(values[i + j]);
    if (!all) break;
  }
  while (i < values.size() && stays(values[i])) ++i;
  return i;
}

/// Sum in a tree of fixed shape: the second half is added to the first until one is left.
double tree_sum(std::array<double, stride>& terms) {
  for (std::size_t half = stride / 2; half > 0; half /= 2) {
    for (std::size_t j = 0; j < half; ++j) terms[j] += terms[j + half];
  }
  return terms[0];
}

}  // namespace

bool moderate(std::span<const double> values) {
  std::array<double, stride> sums{};
  std::size_t i = 0;
  for (; i + stride <= values.size(); i += stride) {
    for (std::size_t j = 0; j < stride; ++j) sums[j] += std::abs(values[i + j]);
  }
  for (; i < values.size(); ++i) sums[0] += std::abs(values[i]);
  const double sum = tree_sum(sums);
  return sum >= 1e-270 && sum <= 1e270;
}

FlowSums::FlowSums(std::span<const double> values, std::span<const double> times, bool sized) : values_(values) {
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
  const double largest = sized ? 1.0 : largest_of(values_);
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
    const std::size_t end = below ? end_of_run<true>(values_, i) : end_of_run<false>(values_, i);
    side.last = end - 1;
    while (values_[side.last] == 0.0) --side.last;
    i = end;
  }
}

double FlowSums::span_of_time() const {
  return time(std::max(positive_.last, negative_.last)) - time(std::min(positive_.first, negative_.first));
}

/// Of a weight: one for each place in a block, and one for a whole block.
struct FlowSums::Powers {
  explicit Powers(double weight) {
    power[0] = 1.0;
    for (std::size_t reach = 1; reach < stride; reach *= 2) {
      const double step = reach == 1 ? weight : power[reach / 2] * power[reach / 2];
      for (std::size_t j = 0; j < reach; ++j) power[j + reach] = power[j] * step;
    }
    whole = power[stride / 2] * power[stride / 2];
  }
  alignas(64) std::array<double, stride> power;
  double whole;
};

/// The polynomial in a weight as `stride` polynomials in its power, each by Horner's rule with its derivative.
template <bool negative, bool backward>
FlowSums::Sum FlowSums::periodic(const Side& side, const Powers& of) const {
  const double* const flow = values_.data() + side.first;
  const std::size_t count = side.last - side.first + 1;
  const std::size_t full = count / stride, rest = count % stride;
  alignas(64) std::array<double, stride> in_lane{}, moment_in_lane{};  // of the lane's own place in a block
  std::memcpy(&in_lane[backward ? stride - rest : 0], flow + (backward ? 0 : full * stride), rest * sizeof(double));
  const Pack step(of.whole);
  std::array<Pack, packs> value, slope;
#pragma GCC unroll 8
  for (std::size_t k = 0; k < packs; ++k) value[k] = part<negative>(Pack::load(&in_lane[k * lanes]));
  for (std::size_t block = 0; block < full; ++block) {
    const double* const at = flow + (backward ? rest + block * stride : (full - 1 - block) * stride);
#pragma GCC unroll 8  // or they stay in memory
    for (std::size_t k = 0; k < packs; ++k) {
      slope[k] = slope[k] * step + value[k];
      value[k] = value[k] * step + part<negative>(Pack::load(at + k * lanes));
    }
  }
#pragma GCC unroll 8
  for (std::size_t k = 0; k < packs; ++k) {
    value[k].store(&in_lane[k * lanes]);
    slope[k].store(&moment_in_lane[k * lanes]);
  }
  const double block_moment = static_cast<double>(stride) * of.whole;
  for (std::size_t j = 0; j < stride; ++j) {
    const std::size_t age = backward ? stride - 1 - j : j;
    const double power = of.power[age];
    moment_in_lane[j] = (static_cast<double>(age) * in_lane[j] + block_moment * moment_in_lane[j]) * power;
    in_lane[j] *= power;
  }
  return {tree_sum(in_lane), tree_sum(moment_in_lane)};
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
    const Powers powers(std::exp(log_weight));
    in = periodic<false, backward>(positive_, powers);
    out = periodic<true, backward>(negative_, powers);
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
