// SPDX-License-Identifier: Apache-2.0
#include <cpl_conv.h>
#include <fmt/format.h>
#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>

#include "planner/maps/formats.hpp"
#include "planner/maps/gdal_session.hpp"
#include "planner/maps/pixels.hpp"
#include "planner/maps/styles.hpp"
#include "planner/publish/markup.hpp"

namespace landfall::maps {
namespace {

/// KML writes colours as opacity, blue, green, red.
std::string abgr(Colour colour, int opacity = 255) {
  return fmt::format("{:02x}{:02x}{:02x}{:02x}", opacity, colour.blue, colour.green, colour.red);
}

const char* marker_file(Marker marker) {
  return marker == Marker::square ? "square.png" : marker == Marker::triangle ? "triangle.png" : "circle.png";
}

bool meets(const Feature& feature, const Layer& layer, const Condition& condition) {
  if (condition.kind == Condition::Kind::all) return true;
  const Value& value = feature.values[field(layer, condition.field)];
  if (condition.kind == Condition::Kind::missing) return std::holds_alternative<std::monostate>(value);
  if (condition.kind == Condition::Kind::equals) return value == Value(condition.text);
  const double* number = std::get_if<double>(&value);
  return number != nullptr && (!condition.low || *number >= *condition.low) && (!condition.high || *number < *condition.high);
}

std::string shown(const Value& value) {
  if (const double* number = std::get_if<double>(&value)) return fmt::format("{:.10g}", *number);
  if (const std::int64_t* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const std::string* text = std::get_if<std::string>(&value)) return *text;
  return "";
}

/// 82540000 as "82,540,000".
std::string grouped(double value) {
  std::string digits = fmt::format("{:.0f}", std::abs(value));
  for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3) digits.insert(static_cast<std::size_t>(at), 1, ',');
  return (value < 0.0 ? "-" : "") + digits;
}

/// A figure as a reader wants it in a balloon: shares as per cent, money without powers of ten.
std::string in_words(const Value& value, const Field& field) {
  const double* number = std::get_if<double>(&value);
  if (number == nullptr) return shown(value);
  if (field.share) return fmt::format("{:.1f} %", 100.0 * *number);
  return std::abs(*number) < 1e4 ? fmt::format("{:.4g}", *number) : grouped(*number);
}

/// Writes one document. Elements stand in the order of the KML 2.2 schema.
class Document {
 public:
  explicit Document(const Map& map) : map_(map) {}

  std::string write() {
    text_ = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>";
    element("name", map_.title);
    text_ += "<open>1</open>";
    element("description", map_.description);
    for (const View& view : map_.views) styles(view.style, view.name);
    const Layer& plans = layer(map_, "site_plans");
    styles(plans.style, plans.name);
    text_ += "<ScreenOverlay>";
    element("name", map_.views.front().title);
    text_ +=
        "<Icon><href>legend.png</href></Icon><overlayXY x=\"0\" y=\"0\" xunits=\"fraction\" yunits=\"fraction\"/><screenXY x=\"0.01\" "
        "y=\"0.05\" xunits=\"fraction\" yunits=\"fraction\"/><size x=\"0\" y=\"0\" xunits=\"pixels\" yunits=\"pixels\"/></ScreenOverlay>\n";
    bool first = true;
    for (const View& view : map_.views) {
      folder(view.name, view.title, layer(map_, view.layer), view.style, first);
      first = false;
    }
    folder(plans.name, plans.title, plans, plans.style, true);
    return text_ + "</Document></kml>\n";
  }

 private:
  void element(const char* name, std::string_view content) { text_ += fmt::format("<{0}>{1}</{0}>", name, publish::markup_text(content)); }

  void styles(const Style& style, const std::string& id) {
    for (std::size_t i = 0; i < style.rules.size(); ++i) {
      const Symbol& look = style.rules[i].symbol;
      fmt::format_to(
          std::back_inserter(text_),
          "<Style id=\"{}-{}\"><IconStyle><color>{}</color><scale>0.7</scale><Icon><href>{}</href></Icon></IconStyle><LabelStyle>"
          "<scale>0.8</scale></LabelStyle><LineStyle><color>{}</color><width>{}</width></LineStyle><PolyStyle><color>{}</color>"
          "<fill>{}</fill><outline>1</outline></PolyStyle><BalloonStyle><text>$[description]</text></BalloonStyle></Style>\n",
          id, i, abgr(look.fill), marker_file(look.marker), abgr(look.stroke), look.hollow ? 3 : 1, abgr(look.fill, 200),
          look.hollow ? 0 : 1);
    }
  }

  /// The legend of a folder as HTML: what the classes are called.
  [[nodiscard]] static std::string legend(const Style& style) {
    std::string html = "<table>";
    for (const Rule& rule : style.rules)
      html += fmt::format("<tr><td bgcolor=\"{}\">&#160;&#160;&#160;</td><td>{}</td></tr>", hex(rule.symbol.fill),
                          publish::markup_text(rule.label));
    return html + "</table>";
  }

  void folder(const std::string& id, const std::string& title, const Layer& from, const Style& style, bool visible) {
    text_ += "<Folder>";
    element("name", title);
    text_ += visible ? "<visibility>1</visibility><open>0</open>" : "<visibility>0</visibility><open>0</open>";
    element("description", legend(style));
    for (std::size_t i = 0; i < style.rules.size(); ++i) {
      text_ += "<Folder>";
      element("name", style.rules[i].label);
      if (!visible) text_ += "<visibility>0</visibility>";
      for (const Feature& feature : from.features)
        if (meets(feature, from, style.rules[i].condition)) placemark(feature, from, style, fmt::format("#{}-{}", id, i), visible);
      text_ += "</Folder>";
    }
    text_ += "</Folder>\n";
  }

  void placemark(const Feature& feature, const Layer& from, const Style& style, const std::string& url, bool visible) {
    text_ += "<Placemark>";
    const std::string name_field = style.label_field.empty() ? "kind" : style.label_field;
    const std::string name = shown(feature.values[field(from, name_field)]);
    element("name", name);
    if (!visible) text_ += "<visibility>0</visibility>";
    text_ += "<Snippet maxLines=\"0\"></Snippet>";
    // Markup of ours around text that is escaped for HTML here and for XML by `element`.
    std::string html = "<h3>" + publish::markup_text(name) + "</h3><table border=\"1\" cellspacing=\"0\" cellpadding=\"3\">";
    std::string data;
    for (std::size_t i = 0; i < from.fields.size(); ++i) {
      if (from.fields[i].name == "utm_wkt") continue;
      const std::string value = shown(feature.values[i]);
      if (value.empty()) continue;
      std::string lines = publish::markup_text(in_words(feature.values[i], from.fields[i]));
      for (auto at = lines.find('\n'); at != std::string::npos; at = lines.find('\n', at + 5)) lines.replace(at, 1, "<br/>");
      html += fmt::format("<tr><td>{}</td><td>{}</td></tr>", publish::markup_text(from.fields[i].title), lines);
      if (from.shape == Shape::point) continue;  // the balloon has it; six folders of pins need it once
      data +=
          fmt::format("<Data name=\"{}\"><value>{}</value></Data>", publish::markup_text(from.fields[i].name), publish::markup_text(value));
    }
    // Google Earth replaces $[field] in balloons; a name must not ask for one.
    html += "</table>";
    std::string safe;
    for (const char c : html) safe += c == '$' ? std::string("&#36;") : std::string(1, c);
    element("description", safe);
    element("styleUrl", url);
    if (!data.empty()) text_ += "<ExtendedData>" + data + "</ExtendedData>";
    geometry(feature.geometry);
    text_ += "</Placemark>\n";
  }

  void coordinates(const std::vector<Degrees>& corners) {
    text_ += "<coordinates>";
    for (std::size_t i = 0; i < corners.size(); ++i)
      fmt::format_to(std::back_inserter(text_), "{}{:.9g},{:.9g}", i == 0 ? "" : " ", corners[i].longitude, corners[i].latitude);
    text_ += "</coordinates>";
  }

  void geometry(const Geometry& geometry) {
    if (geometry.shape == Shape::point) {
      text_ += "<Point>";
      coordinates(geometry.parts.front().front());
      text_ += "</Point>";
      return;
    }
    for (const auto& part : geometry.parts) {  // our site plans have one part each
      text_ += "<Polygon><outerBoundaryIs><LinearRing>";
      coordinates(part.front());
      text_ += "</LinearRing></outerBoundaryIs></Polygon>";
    }
  }

  const Map& map_;
  std::string text_;
};

/// A zip of these files, in this order, without times.
std::string zip(const std::vector<MapFile>& files) {
  GdalSession session("");
  const MemoryFile archive("map.kmz");
  void* const handle = CPLCreateZip(archive.path().c_str(), nullptr);
  if (handle == nullptr) session.fail("KMZ");
  bool good = true;
  for (const MapFile& file : files) {
    good = good && CPLCreateFileInZip(handle, file.name.c_str(), nullptr) == CE_None &&
           CPLWriteFileInZip(handle, file.bytes.data(), static_cast<int>(file.bytes.size())) == CE_None &&
           CPLCloseFileInZip(handle) == CE_None;
  }
  if (CPLCloseZip(handle) != CE_None || !good) session.fail("KMZ");
  return archive.bytes();
}

}  // namespace

MapFile kmz(const Map& map) {
  std::vector<MapFile> files{{"doc.kml", Document(map).write()}, {"legend.png", legend_png(map.views.front().style)}};
  for (const Marker marker : {Marker::circle, Marker::square, Marker::triangle}) files.push_back({marker_file(marker), marker_png(marker)});
  return {"landfall.kmz", zip(files)};
}

}  // namespace landfall::maps
