// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "planner/maps/styles.hpp"
#include "planner/publish/markup.hpp"

namespace landfall::maps {
namespace {

constexpr double pixels_per_mm = 96.0 / 25.4;

std::string compared(const char* operation, const std::string& field, const std::string& literal) {
  return fmt::format("<ogc:{0}><ogc:PropertyName>{1}</ogc:PropertyName><ogc:Literal>{2}</ogc:Literal></ogc:{0}>", operation,
                     publish::markup_text(field), publish::markup_text(literal));
}

std::string filter(const Condition& condition) {
  const std::string missing = fmt::format("<ogc:PropertyIsNull><ogc:PropertyName>{}</ogc:PropertyName></ogc:PropertyIsNull>",
                                          publish::markup_text(condition.field));
  switch (condition.kind) {
    case Condition::Kind::all: return "";
    case Condition::Kind::missing: return "<ogc:Filter>" + missing + "</ogc:Filter>";
    case Condition::Kind::equals: return "<ogc:Filter>" + compared("PropertyIsEqualTo", condition.field, condition.text) + "</ogc:Filter>";
    case Condition::Kind::range: {
      std::string all = "<ogc:Not>" + missing + "</ogc:Not>";
      if (condition.low) all += compared("PropertyIsGreaterThanOrEqualTo", condition.field, fmt::format("{:.12g}", *condition.low));
      if (condition.high) all += compared("PropertyIsLessThan", condition.field, fmt::format("{:.12g}", *condition.high));
      const bool several = condition.low || condition.high;
      return several ? "<ogc:Filter><ogc:And>" + all + "</ogc:And></ogc:Filter>" : "<ogc:Filter>" + all + "</ogc:Filter>";
    }
  }
  return "";
}

std::string parameter(const char* name, const std::string& value) {
  return fmt::format("<sld:CssParameter name=\"{}\">{}</sld:CssParameter>", name, value);
}

std::string stroke(const Symbol& look) {
  if (look.stroke_mm <= 0.0) return "";
  std::string text = "<sld:Stroke>" + parameter("stroke", hex(look.stroke)) +
                     parameter("stroke-width", fmt::format("{:.3g}", look.stroke_mm * pixels_per_mm));
  if (look.dashed) text += parameter("stroke-dasharray", "6 4");
  return text + "</sld:Stroke>";
}

std::string fill(const Symbol& look) {
  return look.hollow ? std::string() : "<sld:Fill>" + parameter("fill", hex(look.fill)) + "</sld:Fill>";
}

std::string symbolizer(const Symbol& look, Shape shape) {
  if (shape == Shape::lines) return "<sld:LineSymbolizer>" + stroke(look) + "</sld:LineSymbolizer>";
  if (shape == Shape::polygons) return "<sld:PolygonSymbolizer>" + fill(look) + stroke(look) + "</sld:PolygonSymbolizer>";
  const char* mark = look.marker == Marker::square ? "square" : look.marker == Marker::triangle ? "triangle" : "circle";
  return fmt::format(
      "<sld:PointSymbolizer><sld:Graphic><sld:Mark><sld:WellKnownName>{}</sld:WellKnownName>{}{}</sld:Mark><sld:Size>{:.3g}</sld:Size>"
      "</sld:Graphic></sld:PointSymbolizer>",
      mark, fill(look), stroke(look), look.size_mm * pixels_per_mm);
}

}  // namespace

std::string hex(Colour colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

std::string sld(const Style& style, Shape shape, const std::string& layer, const std::string& title) {
  std::string text = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<sld:StyledLayerDescriptor xmlns:sld=\"http://www.opengis.net/sld\" "
      "xmlns:ogc=\"http://www.opengis.net/ogc\" version=\"1.0.0\"><sld:NamedLayer><sld:Name>{}</sld:Name><sld:UserStyle><sld:Name>{}"
      "</sld:Name><sld:Title>{}</sld:Title><sld:FeatureTypeStyle>",
      publish::markup_text(layer), publish::markup_text(style.name), publish::markup_text(title));
  for (std::size_t i = 0; i < style.rules.size(); ++i) {
    const Rule& rule = style.rules[i];
    text += fmt::format("<sld:Rule><sld:Name>{}</sld:Name><sld:Title>{}</sld:Title>{}{}</sld:Rule>", "rule-" + std::to_string(i),
                        publish::markup_text(rule.label), filter(rule.condition), symbolizer(rule.symbol, shape));
  }
  if (!style.label_field.empty()) {
    text += fmt::format(
        "<sld:Rule><sld:Name>labels</sld:Name><sld:TextSymbolizer><sld:Label><ogc:PropertyName>{}</ogc:PropertyName></sld:Label><sld:Font>"
        "<sld:CssParameter name=\"font-size\">10</sld:CssParameter></sld:Font><sld:Halo><sld:Radius>1.5</sld:Radius></sld:Halo><sld:Fill>"
        "<sld:CssParameter name=\"fill\">#282828</sld:CssParameter></sld:Fill></sld:TextSymbolizer></sld:Rule>",
        publish::markup_text(style.label_field));
  }
  return text + "</sld:FeatureTypeStyle></sld:UserStyle></sld:NamedLayer></sld:StyledLayerDescriptor>\n";
}

}  // namespace landfall::maps
