// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <cmath>

#include "planner/publish/markup.hpp"
#include "planner/screening/collect.hpp"

namespace landfall::screening {
namespace {

constexpr std::size_t stops = 5;
/// Bad to good, distinct in lightness and for the colour-blind (after ColorBrewer's RdYlBu, five classes).
constexpr std::array<Colour, stops> judged{{{215, 25, 28}, {253, 174, 97}, {255, 255, 191}, {171, 217, 233}, {44, 123, 182}}};
/// Little to much (YlOrBr, five classes).
constexpr std::array<Colour, stops> plain{{{255, 255, 212}, {254, 217, 142}, {254, 153, 41}, {217, 95, 14}, {153, 52, 4}}};

std::string hex(const Colour& colour) { return fmt::format("#{:02x}{:02x}{:02x}", colour.red, colour.green, colour.blue); }

constexpr std::string_view head =
    "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n<qgis version=\"3.22\" styleCategories=\"Symbology\">\n <pipe>\n";
constexpr std::string_view foot = " </pipe>\n <blendMode>0</blendMode>\n</qgis>\n";

}  // namespace

Colour ramp(double share, bool neutral) {
  const std::array<Colour, stops>& colours = neutral ? plain : judged;
  const double at = std::clamp(share, 0.0, 1.0) * static_cast<double>(stops - 1);
  const auto low = std::min(static_cast<std::size_t>(at), stops - 2);
  const double weight = at - static_cast<double>(low);
  const auto mix = [weight](int a, int b) { return static_cast<int>(std::lround(a + weight * (b - a))); };
  const Colour &a = colours[low], &b = colours[low + 1];
  return {mix(a.red, b.red), mix(a.green, b.green), mix(a.blue, b.blue)};
}

std::string style_of(const MeasureSummary& summary, const publish::Context& context) {
  const MeasureInfo& about = info(summary.measure);
  const double span = std::max(summary.highest - summary.lowest, 1e-9);
  std::string items;
  for (std::size_t i = 0; i < stops; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(stops - 1);
    const double value = summary.lowest + share * span;
    const Colour colour = ramp(about.high_is_good || about.neutral ? share : 1.0 - share, about.neutral);
    const std::string label = about.id == "equity_irr" ? fmt::format("{:.1f} %", 100.0 * value) : fmt::format("{:.4g}", value);
    items += fmt::format("     <item value=\"{:.10g}\" label=\"{}\" color=\"{}\" alpha=\"255\"/>\n", value, label, hex(colour));
  }
  return fmt::format(
      "{}  <rasterrenderer type=\"singlebandpseudocolor\" band=\"1\" opacity=\"1\" classificationMin=\"{:.10g}\" "
      "classificationMax=\"{:.10g}\">\n"
      "   <rastershader>\n    <colorrampshader colorRampType=\"INTERPOLATED\" classificationMode=\"1\" clip=\"0\" minimumValue=\"{:.10g}\" "
      "maximumValue=\"{:.10g}\" labelPrecision=\"4\">\n{}     <!-- {} -->\n    </colorrampshader>\n   </rastershader>\n  "
      "</rasterrenderer>\n{}",
      head, summary.lowest, summary.highest, summary.lowest, summary.highest, items,
      publish::markup_text(context.messages.word(std::string(about.word), context.language)), foot);
}

std::string style_of_classes(const publish::Context& context) {
  std::string items;
  for (std::size_t i = 0; i < class_count; ++i) {
    items += fmt::format("    <paletteEntry value=\"{}\" color=\"{}\" alpha=\"{}\" label=\"{}\"/>\n", i, hex(class_colours[i]),
                         i == 0 ? 0 : 255, publish::markup_text(context.messages.word(std::string(class_words[i]), context.language)));
  }
  return fmt::format(
      "{}  <rasterrenderer type=\"paletted\" band=\"1\" opacity=\"1\">\n   <colorPalette>\n{}   </colorPalette>\n  </rasterrenderer>\n{}",
      head, items, foot);
}

}  // namespace landfall::screening
