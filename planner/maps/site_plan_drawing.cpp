// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

#include "planner/maps/formats.hpp"
#include "planner/maps/questions.hpp"
#include "planner/maps/styles.hpp"
#include "planner/publish/markup.hpp"

namespace landfall::maps {
namespace {

constexpr double paper = 1000.0;  // longer side of the drawing, in the units of the file
constexpr double margin = 30.0;
constexpr double legend_width = 350.0;
constexpr double line_height = 22.0;

/// 1, 2 or 5 x 10^n metres, about a quarter of the width.
double scale_bar(double metres) {
  const double decade = std::pow(10.0, std::floor(std::log10(metres / 4.0)));
  const double lead = metres / 4.0 / decade;
  return decade * (lead >= 5.0 ? 5.0 : lead >= 2.0 ? 2.0 : 1.0);
}

std::string drawing(const SitePlan& site, const publish::Context& context) {
  const publish::Language language = context.language;
  double west = 0.0, south = 0.0, east = 0.0, north = 0.0;
  bool first = true;
  for (const siteplan::Item& item : site.plan.items) {
    for (const siteplan::Point& corner : item.outline) {
      west = first ? corner.x : std::min(west, corner.x);
      east = first ? corner.x : std::max(east, corner.x);
      south = first ? corner.y : std::min(south, corner.y);
      north = first ? corner.y : std::max(north, corner.y);
      first = false;
    }
  }
  const double scale = (paper - 2.0 * margin) / std::max(east - west, north - south);
  const double head = 3.0 * line_height;
  const Style style = plan_style(context);
  const double least_height = head + line_height * (static_cast<double>(style.rules.size()) + 6.0);
  const double drawn_height = (north - south) * scale;
  const double width = (east - west) * scale + 2.0 * margin + legend_width;
  const double height = std::max(least_height, drawn_height + head + 2.0 * margin + line_height);
  std::string svg = fmt::format(
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {0:.0f} {1:.0f}\" width=\"{0:.0f}\" height=\"{1:.0f}\" "
      "font-family=\"sans-serif\" "
      "font-size=\"15\" fill=\"#222\">\n<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n",
      width, height);
  const auto text = [&](double x, double y, const std::string& words, const char* more = "") {
    fmt::format_to(std::back_inserter(svg), "<text x=\"{:.1f}\" y=\"{:.1f}\"{}>{}</text>\n", x, y, more, publish::markup_text(words));
  };
  text(margin, margin, publish::in(language, context.portfolio.sites.at(site.site).name), " font-size=\"20\" font-weight=\"bold\"");
  text(margin, margin + line_height, publish::in(language, context.portfolio.modules.at(site.module).name));
  std::set<std::string> kinds;
  for (const siteplan::Item& item : site.plan.items) {
    const std::string kind(siteplan::to_string(item.kind));
    kinds.insert(kind);
    const auto rule = std::find_if(style.rules.begin(), style.rules.end(), [&](const Rule& each) { return each.condition.text == kind; });
    const Symbol& look = rule->symbol;
    svg += "<polygon points=\"";
    for (const siteplan::Point& corner : item.outline)
      fmt::format_to(std::back_inserter(svg), "{:.2f},{:.2f} ", margin + (corner.x - west) * scale,
                     head + margin + (north - corner.y) * scale);
    fmt::format_to(std::back_inserter(svg), "\" fill=\"{}\" stroke=\"{}\"{}><title>{} {}, {:.0f} m2</title></polygon>\n",
                   look.hollow ? "none" : hex(look.fill), look.stroke_mm > 0.0 ? hex(look.stroke) : "none",
                   look.dashed ? " stroke-dasharray=\"8 5\" stroke-width=\"2\"" : "", publish::markup_text(rule->label), item.number,
                   std::abs(siteplan::area(item.outline)));
  }
  const double bar = scale_bar(east - west);
  const double bar_y = head + 2.0 * margin + drawn_height;
  fmt::format_to(std::back_inserter(svg), "<path d=\"M{0:.1f},{2:.1f}v6h{1:.1f}v-6\" fill=\"none\" stroke=\"#222\"/>\n", margin,
                 bar * scale, bar_y - 12.0);
  text(margin + bar * scale + 8.0, bar_y, fmt::format("{:g} m", bar));
  const double key_x = width - legend_width + margin / 2.0;
  double y = head + margin;
  fmt::format_to(std::back_inserter(svg), "<path d=\"M{0:.1f},{1:.1f}l7,24l-7,-6l-7,6z\" fill=\"#222\"/>\n", key_x + 8.0, y - 8.0);
  text(key_x + 24.0, y + 8.0, context.messages.word("map.north", language));
  y += 1.8 * line_height;
  for (const Rule& rule : style.rules) {
    if (!kinds.contains(rule.condition.text)) continue;
    fmt::format_to(std::back_inserter(svg), "<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"16\" height=\"12\" fill=\"{}\" stroke=\"{}\"/>\n",
                   key_x, y - 11.0, rule.symbol.hollow ? "none" : hex(rule.symbol.fill), hex(rule.symbol.stroke));
    text(key_x + 24.0, y, rule.label);
    y += line_height;
  }
  y += line_height / 2.0;
  const siteplan::Plan& plan = site.plan;
  for (const std::string& line : {context.messages.sentence("map.plan-parcel", {plan.parcel_m2}, language),
                                  context.messages.sentence("map.plan-used", {plan.used_m2}, language),
                                  context.messages.sentence("map.plan-required", {plan.required_m2}, language),
                                  context.messages.sentence("map.plan-owned", {plan.owned_m2}, language)}) {
    text(key_x, y, line, " font-size=\"13\"");
    y += line_height;
  }
  if (!plan.fits) text(key_x, y, context.messages.word("map.plan-too-small", language), " fill=\"#c22\" font-weight=\"bold\"");
  return svg + "</svg>\n";
}

}  // namespace

std::vector<MapFile> site_plan_drawings(const std::vector<SitePlan>& plans, const publish::Context& context) {
  std::vector<MapFile> files;
  for (const SitePlan& site : plans) files.push_back({"site-plan-" + site.site + ".svg", drawing(site, context)});
  return files;
}

}  // namespace landfall::maps
