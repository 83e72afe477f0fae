// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/irr.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <stdexcept>

#include "planner/finance/flow_sums.hpp"

namespace landfall::finance {
namespace {

constexpr double typical_log_rate = 0.008;  // a month's, of 10 % a year: where the search for the one root starts
constexpr double last_step = 1e-10;         // Newton squares the error: after a step this small it is below rounding
constexpr double cluster_width = 1e-7;      // roots this close are one
constexpr double rounding = 1e-13;          // of ln(P / N)

/// One end of the bracket that is searched, and whether the root is known to lie on this side of it.
struct Bracket {
  double x = 0.0;
  bool known = false;
};

/// Where the cubic through two points with their slopes, taken as x over ln(P / N), has its zero (inverse Hermite interpolation).
double interpolated(const FlowPoint& a, const FlowPoint& b) {
  const double rise = b.log_ratio - a.log_ratio, t = -a.log_ratio / rise, u = 1.0 - t;
  return u * u * ((1.0 + 2.0 * t) * a.x + t * rise / a.slope()) + t * t * ((1.0 + 2.0 * u) * b.x - u * rise / b.slope());
}

/// Whether such a zero is as good as exact. Between points that no flow's weight changes much over, its error goes with the squares of
/// both points' distances and with the third power of how much the slope changes between them; what stands before that is below one tenth.
bool settled(const FlowPoint& a, const FlowPoint& b, double zero, double span) {
  constexpr double small = 1e-16;
  const double change = std::abs(b.slope() / a.slope() - 1.0), near = zero - b.x, far = std::abs(zero - a.x);
  return far * span < 1.0 && change < 0.2 && near * near * change * change * change <= small * far;
}

/// Newton's rule on ln(P / N) between two ends, from the second point on by the cubic through the last two, held there by halving. `rising`
/// is the sign of the slope. Empty when an end that was not known shows that the root lies beyond it.
std::optional<double> root_between(const FlowSums& flows, Bracket low, Bracket high, bool rising, double x) {
  double width = high.x - low.x;
  const double span = flows.span_of_time();
  FlowPoint before;
  for (int round = 1; round <= 200; ++round) {
    const FlowPoint point = flows.at(x);
    if (point.log_ratio == 0.0) return x;
    const bool right = (point.log_ratio < 0.0) == rising;
    if (right ? x >= high.x : x <= low.x) return std::nullopt;
    (right ? low : high) = {x, true};
    double next = x - point.log_ratio / point.slope();
    if (std::abs(next - x) <= last_step) return std::clamp(next, low.x, high.x);
    if (round > 1 && std::abs(point.log_ratio) < 0.5 * std::abs(before.log_ratio)) {
      const double zero = interpolated(before, point);
      if (zero > low.x && zero < high.x) {
        next = zero;
        if (settled(before, point, zero, span)) return zero;
      }
    }
    before = point;
    const double middle = 0.5 * (low.x + high.x);
    if (!(next > low.x)) next = low.known ? middle : low.x;
    if (!(next < high.x)) next = high.known ? middle : high.x;
    if (round % 8 == 0) {  // slow only beside a second root
      if (high.x - low.x > 0.5 * width) next = middle;
      width = high.x - low.x;
    }
    if (next == x) return x;
    x = next;
  }
  return x;
}

/// Finds every root between two points.
class Search {
 public:
  explicit Search(const FlowSums& flows) : flows_(flows), near_zero_(0.25 / flows.span_of_time()) {}

  void between(const FlowPoint& a, const FlowPoint& b) {
    const double steepest_fall = b.mean_negative - a.mean_positive, steepest_rise = a.mean_negative - b.mean_positive;
    const bool same_sign = (a.log_ratio < 0.0) == (b.log_ratio < 0.0) && a.log_ratio != 0.0;
    if (same_sign && keeps_its_sign(a, b, steepest_fall, steepest_rise)) return;
    const bool monotone = steepest_fall > 0.0 || steepest_rise < 0.0;
    if (monotone || b.x - a.x < cluster_width) {
      if (a.log_ratio == 0.0) {
        roots_.push_back(a.x);
      } else if (!same_sign && b.log_ratio != 0.0) {
        const FlowPoint& nearer = std::abs(a.log_ratio) < std::abs(b.log_ratio) ? a : b;
        double guess = nearer.x - nearer.log_ratio / nearer.slope();
        if (!(guess > a.x && guess < b.x)) guess = 0.5 * (a.x + b.x);
        if (const auto root = root_between(flows_, {a.x, true}, {b.x, true}, a.log_ratio < 0.0, guess)) roots_.push_back(*root);
      } else if (!monotone && same_sign) {
        touch(a, b);
      }
      return;
    }
    const FlowPoint middle = flows_.at(split(a.x, b.x));
    between(a, middle);
    between(middle, b);
  }

  /// A touching root may show as several crossings in the rounding noise: one root, in the middle of them.
  [[nodiscard]] std::vector<double> roots() const {
    std::vector<double> merged;
    for (std::size_t first = 0; first < roots_.size();) {
      std::size_t last = first;
      while (last + 1 < roots_.size() && roots_[last + 1] - roots_[last] < cluster_width) ++last;
      merged.push_back(0.5 * (roots_[first] + roots_[last]));
      first = last + 1;
    }
    return merged;
  }

 private:
  /// Whether the lines of steepest fall from `a` and of steepest rise into `b` meet on the ends' side of zero.
  static bool keeps_its_sign(const FlowPoint& a, const FlowPoint& b, double fall, double rise) {
    if (fall >= 0.0 || rise <= 0.0) return true;
    const bool above = a.log_ratio > 0.0;
    const double from_a = std::abs(a.log_ratio), from_b = std::abs(b.log_ratio);
    const double down = above ? -fall : rise, up = above ? rise : -fall;
    return from_a - down * (from_a - from_b + up * (b.x - a.x)) / (up + down) > rounding;
  }

  /// Far from zero the scale of x is its own size, near it the length of the plan.
  [[nodiscard]] double split(double a, double b) const {
    const double outer = std::max(std::abs(a), std::abs(b)), inner = std::max(std::min(std::abs(a), std::abs(b)), near_zero_);
    if (outer < 4.0 * inner) return 0.5 * (a + b);
    return std::copysign(std::sqrt(outer * inner), a + b);
  }

  /// Two points of one sign too close to part: a root if the turn between them reaches zero.
  void touch(FlowPoint a, FlowPoint b) {
    if ((a.slope() < 0.0) == (b.slope() < 0.0)) return;
    FlowPoint turn = a;
    while (b.x - a.x > 1e-13 * std::max(1.0, std::abs(a.x))) {
      turn = flows_.at(0.5 * (a.x + b.x));
      ((turn.slope() < 0.0) == (a.slope() < 0.0) ? a : b) = turn;
    }
    if (std::abs(turn.log_ratio) <= rounding || (turn.log_ratio < 0.0) != (a.log_ratio < 0.0)) roots_.push_back(turn.x);
  }

  const FlowSums& flows_;
  double near_zero_;
  std::vector<double> roots_;
};

Irr find(const FlowSums& flows) {
  Irr result;
  result.sign_changes = flows.sign_changes();
  if (result.sign_changes == 0) return result;
  if (result.sign_changes == 1) {
    // Descartes: one root. One sign's mean time is before the other's at every rate, so that the slope has one sign.
    const auto root = root_between(flows, {min_log_rate, false}, {max_log_rate, false}, !flows.starts_negative(), typical_log_rate);
    if (root) result.roots.push_back(std::expm1(*root));
  } else {
    Search search(flows);
    const FlowPoint least = flows.at(min_log_rate), zero = flows.at(0.0), most = flows.at(max_log_rate);
    search.between(least, zero);
    search.between(zero, most);
    for (const double x : search.roots()) result.roots.push_back(std::expm1(x));
  }
  if (result.roots.empty()) {
    // Ends of opposite sign promise a root, which is then not in the range searched.
    result.status = result.sign_changes % 2 == 1 ? IrrStatus::out_of_range : IrrStatus::none;
    return result;
  }
  result.status = result.roots.size() == 1 ? IrrStatus::unique : IrrStatus::multiple;
  if (result.roots.size() == 1) result.rate = result.roots.front();
  return result;
}

void require_finite(std::span<const double> values, const char* what) {
  // A product with zero is NaN for what is not finite; several sums do not wait for each other.
  constexpr std::size_t width = 8;
  std::array<double, width> sums{};
  std::size_t i = 0;
  for (; i + width <= values.size(); i += width) {
    for (std::size_t j = 0; j < width; ++j) sums[j] += values[i + j] * 0.0;
  }
  for (; i < values.size(); ++i) sums[0] += values[i] * 0.0;
  double sum = 0.0;
  for (const double each : sums) sum += each;
  if (!(sum == 0.0)) throw std::domain_error(what);
}

}  // namespace

Irr irr(std::span<const double> flows) {
  const bool sized = moderate(flows);
  if (!sized) require_finite(flows, "irr: a flow is not finite");
  return find(FlowSums(flows, {}, sized));
}

Irr irr_at(std::span<const double> flows, std::span<const double> times) {
  if (flows.size() != times.size()) throw std::domain_error("irr_at: as many times as flows are needed");
  require_finite(flows, "irr_at: a flow is not finite");
  require_finite(times, "irr_at: a time is not finite");
  if (std::any_of(times.begin(), times.end(), [](double time) { return time < 0.0; }))
    throw std::domain_error("irr_at: a time is negative");
  return find(FlowSums(flows, times));
}

double npv(double rate, std::span<const double> flows) {
  if (!(rate > -1.0)) throw std::domain_error("npv: the rate must be above -1");
  const double discount = 1.0 / (1.0 + rate);
  double sum = 0.0;
  for (std::size_t i = flows.size(); i-- > 0;) sum = sum * discount + flows[i];
  return sum;
}

double effective_annual(double monthly_rate) { return std::expm1(12.0 * std::log1p(monthly_rate)); }

}  // namespace landfall::finance
