// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/scalar/arithmetic.hpp"

/// Several scenarios side by side: GCC/Clang vector extensions, whose lanes have the bits of the `double` model on every
/// instruction set as long as nothing is contracted (-ffp-contract=off).
namespace landfall {

class Pack {
 public:
  static constexpr int lanes = 4;
  using Vector = double __attribute__((vector_size(lanes * sizeof(double))));
  using Mask = decltype(Vector{} < Vector{});

  Pack() = default;
  Pack(double value) : lanes_{value, value, value, value} {}  // NOLINT(google-explicit-constructor): constants of the model
  explicit Pack(int value) : Pack(static_cast<double>(value)) {}
  explicit Pack(Vector values) : lanes_(values) {}

  [[nodiscard]] static Pack load(const double* from) { return Pack(Vector{from[0], from[1], from[2], from[3]}); }
  [[nodiscard]] double lane(int i) const { return lanes_[i]; }
  [[nodiscard]] Vector vector() const { return lanes_; }

  friend Pack operator+(Pack a, Pack b) { return Pack(a.lanes_ + b.lanes_); }
  friend Pack operator-(Pack a, Pack b) { return Pack(a.lanes_ - b.lanes_); }
  friend Pack operator*(Pack a, Pack b) { return Pack(a.lanes_ * b.lanes_); }
  friend Pack operator/(Pack a, Pack b) { return Pack(a.lanes_ / b.lanes_); }
  friend Pack operator-(Pack a) { return Pack(-a.lanes_); }
  friend Mask operator<(Pack a, Pack b) { return a.lanes_ < b.lanes_; }
  friend Mask operator>(Pack a, Pack b) { return a.lanes_ > b.lanes_; }
  friend Mask operator<=(Pack a, Pack b) { return a.lanes_ <= b.lanes_; }
  friend Mask operator>=(Pack a, Pack b) { return a.lanes_ >= b.lanes_; }

 private:
  Vector lanes_{};
};

[[nodiscard]] inline Pack select(Pack::Mask condition, Pack yes, Pack no) { return Pack(condition ? yes.vector() : no.vector()); }
[[nodiscard]] inline Pack min(Pack a, Pack b) { return select(b < a, b, a); }
[[nodiscard]] inline Pack max(Pack a, Pack b) { return select(a < b, b, a); }
[[nodiscard]] inline bool identical(Pack a, Pack b) {
  bool same = true;
  for (int i = 0; i < Pack::lanes; ++i) same = same && a.lane(i) == b.lane(i);
  return same;
}
[[nodiscard]] inline Pack power(Pack base, Pack exponent) {
  Pack::Vector result{};
  for (int i = 0; i < Pack::lanes; ++i) result[i] = std::pow(base.lane(i), exponent.lane(i));
  return Pack(result);
}

}  // namespace landfall
