// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/quantile.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <numeric>

#include "planner/plant/select.hpp"

namespace landfall::whatif {
namespace {

constexpr std::size_t steps = 256;
constexpr double tail_share = 1.0 / 16.0;  // from here outwards the logarithm of the probability is even
constexpr std::size_t first_step = steps / 16, last_step = steps - steps / 16;
constexpr std::size_t octaves = 24, octave_steps = 4;  // of the tails, each octave half as likely as the one before
constexpr double z_95 = 1.6448536269514722;            // 95th percentile of the standard normal
constexpr double most_cut = 0.01;                      // of the probability, by the bounds

/// Double precision is enough for a table; the default promotes to long double and takes three times as long.
using Policy = boost::math::policies::policy<boost::math::policies::promote_double<false>>;
using Beta = boost::math::beta_distribution<double, Policy>;
using Normal = boost::math::normal_distribution<double, Policy>;

/// On [0, 1], by the place of its mode.
Beta pert_law(double skew) { return {1.0 + 4.0 * skew, 5.0 - 4.0 * skew}; }

bool finite(double value) { return std::isfinite(value); }

/// Probabilities of the table between the tails, of the low tail and of the high one, outwards.
const std::vector<double>& tabulated() {
  static const std::vector<double> probabilities = [] {
    std::vector<double> all, left;
    for (std::size_t k = first_step; k <= last_step; ++k) all.push_back(static_cast<double>(k) / static_cast<double>(steps));
    for (std::size_t k = 0; k <= octaves * octave_steps; ++k)
      left.push_back(tail_share * std::exp2(-static_cast<double>(k) / static_cast<double>(octave_steps)));
    all.insert(all.end(), left.begin(), left.end());
    for (const double probability : left) all.push_back(1.0 - probability);
    return all;
  }();
  return probabilities;
}

double linear(const std::vector<double>& table, double at) {
  const auto below = static_cast<std::size_t>(at);
  return table[below] + (table[below + 1] - table[below]) * (at - static_cast<double>(below));
}

/// Reads a table of `steps` + 1 values at probabilities in (0, 1).
LANDFALL_HOURLY_LOOP void read_table(const double* __restrict table, const double* __restrict probabilities, std::size_t count,
                                     double least, double most, double* __restrict into) {
  for (std::size_t i = 0; i < count; ++i) {
    const double at = probabilities[i] * static_cast<double>(steps);
    const auto below = static_cast<std::int32_t>(at);
    const double from = table[below], to = table[below + 1];
    const double value = from + (to - from) * (at - static_cast<double>(below));
    into[i] = plant::within(value, least, most);
  }
}

}  // namespace

const std::vector<double>& PertShapes::of(double skew) {
  const auto [at, fresh] = known_.try_emplace(skew);
  if (fresh) {
    const Beta law = pert_law(skew);
    for (const double probability : tabulated()) at->second.push_back(boost::math::quantile(law, probability));
  }
  return at->second;
}

std::optional<std::string> Quantile::make(const Distribution& asked, const FactRecord& fact, Bounds bounds, PertShapes& shapes,
                                          Quantile& into) {
  Quantile made;
  made.shape_ = asked.shape;
  const auto outside = [&](double value) { return !finite(value) || value < bounds.min || value > bounds.max; };
  const auto range_error = [&](double value) {
    return fmt::format("expected values from {} to {} {}, found {}", bounds.min, bounds.max, fact.unit, value);
  };
  switch (asked.shape) {
    case Shape::pert:
    case Shape::triangular:
    case Shape::uniform: {
      made.least_ = asked.low.value_or(fact.low);
      made.most_ = asked.high.value_or(fact.high);
      const double mode = asked.shape == Shape::uniform ? made.least_ : asked.mode.value_or(fact.value);
      for (const double value : {made.least_, mode, made.most_}) {
        if (outside(value)) return range_error(value);
      }
      if (!(made.least_ <= mode && mode <= made.most_))
        return fmt::format("expected low <= mode <= high, found {}, {}, {}", made.least_, mode, made.most_);
      if (made.least_ == made.most_) return fmt::format("expected a range, found the one value {}: give low and high", made.least_);
      made.skew_ = (mode - made.least_) / (made.most_ - made.least_);
      break;
    }
    case Shape::normal:
    case Shape::lognormal: {
      const bool logarithm = asked.shape == Shape::lognormal;
      const double centre = asked.mean.value_or(fact.value);
      if (logarithm && !(centre > 0.0 && (asked.deviation || fact.low > 0.0)))
        return fmt::format("expected positive values of a lognormal input, found {}", std::min(centre, fact.low));
      made.mean_ = logarithm ? std::log(centre) : centre;
      const double spread = logarithm && !asked.deviation ? std::log(fact.high) - std::log(fact.low) : fact.high - fact.low;
      made.deviation_ = asked.deviation.value_or(spread / (2.0 * z_95));
      if (!(made.deviation_ > 0.0) || !finite(made.deviation_) || !finite(made.mean_))
        return fmt::format("expected a deviation above 0, found {}", made.deviation_);
      const Normal law(made.mean_, made.deviation_);
      const auto below = [&](double value) {
        if (!finite(value)) return value < 0.0 ? 0.0 : 1.0;
        if (logarithm) return value <= 0.0 ? 0.0 : boost::math::cdf(law, std::log(value));
        return boost::math::cdf(law, value);
      };
      made.from_ = below(bounds.min);
      made.share_ = below(bounds.max) - made.from_;
      if (made.share_ < 1.0 - most_cut)
        return fmt::format("expected at most {} % of the probability outside {} to {} {}, found {:.3g} %", 100.0 * most_cut, bounds.min,
                           bounds.max, fact.unit, 100.0 * (1.0 - made.share_));
      constexpr double far = 1e-16;
      made.least_ = std::clamp(made.exact(far), bounds.min, bounds.max);
      made.most_ = std::clamp(made.exact(1.0 - far), bounds.min, bounds.max);
      break;
    }
    case Shape::discrete:
    case Shape::empirical: {
      if (asked.values.empty()) return std::string("expected \"values\", found none");
      for (const double value : asked.values) {
        if (outside(value)) return range_error(value);
      }
      made.values_ = asked.values;
      if (asked.shape == Shape::empirical) {
        std::sort(made.values_.begin(), made.values_.end());
      } else {
        std::vector<double> weights = asked.weights;
        if (weights.empty()) weights.assign(asked.values.size(), 1.0);
        if (weights.size() != asked.values.size())
          return fmt::format("expected {} weights, one a value, found {}", asked.values.size(), weights.size());
        double total = 0.0;
        for (const double weight : weights) {
          if (!(weight >= 0.0) || !finite(weight)) return fmt::format("expected weights of at least 0, found {}", weight);
          total += weight;
          made.summed_.push_back(total);
        }
        if (!(total > 0.0)) return std::string("expected a weight above 0");
        for (double& sum : made.summed_) sum /= total;
      }
      const auto [least, most] = std::minmax_element(asked.values.begin(), asked.values.end());
      made.least_ = *least;
      made.most_ = *most;
      break;
    }
  }
  made.tabulate(shapes);
  into = std::move(made);
  return std::nullopt;
}

void Quantile::tabulate(PertShapes& shapes) {
  std::vector<double> values;
  if (shape_ == Shape::pert) {
    for (const double share : shapes.of(skew_)) values.push_back(least_ + (most_ - least_) * share);
  } else if (shape_ == Shape::normal || shape_ == Shape::lognormal) {
    for (const double probability : tabulated()) values.push_back(exact(probability));
  } else {
    return;
  }
  const auto tail = values.begin() + static_cast<std::ptrdiff_t>(last_step - first_step + 1);
  const auto other_tail = tail + static_cast<std::ptrdiff_t>(octaves * octave_steps + 1);
  table_.resize(steps + 1);
  std::copy(values.begin(), tail, table_.begin() + static_cast<std::ptrdiff_t>(first_step));
  low_tail_.assign(tail, other_tail);
  high_tail_.assign(other_tail, values.end());
}

double Quantile::exact(double probability) const {
  switch (shape_) {
    case Shape::pert: return least_ + (most_ - least_) * boost::math::quantile(pert_law(skew_), probability);
    case Shape::normal:
    case Shape::lognormal: {
      const double cut = std::clamp(from_ + share_ * probability, 1e-300, 1.0 - 1e-16);
      const double at = mean_ + deviation_ * boost::math::quantile(Normal(), cut);
      return shape_ == Shape::normal ? at : std::exp(at);
    }
    case Shape::triangular: {
      const double range = most_ - least_;
      if (probability < skew_) return least_ + range * std::sqrt(probability * skew_);
      return most_ - range * std::sqrt((1.0 - probability) * (1.0 - skew_));
    }
    case Shape::uniform: return least_ + (most_ - least_) * probability;
    case Shape::discrete: {
      const auto at = std::upper_bound(summed_.begin(), summed_.end() - 1, probability) - summed_.begin();
      return values_[static_cast<std::size_t>(at)];
    }
    case Shape::empirical: {
      const double place = probability * static_cast<double>(values_.size() - 1);
      const auto below = std::min(static_cast<std::size_t>(place), values_.size() - 1);
      const std::size_t above = std::min(below + 1, values_.size() - 1);
      return values_[below] + (values_[above] - values_[below]) * (place - static_cast<double>(below));
    }
  }
  return least_;
}

double Quantile::operator()(double probability) const {
  double value;
  if (table_.empty()) {
    value = exact(probability);
  } else if (probability > tail_share && probability < 1.0 - tail_share) {
    value = linear(table_, probability * static_cast<double>(steps));
  } else {
    const bool low = probability <= tail_share;
    const double left = low ? probability : 1.0 - probability;
    const double at = std::max(0.0, -static_cast<double>(octave_steps) * std::log2(left / tail_share));
    value = at < static_cast<double>(octaves * octave_steps) ? linear(low ? low_tail_ : high_tail_, at) : exact(probability);
  }
  return std::clamp(value, least_, most_);
}

void Quantile::fill(std::span<const double> probabilities, double* into) const {
  const auto in_tail = [](double probability) { return !(probability > tail_share && probability < 1.0 - tail_share); };
  if (!table_.empty()) read_table(table_.data(), probabilities.data(), probabilities.size(), least_, most_, into);
  for (std::size_t i = 0; i < probabilities.size(); ++i) {
    if (table_.empty() || in_tail(probabilities[i])) into[i] = (*this)(probabilities[i]);
  }
}

}  // namespace landfall::whatif
