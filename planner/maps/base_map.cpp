// SPDX-License-Identifier: Apache-2.0
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>
#include <cmath>
#include <stdexcept>

#include "planner/maps/map.hpp"

namespace landfall::maps {
namespace {

namespace json = boost::json;

constexpr Colour land{236, 233, 226};
constexpr Colour described{250, 247, 240};
constexpr Colour settled{140, 140, 140};
constexpr Colour disputed{150, 90, 90};

Degrees degrees(const json::value& position) {
  const json::array& numbers = position.as_array();
  const Degrees at{numbers.at(0).to_number<double>(), numbers.at(1).to_number<double>()};
  if (!(std::abs(at.longitude) <= 180.0) || !(std::abs(at.latitude) <= 90.0)) throw std::invalid_argument("a position outside the globe");
  return at;
}

std::vector<Degrees> path(const json::value& positions) {
  std::vector<Degrees> corners;
  for (const json::value& position : positions.as_array()) corners.push_back(degrees(position));
  return corners;
}

Geometry geometry(const json::object& item) {
  const json::string& type = item.at("type").as_string();
  const json::value& coordinates = item.at("coordinates");
  Geometry result;
  const auto polygon = [&](const json::value& rings) {
    std::vector<std::vector<Degrees>> part;
    for (const json::value& ring : rings.as_array()) {
      part.push_back(path(ring));
      if (part.back().size() < 4) throw std::invalid_argument("a ring of fewer than four positions");
    }
    result.parts.push_back(std::move(part));
  };
  const auto line = [&](const json::value& positions) {
    result.parts.push_back({path(positions)});
    if (result.parts.back().front().size() < 2) throw std::invalid_argument("a line of fewer than two positions");
  };
  if (type == "Polygon" || type == "MultiPolygon") {
    result.shape = Shape::polygons;
    if (type == "Polygon") polygon(coordinates);
    if (type == "MultiPolygon")
      for (const json::value& each : coordinates.as_array()) polygon(each);
  } else if (type == "LineString" || type == "MultiLineString") {
    result.shape = Shape::lines;
    if (type == "LineString") line(coordinates);
    if (type == "MultiLineString")
      for (const json::value& each : coordinates.as_array()) line(each);
  } else {
    throw std::invalid_argument("a geometry that is neither polygons nor lines");
  }
  return result;
}

Rule rule(const std::string& label, const char* kind, const Symbol& symbol) {
  return {label, {Condition::Kind::equals, "kind", kind, {}, {}}, symbol};
}

}  // namespace

std::vector<Layer> base_layers(std::string_view geojson, const std::string& file, const publish::Context& context, Problems& problems) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  Symbol fill;
  fill.stroke_mm = 0.0;
  Symbol line;
  line.hollow = true;
  line.stroke_mm = 0.25;
  const auto filled = [&](Colour colour) {
    fill.fill = fill.stroke = colour;
    return fill;
  };
  const auto drawn = [&](Colour colour, bool dashed) {
    line.stroke = line.fill = colour;
    line.dashed = dashed;
    return line;
  };
  Layer ground{"base_land", word("map.base-land"), Shape::polygons, {{"kind"}, {"country"}}, {}, {}};
  ground.style = {"base_land", {rule(word("map.land"), "land", filled(land)), rule(word("map.country"), "country", filled(described))}, ""};
  Layer borders{"base_borders", word("map.base-borders"), Shape::lines, {{"kind"}}, {}, {}};
  borders.style = {
      "base_borders",
      {rule(word("map.boundary"), "boundary", drawn(settled, false)), rule(word("map.disputed"), "disputed", drawn(disputed, true))},
      ""};
  try {
    const json::value page = json::parse({geojson.data(), geojson.size()});
    for (const json::value& item : page.at("features").as_array()) {
      const json::object& properties = item.at("properties").as_object();
      const std::string kind(properties.at("kind").as_string());
      const bool line_kind = kind == "boundary" || kind == "disputed";
      if (!line_kind && kind != "land" && kind != "country") throw std::invalid_argument("a feature of unknown kind \"" + kind + "\"");
      Feature feature{geometry(item.at("geometry").as_object()), {kind}};
      if ((feature.geometry.shape == Shape::lines) != line_kind) throw std::invalid_argument("lines for land, or polygons for a border");
      if (!line_kind) {
        const json::value* country = properties.if_contains("country");
        feature.values.push_back(country != nullptr && country->is_string() ? Value(std::string(country->as_string())) : Value());
      }
      (line_kind ? borders : ground).features.push_back(std::move(feature));
    }
  } catch (const std::exception& error) {
    problems.add({file, 0, 0},
                 std::string("expected a base map in GeoJSON with features of kind land, country, boundary and disputed: ") + error.what());
    return {};
  }
  return {std::move(ground), std::move(borders)};
}

}  // namespace landfall::maps
