// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// How a layer looks, before it is written as QML, SLD or KML.
namespace landfall::maps {

struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  bool operator==(const Colour&) const = default;
};

enum class Marker { circle, square, triangle };

struct Symbol {
  Colour fill;
  Colour stroke;
  double stroke_mm = 0.2;  ///< 0: no outline
  double size_mm = 4.0;    ///< of markers
  bool dashed = false;
  bool hollow = false;  ///< no fill
  Marker marker = Marker::circle;
};

/// Which features a rule draws.
struct Condition {
  enum class Kind { all, missing, equals, range };
  Kind kind = Kind::all;
  std::string field;
  std::string text;           ///< equals
  std::optional<double> low;  ///< range: low <= value < high; an end that is missing is open
  std::optional<double> high;
};

struct Rule {
  std::string label;
  Condition condition;
  Symbol symbol;
};

struct Style {
  std::string name;
  std::vector<Rule> rules;  ///< every feature meets exactly one
  std::string label_field;  ///< text beside the feature; "" for none
};

/// Limits between at most `most` classes for these values: multiples of 1, 2, 2.5 or 5 x 10^n, moved so that one of them is `anchor`
/// where there is one. Ascending, none below the least or above the greatest value; empty where all values are alike.
[[nodiscard]] std::vector<double> class_limits(const std::vector<double>& values, int most, std::optional<double> anchor = {});

/// From blue through white to brown; colours of `classes` classes, of which the first `below` are on the bad side. Told apart by the
/// colour-blind.
[[nodiscard]] std::vector<Colour> diverging(std::size_t classes, std::size_t below);
/// From light to dark.
[[nodiscard]] std::vector<Colour> sequential(std::size_t classes);

}  // namespace landfall::maps
