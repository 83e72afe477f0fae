// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <iterator>

#include "planner/publish/markup.hpp"

#include "planner/maps/styles.hpp"

namespace landfall::maps {
namespace {

std::string expression(const Condition& condition) {
  const std::string name = in_quotes(condition.field, '"');
  switch (condition.kind) {
    case Condition::Kind::all: return "";
    case Condition::Kind::missing: return name + " IS NULL";
    case Condition::Kind::equals: return name + " = " + in_quotes(condition.text, '\'');
    case Condition::Kind::range: {
      std::string text = name + " IS NOT NULL";
      if (condition.low) text += fmt::format(" AND {} >= {:.12g}", name, *condition.low);
      if (condition.high) text += fmt::format(" AND {} < {:.12g}", name, *condition.high);
      return text;
    }
  }
  return "";
}

std::string rgba(Colour colour, int alpha = 255) { return fmt::format("{},{},{},{}", colour.red, colour.green, colour.blue, alpha); }

std::string property(const char* key, const std::string& value) {
  return fmt::format("<Option name=\"{}\" type=\"QString\" value=\"{}\"/>", key, publish::markup_text(value));
}

std::string marker_word(Marker marker) {
  switch (marker) {
    case Marker::circle: return "circle";
    case Marker::square: return "square";
    case Marker::triangle: return "triangle";
  }
  return "circle";
}

std::string symbol(const Symbol& look, Shape shape, std::size_t number) {
  const std::string width = fmt::format("{:g}", look.stroke_mm);
  const char* type = shape == Shape::point ? "marker" : shape == Shape::lines ? "line" : "fill";
  std::string options;
  const char* symbol_class = "SimpleMarker";
  if (shape == Shape::point) {
    options = property("name", marker_word(look.marker)) + property("color", rgba(look.fill)) +
              property("outline_color", rgba(look.stroke)) + property("outline_style", look.stroke_mm > 0 ? "solid" : "no") +
              property("outline_width", width) + property("outline_width_unit", "MM") +
              property("size", fmt::format("{:g}", look.size_mm)) + property("size_unit", "MM");
  } else if (shape == Shape::lines) {
    symbol_class = "SimpleLine";
    options = property("line_color", rgba(look.stroke)) + property("line_style", look.dashed ? "dash" : "solid") +
              property("line_width", width) + property("line_width_unit", "MM") + property("joinstyle", "round") +
              property("capstyle", "round");
  } else {
    symbol_class = "SimpleFill";
    options = property("color", rgba(look.fill)) + property("style", look.hollow ? "no" : "solid") +
              property("outline_color", rgba(look.stroke)) +
              property("outline_style", look.stroke_mm <= 0 ? "no"
                                        : look.dashed       ? "dash"
                                                            : "solid") +
              property("outline_width", width) + property("outline_width_unit", "MM");
  }
  return fmt::format(
      "<symbol type=\"{}\" name=\"{}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"{}\" enabled=\"1\" locked=\"0\" "
      "pass=\"0\"><Option type=\"Map\">{}</Option></layer></symbol>",
      type, number, symbol_class, options);
}

}  // namespace

std::string in_quotes(std::string_view text, char quote) {
  std::string result(1, quote);
  for (const char c : text) {
    if (c == quote) result += c;
    result += c;
  }
  return result + quote;
}

std::string qml(const Style& style, Shape shape, const std::vector<Field>& fields) {
  std::string text = fmt::format(
      "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22.0\" styleCategories=\"Symbology|Labeling|Fields\" "
      "labelsEnabled=\"{}\"><renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" forceraster=\"0\" enableorderby=\"0\"><rules "
      "key=\"{{root}}\">",
      style.label_field.empty() ? 0 : 1);
  std::string symbols;
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    const Rule& rule = style.rules[i];
    const std::string filter = expression(rule.condition);
    fmt::format_to(std::back_inserter(text), "<rule key=\"{{rule-{}}}\" symbol=\"{}\" label=\"{}\"", i, i,
                   publish::markup_text(rule.label));
    if (!filter.empty()) text += " filter=\"" + publish::markup_text(filter) + '"';
    text += "/>";
    symbols += symbol(rule.symbol, shape, i);
  }
  text += "</rules><symbols>" + symbols + "</symbols></renderer-v2>";
  if (!style.label_field.empty()) {
    fmt::format_to(std::back_inserter(text),
                   "<labeling type=\"simple\"><settings calloutType=\"simple\"><text-style fieldName=\"{}\" isExpression=\"0\" "
                   "fontSize=\"8\" fontSizeUnit=\"Point\" textColor=\"40,40,40,255\" textOpacity=\"1\" namedStyle=\"Regular\"><text-buffer "
                   "bufferDraw=\"1\" bufferSize=\"0.7\" bufferSizeUnits=\"MM\" bufferColor=\"255,255,255,255\" "
                   "bufferOpacity=\"0.8\"/></text-style><placement placement=\"{}\" dist=\"1\" distUnits=\"MM\"/><rendering "
                   "obstacle=\"1\" drawLabels=\"1\"/></settings></labeling>",
                   publish::markup_text(style.label_field), shape == Shape::point ? 6 : 2);
  }
  text += "<aliases>";
  for (std::size_t i = 0; i < fields.size(); ++i)
    fmt::format_to(std::back_inserter(text), "<alias index=\"{}\" field=\"{}\" name=\"{}\"/>", i, publish::markup_text(fields[i].name),
                   publish::markup_text(fields[i].title));
  text += "</aliases>";
  return text + fmt::format("<layerGeometryType>{}</layerGeometryType></qgis>\n", shape == Shape::point   ? 0
                                                                                  : shape == Shape::lines ? 1
                                                                                                          : 2);
}

}  // namespace landfall::maps
