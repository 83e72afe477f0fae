// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "planner/maps/style.hpp"

/// A map as plain values: what every format is written from.
namespace landfall::maps {

/// WGS 84, longitude first as GeoJSON has it.
struct Degrees {
  double longitude = 0.0;
  double latitude = 0.0;
};

enum class Shape { none, point, lines, polygons };

/// Lines and polygons are always multi-part: part, ring (one for lines), corner. Rings are closed, outer ones counter-clockwise.
struct Geometry {
  Shape shape = Shape::none;
  std::vector<std::vector<std::vector<Degrees>>> parts;
};
[[nodiscard]] inline Geometry point(Degrees at) { return {Shape::point, {{{at}}}}; }

enum class FieldType { text, integer, real };
/// A column. The name is part of the contract (docs/maps.md): at most 63 bytes, lower case, with its unit.
struct Field {
  std::string name;
  FieldType type = FieldType::text;
  bool share = false;   ///< a fraction, which people are shown as per cent
  std::string title{};  ///< for people, in the language of the run; the name where the user's own layers named it
};

/// std::monostate is null.
using Value = std::variant<std::monostate, double, std::int64_t, std::string>;

struct Feature {
  Geometry geometry;
  std::vector<Value> values;  ///< in the order of the layer's fields
};

struct Layer {
  std::string name;   ///< table name, part of the contract
  std::string title;  ///< for people, in the language of the run
  Shape shape = Shape::none;
  std::vector<Field> fields;
  std::vector<Feature> features;
  Style style;  ///< without rules: none
};

/// The same features as a layer's, with some of its fields and a style of their own: one question.
struct View {
  std::string name;
  std::string title;
  std::string layer;
  std::vector<std::string> fields;
  Style style;
};

struct Map {
  std::string title;
  std::string description;  ///< what the figures are, in a sentence
  std::string valuation_date;
  std::vector<std::pair<std::string, std::string>> metadata;  ///< key, value: version, hash of inputs, sources
  std::vector<Layer> layers;                                  ///< drawn in this order, the first lowest
  std::vector<View> views;
};

/// The layer of this name; throws std::out_of_range.
[[nodiscard]] const Layer& layer(const Map& map, const std::string& name);
/// The fields of a view as its layer has them.
[[nodiscard]] std::vector<Field> fields_of(const View& view, const Map& map);
/// Position of a field in a layer; throws std::out_of_range.
[[nodiscard]] std::size_t field(const Layer& layer, const std::string& name);

}  // namespace landfall::maps
