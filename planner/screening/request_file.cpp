// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <filesystem>

#include "climate/base/document.hpp"
#include "planner/screening/gdal_files.hpp"
#include "planner/screening/request.hpp"

namespace landfall::screening {
namespace {

/// Names that GDAL or an address would give a meaning of its own stay as they are, so that they are refused as they were written.
std::string placed(const std::string& folder, const std::string& file) {
  if (file.empty() || file.front() == '/' || file.find("://") != std::string::npos) return file;
  return (std::filesystem::path(folder) / file).string();
}

int whole(Section& section, std::string_view key, Bounds bounds, int fallback) {
  const auto value = section.optional_number(key, bounds);
  if (!value) return fallback;
  if (*value != static_cast<double>(static_cast<int>(*value))) {
    section.problem(key, fmt::format("\"{}\": expected a whole number", key));
    return fallback;
  }
  return static_cast<int>(*value);
}

void refuse_early(Section& section, std::string_view key, const std::string& path) {
  const std::string reason = refusal(path);
  if (!reason.empty()) section.problem(key, fmt::format("{}: {}", path.substr(0, 300), reason));
}

RasterSource read_raster(Section section, const std::string& folder, std::size_t months, const std::vector<std::string>& units) {
  RasterSource source;
  source.where = section.where("files");
  const bool several = section.has("files");
  if (several == section.has("file")) {
    section.problem("files", months == 1 ? "expected \"file\"" : "expected either \"file\" (twelve bands) or \"files\" (a file a month)");
  }
  if (section.has("file")) {
    source.where = section.where("file");
    source.files.push_back(placed(folder, section.text("file")));
    refuse_early(section, "file", source.files.back());
  }
  if (several) {
    for (const std::string& file : section.texts("files")) {
      source.files.push_back(placed(folder, file));
      refuse_early(section, "files", source.files.back());
    }
    if (source.files.size() != months) {
      section.problem("files", fmt::format("\"files\": expected {} files, January first, found {}", months, source.files.size()));
    }
  }
  source.first_band = whole(section, "first_band", {1.0, 100000.0}, 1);
  source.scale = section.optional_number("scale", {-1e6, 1e6});
  source.offset = section.optional_number("offset", {-1e6, 1e6});
  source.unit = units.empty() ? "" : section.one_of("unit", units);
  return source;
}

VectorSource read_vector(Section& section, const std::string& folder) {
  VectorSource source;
  source.where = section.where("file");
  source.file = placed(folder, section.text("file"));
  source.layer = section.optional_text("layer").value_or("");
  refuse_early(section, "file", source.file);
  return source;
}

void read_climate(Section climate, const std::string& folder, Request& request) {
  const std::vector<std::string> temperature{"degC", "K"};
  request.temperature_mean = read_raster(climate.section("temperature_mean"), folder, 12, temperature);
  request.temperature_max = read_raster(climate.section("temperature_max"), folder, 12, temperature);
  request.temperature_min = read_raster(climate.section("temperature_min"), folder, 12, temperature);
  request.elevation = read_raster(climate.section("elevation"), folder, 1, {"m"});
  struct Kind {
    const char* key;
    Humidity humidity;
    std::vector<std::string> units;
  };
  int given = 0;
  for (const Kind& kind :
       {Kind{"dew_point", Humidity::dew_point, temperature}, Kind{"vapour_pressure", Humidity::vapour_pressure, {"kPa", "hPa", "Pa"}},
        Kind{"relative_humidity", Humidity::relative_humidity, {"percent", "fraction"}}}) {
    if (!climate.has(kind.key)) continue;
    request.humidity = kind.humidity;
    request.moisture = read_raster(climate.section(kind.key), folder, 12, kind.units);
    ++given;
  }
  if (given != 1) {
    climate.problem("dew_point",
                    fmt::format("expected one of \"dew_point\", \"vapour_pressure\" and \"relative_humidity\", found {}", given));
  }
  if (climate.has("solar"))
    request.solar = read_raster(climate.section("solar"), folder, 12, {"kWh/m2-day", "kJ/m2-day", "MJ/m2-day", "W/m2"});
}

void read_countries(Section countries, const std::string& folder, Request& request) {
  Request::Countries& into = request.countries;
  into.where = countries.where();
  into.everywhere = countries.optional_text("everywhere").value_or("");
  if (countries.has("file")) into.polygons = read_vector(countries, folder);
  into.field = countries.optional_text("field").value_or(into.field);
  if (into.polygons && !into.everywhere.empty())
    countries.problem("everywhere", "\"everywhere\": expected either a file of countries or one country everywhere, found both");
  if (auto places = countries.optional_section("places")) {
    for (const std::string& country : places->keys()) {
      request.places[country] = places->text(country);
      request.places_where[country] = places->where(country);
    }
  }
}

}  // namespace

Request parse_screening(std::string_view bytes, const std::string& file, const std::string& folder, Problems& problems) {
  Document document(bytes, file, problems);
  Request request;
  if (!document.parsed()) return request;
  Section root = document.root();
  request.id = root.identifier("id");
  request.name = root.localized("name");
  request.module_where = root.where("module");
  request.module = root.text("module");
  request.formats = raster_formats();
  for (const std::string& format : root.texts("formats")) {
    const std::vector<std::string>& known = further_raster_formats();
    if (std::find(known.begin(), known.end(), format) == known.end()) {
      root.problem("formats", fmt::format("\"formats\": expected some of {}, found \"{}\"{}", fmt::join(known, ", "), format.substr(0, 100),
                                          did_you_mean(format, known)));
    } else {
      request.formats.push_back(format);
    }
  }
  read_climate(root.section("climate"), folder, request);
  if (auto countries = root.optional_section("countries")) read_countries(*countries, folder, request);
  for (Section section : root.sections("exclude")) {
    Exclusion exclusion;
    exclusion.name = section.text("name");
    exclusion.raster = section.has("above");
    if (exclusion.raster) {
      exclusion.grid = read_raster(section, folder, 1, {});
      exclusion.above = section.number("above");
    } else {
      exclusion.vector = read_vector(section, folder);
    }
    request.exclusions.push_back(std::move(exclusion));
  }
  for (Section section : root.sections("access")) {
    Access access;
    access.name = section.text("name");
    access.vector = read_vector(section, folder);
    access.cost_per_km.unit = "USD/km";
    section.fact("cost_per_km", access.cost_per_km, {0.0, 1e9});
    access.free_km = section.optional_number("free_km", {0.0, 20000.0}).value_or(0.0);
    access.maximum_km = section.optional_number("maximum_km", {0.0, 20000.0});
    request.accesses.push_back(std::move(access));
  }
  if (auto region = root.optional_section("region")) {
    request.window_where = region->where("window");
    const std::vector<double> window = region->numbers("window", 4);
    if (window.size() == 4) {
      request.window = {window[0], window[1], window[2], window[3]};
      if (!(window[0] < window[2] && window[1] < window[3]))
        region->problem("window", "\"window\": expected [west, south, east, north] with west < east and south < north");
    }
  }
  if (auto areas = root.optional_section("areas")) {
    const std::string by = areas->has("by") ? areas->one_of("by", {"equity_irr", "levelised", "pue"}) : "equity_irr";
    request.areas.by = by == "pue" ? RankBy::pue : by == "levelised" ? RankBy::levelised : RankBy::equity_irr;
    request.areas.share = areas->optional_number("share", {0.0001, 1.0}).value_or(request.areas.share);
    request.areas.count = whole(*areas, "count", {1.0, 10000.0}, request.areas.count);
    request.areas.minimum_km2 = areas->optional_number("minimum_km2", {0.0, 1e9}).value_or(request.areas.minimum_km2);
  }
  document.finish();
  return request;
}

std::vector<std::string> files_of(const Request& request) {
  std::vector<std::string> files;
  const auto add = [&](const RasterSource& source) { files.insert(files.end(), source.files.begin(), source.files.end()); };
  for (const RasterSource* source :
       {&request.temperature_mean, &request.temperature_max, &request.temperature_min, &request.moisture, &request.elevation})
    add(*source);
  if (request.solar) add(*request.solar);
  if (request.countries.polygons) files.push_back(request.countries.polygons->file);
  for (const Exclusion& exclusion : request.exclusions) {
    if (exclusion.raster) {
      add(exclusion.grid);
    } else {
      files.push_back(exclusion.vector.file);
    }
  }
  for (const Access& access : request.accesses) files.push_back(access.vector.file);
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

}  // namespace landfall::screening
