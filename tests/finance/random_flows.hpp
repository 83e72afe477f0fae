// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <vector>

#include "planner/finance/irr.hpp"
#include "tests/finance/sample_case.hpp"

/// Flows with known numbers of roots, and their roots by bisection in long double: a judge that shares nothing with the solver.
namespace landfall::random_flows {

using Flows = std::vector<double>;

/// Net present value at ln(1 + r) = x, scaled by the last power where compounding, so that nothing overflows.
[[nodiscard]] inline long double value_at(const Flows& flows, long double x) {
  long double sum = 0.0L;
  if (x >= 0.0L) {
    const long double weight = std::exp(-x);
    for (std::size_t t = flows.size(); t-- > 0;) sum = sum * weight + flows[t];
  } else {
    const long double weight = std::exp(x);
    for (const double flow : flows) sum = sum * weight + flow;
  }
  return sum;
}

/// The zero between two logs of rates at which the values have different signs.
[[nodiscard]] inline long double bisect(const Flows& flows, long double a, long double b) {
  const bool positive = value_at(flows, a) > 0.0L;
  for (int i = 0; i < 90; ++i) {
    const long double middle = 0.5L * (a + b);
    if ((value_at(flows, middle) > 0.0L) == positive) {
      a = middle;
    } else {
      b = middle;
    }
  }
  return 0.5L * (a + b);
}

/// One change of sign: money out, then money in, or the other way around; sizes over six powers of ten, with gaps.
[[nodiscard]] inline Flows conventional(samples::Chance& chance) {
  const std::size_t length = 2 + static_cast<std::size_t>(chance.one_in(50) ? chance.below(400) : chance.below(24));
  const std::size_t turn = 1 + static_cast<std::size_t>(chance.below(static_cast<int>(length) - 1));
  const double sign = chance.one_in(8) ? -1.0 : 1.0;
  const double wild = chance.one_in(3) ? 6.0 : 0.7;
  Flows flows(length);
  for (std::size_t t = 0; t < length; ++t) {
    const bool gap = t > 0 && t + 1 < length && t != turn && chance.one_in(6);
    const double size = gap ? 0.0 : std::pow(10.0, chance.between(-wild, wild));
    flows[t] = sign * (t < turn ? -size : size);
  }
  return flows;
}

/// a x b, as polynomials in the discount factor.
[[nodiscard]] inline Flows times(const Flows& a, const Flows& b) {
  Flows product(a.size() + b.size() - 1, 0.0);
  for (std::size_t i = 0; i < a.size(); ++i) {
    for (std::size_t j = 0; j < b.size(); ++j) product[i + j] += a[i] * b[j];
  }
  return product;
}

/// Positive coefficients have no positive zero: multiplying by it adds no rate of return.
[[nodiscard]] inline Flows harmless(samples::Chance& chance) {
  Flows flows(1 + static_cast<std::size_t>(chance.below(12)));
  for (double& flow : flows) flow = chance.between(0.2, 1.0);
  return flows;
}

struct TwoRoots {
  Flows flows;
  double lower = 0.0, upper = 0.0;
};
/// Exactly two rates, at least half a percentage point apart.
[[nodiscard]] inline TwoRoots two_roots(samples::Chance& chance) {
  TwoRoots made;
  made.lower = chance.between(-0.6, 1.0);
  made.upper = made.lower + 0.005 + chance.between(0.0, chance.one_in(2) ? 0.05 : 1.5);
  const double v = 1.0 + made.lower, w = 1.0 + made.upper;  // zeros of (1 - v z)(1 - w z) are z = 1/v, 1/w
  made.flows = times({1.0, -(v + w), v * w}, harmless(chance));
  const double scale = (chance.one_in(2) ? -1.0 : 1.0) * std::pow(10.0, chance.between(-3.0, 9.0));
  for (double& flow : made.flows) flow *= scale;
  return made;
}

/// Flows of both signs that no rate brings to zero.
[[nodiscard]] inline Flows no_root(samples::Chance& chance) {
  for (;;) {
    const double middle = chance.between(0.5, 1.6), apart = middle * chance.between(0.05, 0.6);
    Flows flows = times({middle * middle + apart * apart, -2.0 * middle, 1.0}, harmless(chance));
    if (std::none_of(flows.begin(), flows.end(), [](double flow) { return flow < 0.0; })) continue;
    const double scale = (chance.one_in(2) ? -1.0 : 1.0) * std::pow(10.0, chance.between(-3.0, 9.0));
    for (double& flow : flows) flow *= scale;
    return flows;
  }
}

/// What went wrong with one flow; "" if nothing.
[[nodiscard]] inline std::string against_bisection(const Flows& flows) {
  const finance::Irr found = finance::irr(flows);
  const long double low = finance::min_log_rate, high = finance::max_log_rate;
  if ((value_at(flows, low) > 0.0L) == (value_at(flows, high) > 0.0L)) {
    return found.status == finance::IrrStatus::out_of_range && found.roots.empty() ? "" : "a root claimed out of range";
  }
  const double wanted = static_cast<double>(std::expm1(bisect(flows, low, high)));
  if (found.status != finance::IrrStatus::unique || !found.rate) return "not unique";
  if (std::isnan(*found.rate)) return "NaN";
  const double off = std::abs(*found.rate - wanted);
  return off <= 1e-9 * std::max(1.0, std::abs(wanted)) ? "" : "off by " + std::to_string(off) + " of " + std::to_string(wanted);
}

struct Count {
  int flows = 0;
  int wrong = 0;
  std::string first;
  void add(const std::string& fault) {
    ++flows;
    if (fault.empty()) return;
    if (++wrong == 1) first = fault;
  }
};
[[nodiscard]] inline Count conventional_flows(int how_many, std::uint64_t seed) {
  samples::Chance chance(seed);
  Count count;
  for (int i = 0; i < how_many; ++i) count.add(against_bisection(conventional(chance)));
  return count;
}

[[nodiscard]] inline Count two_root_flows(int how_many, std::uint64_t seed) {
  samples::Chance chance(seed);
  Count count;
  for (int i = 0; i < how_many; ++i) {
    const TwoRoots made = two_roots(chance);
    const finance::Irr found = finance::irr(made.flows);
    const bool both =
        found.roots.size() == 2 && std::abs(found.roots[0] - made.lower) < 1e-9 && std::abs(found.roots[1] - made.upper) < 1e-9;
    count.add(both && found.status == finance::IrrStatus::multiple && !found.rate ? "" : "not both roots");
  }
  return count;
}

[[nodiscard]] inline Count no_root_flows(int how_many, std::uint64_t seed) {
  samples::Chance chance(seed);
  Count count;
  for (int i = 0; i < how_many; ++i) {
    const finance::Irr found = finance::irr(no_root(chance));
    count.add(found.status == finance::IrrStatus::none && found.roots.empty() ? "" : "a root where there is none");
  }
  return count;
}

/// Flows of any signs: every change of sign that a scan finds is reported, every reported root is a zero, and between two neighbours the
/// value keeps one sign, so that none is claimed twice.
[[nodiscard]] inline Count any_flows(int how_many, std::uint64_t seed) {
  samples::Chance chance(seed);
  Count count;
  for (int i = 0; i < how_many; ++i) {
    Flows flows(3 + static_cast<std::size_t>(chance.below(30)));
    for (double& flow : flows) flow = chance.between(-1.0, 1.0) * std::pow(10.0, chance.between(-1.5, 1.5));
    const finance::Irr found = finance::irr(flows);
    std::vector<double> scanned;
    for (int step = 0; step < 740; ++step) {
      const long double a = -22.0L + 0.05L * step, b = a + 0.05L;
      if ((value_at(flows, a) > 0.0L) != (value_at(flows, b) > 0.0L))
        scanned.push_back(static_cast<double>(std::expm1(bisect(flows, a, b))));
    }
    std::string fault;
    for (const double root : scanned) {
      const bool known = std::any_of(found.roots.begin(), found.roots.end(),
                                     [&](double mine) { return std::abs(mine - root) <= 1e-7 * std::max(1.0, std::abs(root)); });
      if (!known) fault = "missed " + std::to_string(root);
    }
    if ((found.roots.size() - scanned.size()) % 2 != 0) fault = "an odd number of further roots";  // a scan misses roots by pairs only
    count.add(fault);
  }
  return count;
}

}  // namespace landfall::random_flows
