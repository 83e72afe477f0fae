// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/irr.hpp"

#include <algorithm>
#include <boost/math/tools/toms748_solve.hpp>
#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace landfall::finance {
namespace {

constexpr double min_width = 1e-9;
constexpr double cluster_width = 1e-7;  // rounding splits a touching root into several this close together

/// Sums over the positive and the negative flows, each of flow * weight and of flow * age * weight.
struct Parts {
  double positive = 0.0, negative = 0.0, positive_slope = 0.0, negative_slope = 0.0;
};

class Flows {
 public:
  Flows(std::span<const double> values, std::span<const double> times) : values_(values), times_(times) {
    last_ = times_.empty() ? static_cast<double>(values_.size()) - 1.0 : *std::max_element(times_.begin(), times_.end());
  }

  /// Discounts to time 0 for x >= 0 and compounds to the last flow for x < 0: weights then never exceed 1, and the roots are the same.
  [[nodiscard]] Parts parts(double x, bool compound) const {
    Parts sum;
    const double step = std::exp(compound ? x : -x);
    double weight = 1.0;
    const std::size_t count = values_.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t at = compound ? count - 1 - i : i;
      double age = static_cast<double>(i);
      if (!times_.empty()) {
        age = compound ? last_ - times_[at] : times_[at];
        weight = std::exp((compound ? x : -x) * age);
      }
      const double flow = values_[at];
      if (flow > 0.0) {
        sum.positive += flow * weight;
        sum.positive_slope += flow * age * weight;
      } else {
        sum.negative -= flow * weight;
        sum.negative_slope -= flow * age * weight;
      }
      weight *= step;
    }
    return sum;
  }
  [[nodiscard]] double value(double x) const {
    const Parts sum = parts(x, x < 0.0);
    return sum.positive - sum.negative;
  }
  [[nodiscard]] int sign_changes() const {
    int changes = 0;
    double last = 0.0;
    for (const double flow : values_) {
      if (flow == 0.0) continue;
      if (last * flow < 0.0 || (last != 0.0 && (last < 0.0) != (flow < 0.0))) ++changes;
      last = flow;
    }
    return changes;
  }

 private:
  std::span<const double> values_;
  std::span<const double> times_;
  double last_ = 0.0;
};

double solve(const Flows& flows, double a, double b, double at_a, double at_b) {
  std::uintmax_t iterations = 200;
  const auto f = [&](double x) { return flows.value(x); };
  const auto bracket = boost::math::tools::toms748_solve(f, a, b, at_a, at_b, boost::math::tools::eps_tolerance<double>(52), iterations);
  return std::abs(flows.value(bracket.first)) <= std::abs(flows.value(bracket.second)) ? bracket.first : bracket.second;
}

/// Roots in [a, b) of one side of zero, where `compound` is fixed.
void search(const Flows& flows, double a, double b, const Parts& at_a, const Parts& at_b, bool compound, std::vector<double>& roots) {
  const double f_a = at_a.positive - at_a.negative;
  const double f_b = at_b.positive - at_b.negative;
  // Compounding sums grow with x, discounted ones fall.
  const Parts& least = compound ? at_a : at_b;
  const Parts& most = compound ? at_b : at_a;
  if (least.positive > most.negative || most.positive < least.negative) return;
  const bool monotone = least.positive_slope > most.negative_slope || most.positive_slope < least.negative_slope;
  if (monotone || b - a < min_width) {
    if (f_a == 0.0) {
      roots.push_back(a);
    } else if (f_b != 0.0 && (f_a < 0.0) != (f_b < 0.0)) {
      roots.push_back(solve(flows, a, b, f_a, f_b));
    } else if (!monotone && f_b != 0.0) {
      // Too narrow to part: a touching root if the sums cancel to rounding, which the caller's scale decides.
      const double scale = at_a.positive + at_a.negative;
      if (std::abs(f_a) <= 1e-13 * scale) roots.push_back(a);
    }
    return;
  }
  const double middle = 0.5 * (a + b);
  const Parts at_middle = flows.parts(middle, compound);
  search(flows, a, middle, at_a, at_middle, compound, roots);
  search(flows, middle, b, at_middle, at_b, compound, roots);
}

/// A touching root appears as a run of crossings in the rounding noise: one root, in the middle of the run.
std::vector<double> merge_clusters(const std::vector<double>& ascending) {
  std::vector<double> merged;
  for (std::size_t first = 0; first < ascending.size();) {
    std::size_t last = first;
    while (last + 1 < ascending.size() && ascending[last + 1] - ascending[last] < cluster_width) ++last;
    merged.push_back(0.5 * (ascending[first] + ascending[last]));
    first = last + 1;
  }
  return merged;
}

Irr find(const Flows& flows) {
  Irr result;
  result.sign_changes = flows.sign_changes();
  if (result.sign_changes == 0) return result;
  std::vector<double> logs;
  if (result.sign_changes == 1) {
    const double low = flows.value(min_log_rate), high = flows.value(max_log_rate);
    if (low == 0.0 || high == 0.0 || (low < 0.0) == (high < 0.0)) {
      result.status = IrrStatus::out_of_range;
      return result;
    }
    const double middle = flows.value(0.0);
    if (middle == 0.0) {
      logs.push_back(0.0);
    } else if ((low < 0.0) != (middle < 0.0)) {
      logs.push_back(solve(flows, min_log_rate, 0.0, low, middle));
    } else {
      logs.push_back(solve(flows, 0.0, max_log_rate, middle, high));
    }
  } else {
    search(flows, min_log_rate, 0.0, flows.parts(min_log_rate, true), flows.parts(0.0, true), true, logs);
    search(flows, 0.0, max_log_rate, flows.parts(0.0, false), flows.parts(max_log_rate, false), false, logs);
  }
  for (const double x : merge_clusters(logs)) result.roots.push_back(std::expm1(x));
  if (result.roots.empty()) return result;
  result.status = result.roots.size() == 1 ? IrrStatus::unique : IrrStatus::multiple;
  if (result.roots.size() == 1) result.rate = result.roots.front();
  return result;
}

void require_finite(std::span<const double> values, const char* what) {
  if (!std::all_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); })) throw std::domain_error(what);
}

}  // namespace

Irr irr(std::span<const double> flows) {
  require_finite(flows, "irr: a flow is not finite");
  // Flows of zero before the first and after the last real one move no root, and would spoil the scaling.
  const auto real = [](double flow) { return flow != 0.0; };
  const auto first = std::find_if(flows.begin(), flows.end(), real);
  const auto last = std::find_if(flows.rbegin(), flows.rend(), real).base();
  if (first == flows.end()) return {};
  return find(Flows({first, last}, {}));
}

Irr irr_at(std::span<const double> flows, std::span<const double> times) {
  if (flows.size() != times.size()) throw std::domain_error("irr_at: as many times as flows are needed");
  require_finite(flows, "irr_at: a flow is not finite");
  require_finite(times, "irr_at: a time is not finite");
  if (std::any_of(times.begin(), times.end(), [](double time) { return time < 0.0; })) throw std::domain_error("irr_at: a time is negative");
  if (flows.empty()) return {};
  return find(Flows(flows, times));
}

double npv(double rate, std::span<const double> flows) {
  if (!(rate > -1.0)) throw std::domain_error("npv: the rate must be above -1");
  double sum = 0.0;
  for (std::size_t i = flows.size(); i-- > 0;) sum = sum / (1.0 + rate) + flows[i];
  return sum;
}

double effective_annual(double monthly_rate) { return std::expm1(12.0 * std::log1p(monthly_rate)); }

}  // namespace landfall::finance
