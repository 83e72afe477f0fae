// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <compare>
#include <cstddef>
#include <string_view>

/// Numbers that carry their unit in their type: `Quantity<"kW">`.
///
/// Same units add and subtract, any unit scales by a plain number, and two units multiply only where `UnitProduct` names the
/// result. Temperatures are points: `degC - degC` is `K`, `degC + K` is `degC`, and `degC + degC` does not compile; neither do
/// `kW + kWh` or `USD + EUR`. Inner loops take `.value()` at their border and name the raw number with its unit (`power_kw`).
namespace landfall {

// NOLINTBEGIN(google-explicit-constructor): spelled "kW" in a template argument list
template <std::size_t N>
struct UnitName {
  char text[N]{};
  consteval UnitName(const char (&name)[N]) { std::copy_n(name, N, text); }
  [[nodiscard]] constexpr std::string_view view() const { return {text, N - 1}; }
};
// NOLINTEND(google-explicit-constructor)

template <UnitName A, UnitName B>
inline constexpr bool same_unit = A.view() == B.view();

template <UnitName U>
inline constexpr bool is_temperature_point = U.view() == "degC";

template <UnitName U>
class Quantity {
 public:
  constexpr Quantity() = default;
  constexpr explicit Quantity(double value) : value_(value) {}
  [[nodiscard]] constexpr double value() const { return value_; }
  [[nodiscard]] static constexpr std::string_view unit() { return U.view(); }
  constexpr auto operator<=>(const Quantity&) const = default;

 private:
  double value_ = 0.0;
};

template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr Quantity<U> operator+(Quantity<U> a, Quantity<U> b) { return Quantity<U>{a.value() + b.value()}; }
template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr Quantity<U> operator-(Quantity<U> a, Quantity<U> b) { return Quantity<U>{a.value() - b.value()}; }
template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr Quantity<U> operator*(Quantity<U> a, double factor) { return Quantity<U>{a.value() * factor}; }
template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr Quantity<U> operator*(double factor, Quantity<U> a) { return a * factor; }
template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr Quantity<U> operator/(Quantity<U> a, double divisor) { return Quantity<U>{a.value() / divisor}; }
template <UnitName U>
  requires(!is_temperature_point<U>)
constexpr double operator/(Quantity<U> a, Quantity<U> b) { return a.value() / b.value(); }

using Celsius = Quantity<"degC">;
using Kelvin = Quantity<"K">;
constexpr Kelvin operator-(Celsius a, Celsius b) { return Kelvin{a.value() - b.value()}; }
constexpr Celsius operator+(Celsius a, Kelvin difference) { return Celsius{a.value() + difference.value()}; }
constexpr Celsius operator-(Celsius a, Kelvin difference) { return Celsius{a.value() - difference.value()}; }

/// The unit of a product. Not defined for pairs that have no meaning here.
template <UnitName A, UnitName B>
struct UnitProduct;
// clang-format off: a table, one product a line
template <>
struct UnitProduct<"kW", "h"> {
  static constexpr UnitName unit{"kWh"};
};
template <>
struct UnitProduct<"USD/kWh", "kWh"> {
  static constexpr UnitName unit{"USD"};
};
template <>
struct UnitProduct<"USD/m3", "m3"> {
  static constexpr UnitName unit{"USD"};
};
template <>
struct UnitProduct<"USD/m2", "m2"> {
  static constexpr UnitName unit{"USD"};
};
template <>
struct UnitProduct<"USD/kW", "kW"> {
  static constexpr UnitName unit{"USD"};
};
template <>
struct UnitProduct<"m", "m"> {
  static constexpr UnitName unit{"m2"};
};
// clang-format on

template <UnitName A, UnitName B>
constexpr auto operator*(Quantity<A> a, Quantity<B> b) -> Quantity<UnitProduct<A, B>::unit> {
  return Quantity<UnitProduct<A, B>::unit>{a.value() * b.value()};
}

}  // namespace landfall
