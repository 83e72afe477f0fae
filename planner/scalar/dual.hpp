// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>

#include "planner/scalar/arithmetic.hpp"

/// A value with its derivatives in `directions` inputs: forward differentiation. The value has the bits of the `double` model.
/// At a kink (`min`, `max`, `select`) the derivative is that of the branch taken.
namespace landfall {

class Dual {
 public:
  static constexpr int directions = 8;

  Dual() = default;
  Dual(double value) : value_(value) {}  // NOLINT(google-explicit-constructor): constants of the model
  explicit Dual(int value) : value_(value) {}
  [[nodiscard]] static Dual seeded(double value, int direction) {
    Dual seed(value);
    seed.slopes_[static_cast<std::size_t>(direction)] = 1.0;
    return seed;
  }
  [[nodiscard]] double value() const { return value_; }
  [[nodiscard]] double slope(int direction) const { return slopes_[static_cast<std::size_t>(direction)]; }

  friend Dual operator+(const Dual& a, const Dual& b) { return combine(a.value_ + b.value_, a, 1.0, b, 1.0); }
  friend Dual operator-(const Dual& a, const Dual& b) { return combine(a.value_ - b.value_, a, 1.0, b, -1.0); }
  friend Dual operator*(const Dual& a, const Dual& b) { return combine(a.value_ * b.value_, a, b.value_, b, a.value_); }
  friend Dual operator/(const Dual& a, const Dual& b) {
    const double quotient = a.value_ / b.value_;
    return combine(quotient, a, 1.0 / b.value_, b, -quotient / b.value_);
  }
  friend Dual operator-(const Dual& a) { return combine(-a.value_, a, -1.0, a, 0.0); }
  friend bool operator<(const Dual& a, const Dual& b) { return a.value_ < b.value_; }
  friend bool operator>(const Dual& a, const Dual& b) { return a.value_ > b.value_; }
  friend bool operator<=(const Dual& a, const Dual& b) { return a.value_ <= b.value_; }
  friend bool operator>=(const Dual& a, const Dual& b) { return a.value_ >= b.value_; }
  friend Dual select(bool condition, const Dual& yes, const Dual& no) { return condition ? yes : no; }
  friend Dual min(const Dual& a, const Dual& b) { return b < a ? b : a; }
  friend Dual max(const Dual& a, const Dual& b) { return a < b ? b : a; }
  friend double least(const Dual& a) { return a.value_; }
  friend double most(const Dual& a) { return a.value_; }
  friend Dual power(const Dual& base, const Dual& exponent) {
    const double value = std::pow(base.value_, exponent.value_);
    // A base of 0 has no slope in the exponent; x^(e-1) instead of value / base keeps it finite.
    const double by_exponent = base.value_ > 0.0 ? value * std::log(base.value_) : 0.0;
    return combine(value, base, exponent.value_ * std::pow(base.value_, exponent.value_ - 1.0), exponent, by_exponent);
  }

 private:
  static Dual combine(double value, const Dual& a, double by_a, const Dual& b, double by_b) {
    Dual result(value);
    for (std::size_t i = 0; i < directions; ++i) result.slopes_[i] = by_a * a.slopes_[i] + by_b * b.slopes_[i];
    return result;
  }

  double value_ = 0.0;
  std::array<double, directions> slopes_{};
};

}  // namespace landfall
