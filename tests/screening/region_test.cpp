// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/region.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <fstream>
#include <functional>

#include "planner/screening/run.hpp"
#include "tests/built_in.hpp"
#include "tests/cli/program.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;
using namespace landfall::screening;

namespace {

constexpr test::RegionSpec small{40, 30};

/// A region of one country in `folder`, with what is said against it.
struct Tried {
  Request request;
  std::string said;
};
Tried tried(const test::Scratch& folder, const std::string& toml) {
  Problems problems;
  Tried result;
  result.request = parse_screening(toml, "r.toml", folder.path(), problems);
  if (problems.empty()) const Region region(result.request, test::built_in_portfolio(), "", problems);
  for (const InputProblem& problem : problems.all()) result.said += problem.what + "\n";
  return result;
}

std::string everywhere(const std::string& more = "") {
  return std::string("id = \"r\"\nname = { en = \"r\", zh = \"r\" }\nmodule = \"tower-pod-2000\"\n") + test::climate_toml +
         "[countries]\neverywhere = \"my\"\n" + more;
}

}  // namespace

TEST_CASE("a raster that does not fit is refused with its name and the reason") {
  const test::Scratch folder;
  test::write_climate(folder.path(), small);
  const auto value = [](int, int, int) { return 25.0; };
  struct Case {
    const char* reason;
    std::function<void(const std::string&)> write;
  };
  const std::vector<Case> cases{
      {"found none; `gdal_edit.py",
       [&](const std::string& path) {
         test::write_raster(path, {40, 30, 101.0, 5.0, 0.01, 0}, 12, value);
       }},
      {"found a rotated one",
       [&](const std::string& path) {
         test::write_raster(path, {40, 30, 101.0, 5.0, 0.01, 4326, true}, 12, value);
       }},
      {"expected 40 x 30 pixels, found 41 x 30",
       [&](const std::string& path) {
         test::write_raster(path, {41, 30}, 12, value);
       }},
      {"expected an upper left corner at 101, 5, found 102, 5",
       [&](const std::string& path) {
         test::write_raster(path, {40, 30, 102.0}, 12, value);
       }},
      {"expected a resolution of 0.01 x 0.01, found 0.02 x 0.02",
       [&](const std::string& path) {
         test::write_raster(path, {40, 30, 101.0, 5.0, 0.02}, 12, value);
       }},
      {"expected the coordinate system WGS 84, found NAD83",
       [&](const std::string& path) {
         test::write_raster(path, {40, 30, 101.0, 5.0, 0.01, 4269}, 12, value);
       }},
      {"expected at least 12 bands, found 3", [&](const std::string& path) { test::write_raster(path, small, 3, value); }},
      {"names other files or addresses",
       [](const std::string& path) {
         std::ofstream(path) << "<VRTDataset rasterXSize=\"40\" "
                                "rasterYSize=\"30\"><VRTRasterBand><SimpleSource><SourceFilename>/vsicurl/http://127.0.0.1:9/x"
                                "</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>";
       }},
      {"expected a file of format GTiff", [](const std::string& path) { std::ofstream(path) << "not a raster"; }},
      {"expected a file of format GTiff", [](const std::string& path) { std::ofstream(path).close(); }},
  };
  for (const Case& each : cases) {
    each.write(folder.path() + "/max.tif");
    const std::string said = tried(folder, everywhere()).said;
    CAPTURE(said);
    CAPTURE(each.reason);
    CHECK(said.find("max.tif") != std::string::npos);
    CHECK(said.find(each.reason) != std::string::npos);
  }
}

TEST_CASE("unknown design, country, place and layer are named with the nearest known") {
  const test::Scratch folder;
  test::write_climate(folder.path(), small);
  std::string toml = everywhere("[countries.places]\nmy = \"sg-singapore\"\nth = \"th-bangkk\"\n");
  toml.replace(toml.find("tower-pod-2000"), 14, "tower-pod-200");
  const std::string said = tried(folder, toml).said;
  CAPTURE(said);
  CHECK(said.find("did you mean \"tower-pod-2000\"?") != std::string::npos);
  CHECK(said.find("expected a place of that country, found \"sg-singapore\"") != std::string::npos);
  CHECK(said.find("did you mean \"th-bangkok\"?") != std::string::npos);
}

TEST_CASE("a polygon that crosses itself, one without the attribute, and a layer of points are refused") {
  const test::Scratch folder;
  test::write_climate(folder.path(), small);
  const auto with = [&](const std::string& geometry, const char* attribute) {
    folder.write("countries.geojson", "{\"type\": \"FeatureCollection\", \"features\": [{\"type\": \"Feature\", \"properties\": {\"" +
                                          std::string(attribute) + "\": \"my\"}, \"geometry\": " + geometry + "}]}");
    return tried(folder, test::request_toml()).said;
  };
  const char* bow = R"({"type": "Polygon", "coordinates": [[[101, 4], [102, 5], [102, 4], [101, 5], [101, 4]]]})";
  const char* square = R"({"type": "Polygon", "coordinates": [[[101, 4], [102, 4], [102, 5], [101, 5], [101, 4]]]})";
  CHECK(with(bow, "iso").find("does not cross itself (Self-intersection") != std::string::npos);
  CHECK(with(square, "isa").find("expected an attribute \"iso\" with the country's id, did you mean \"isa\"?") != std::string::npos);
  CHECK(with(R"({"type": "Point", "coordinates": [101, 4]})", "iso").find("expected polygons, found Point") != std::string::npos);
  CHECK(with(square, "iso").empty());
}

TEST_CASE("blocks cover every pixel of the grid once, in strips and in tiles, with and without a window") {
  for (const auto& [block_width, block_height, column, row] :
       {std::array{300, 1, 0, 0}, std::array{16, 16, 0, 0}, std::array{256, 256, 37, 5}, std::array{1024, 1024, 3, 0}}) {
    RasterGrid grid;
    grid.width = 300;
    grid.height = 280;
    grid.block_width = block_width;
    grid.block_height = block_height;
    grid.first_column = column;
    grid.first_row = row;
    std::vector<int> times(grid.pixels(), 0);
    for (const Block& block : blocks_of(grid)) {
      REQUIRE(block.pixels() > 0);
      for (int y = 0; y < block.height; ++y) {
        for (int x = 0; x < block.width; ++x) ++times[static_cast<std::size_t>((block.row + y) * grid.width + block.column + x)];
      }
    }
    CHECK(std::all_of(times.begin(), times.end(), [](int count) { return count == 1; }));
  }
}

TEST_CASE("pixels of a geographic grid have the sphere's area") {
  RasterGrid grid;
  grid.geographic = true;
  grid.north = 0.5;
  grid.step_x = grid.step_y = 1.0;
  CHECK(grid.pixel_km2(0) == doctest::Approx(111.195 * 111.195).epsilon(1e-4));
}

TEST_CASE("a block holds the figures that its pixels' plant and money have, and counts what was left out") {
  const test::Scratch folder;
  test::write_climate(folder.path(), small);
  // One pixel out of order, one beyond saturation, a mask over the last column, a road along the upper edge.
  test::write_raster(folder.path() + "/flood.tif", small, 1, [](int, int column, int) { return column == 39 ? 2.0 : 0.0; });
  folder.write("road.geojson",
               R"({"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": [[101.0, 5.0], [101.4, 5.0]]}})");
  test::write_raster(folder.path() + "/max.tif", small, 12,
                     [](int, int column, int row) { return column == 20 && row == 20 ? -10.0 : 33.0; });
  test::write_raster(folder.path() + "/min.tif", small, 12, [](int, int, int) { return 20.0; });
  test::write_raster(folder.path() + "/dew.tif", small, 12,
                     [](int, int column, int row) { return column == 15 && row == 15 ? 30.0 : 21.0; });
  Problems problems;
  const Request request =
      parse_screening(everywhere("[countries.places]\nmy = \"my-johor\"\n[[exclude]]\nname = \"flood\"\nfile = \"flood.tif\"\nabove = 1.0\n"
                                 "[[access]]\nname = \"road\"\nfile = \"road.geojson\"\nmaximum_km = 25.0\n"
                                 "cost_per_km = { value = 1e5, low = 1e5, high = 1e5, unit = \"USD/km\", year = 2025, source = \"general "
                                 "knowledge, unverified\", confidence = \"unverified\" }\n"
                                 "[region]\nwindow = [101.05, 4.7, 101.4, 4.95]\n"),
                      "r.toml", folder.path(), problems);
  const Region region(request, test::built_in_portfolio(), "", problems);
  CHECK_NOTHROW(problems.raise_if_any());
  CHECK(region.grid().width == 35);
  CHECK(region.grid().height == 25);
  const std::vector<Block> blocks = blocks_of(region.grid());
  REQUIRE(blocks.size() == 1);
  const BlockResult result = region.screen(blocks.front());
  const auto at = [](int column, int row) { return static_cast<std::size_t>((row - 5) * 35 + column - 5); };
  const auto value = [&](Measure measure, int column, int row) {
    return result.values[static_cast<std::size_t>(measure)][at(column, row)];
  };
  CHECK(result.tally.disordered == 1);
  CHECK(result.tally.dew_held == 1);
  CHECK(std::isnan(value(Measure::pue, 20, 20)));
  CHECK(result.classes[at(39, 10)] == static_cast<std::uint8_t>(PixelClass::excluded));
  CHECK(result.classes[at(10, 28)] == static_cast<std::uint8_t>(PixelClass::excluded));        // 31.7 km from the road
  CHECK(result.tally.classes[static_cast<std::size_t>(PixelClass::excluded)] == 25 + 34 * 8);  // the flooded column, and eight rows too far
  CHECK(value(Measure::access, 10, 10) == doctest::Approx(1e5 * 10.5 * 1.11195).epsilon(1e-3));

  PixelClimate pixel;
  for (std::size_t m = 0; m < 12; ++m) {
    pixel.dry_bulb_mean[m] = static_cast<double>(
        static_cast<float>(26.5 + 1.5 * std::cos((static_cast<int>(m) - 5) * 0.5236) - 0.006 * test::height_of(10, 10)));
    pixel.dry_bulb_max[m] = 33.0;
    pixel.dry_bulb_min[m] = 20.0;
    pixel.dew_point_mean[m] = 21.0;
  }
  pixel.elevation_m = static_cast<double>(static_cast<float>(test::height_of(10, 10)));
  region.analogue().complete({101.105, 4.895}, pixel);
  PixelScratch scratch;
  std::size_t johor = 0;
  while (region.zones()[johor]->id != "my-johor") ++johor;
  CHECK(result.zones[at(10, 10)] == static_cast<std::int16_t>(johor));
  const double load = region.money(johor).stabilised_load();
  const PixelPlant plant = run_plant(pixel, region.module().plant, load, scratch);
  CHECK(value(Measure::pue, 10, 10) == doctest::Approx(plant.pue).epsilon(1e-6));
  CHECK(value(Measure::wue, 10, 10) == doctest::Approx(plant.wue_l_per_kwh).epsilon(1e-6));
  CHECK(value(Measure::equity_irr, 10, 10) ==
        doctest::Approx(region.money(johor).at(plant, static_cast<double>(value(Measure::access, 10, 10))).equity_irr).epsilon(1e-5));
}

TEST_CASE("units, scale and offset of a file bring the same pixels") {
  const test::Scratch folder;
  test::write_climate(folder.path(), small);
  Problems problems;
  const auto screen = [&](const std::string& toml) {
    const Request request = parse_screening(toml, "r.toml", folder.path(), problems);
    const Region region(request, test::built_in_portfolio(), "", problems);
    CHECK_NOTHROW(problems.raise_if_any());
    return region.screen({20, 20, 4, 4}).values[0];
  };
  const std::vector<float> plain = screen(everywhere());
  test::write_raster(folder.path() + "/mean.tif", small, 12, [](int band, int column, int row) {
    return (26.5 + 1.5 * std::cos((band - 5) * 0.5236) - 0.006 * test::height_of(column, row) + 273.15) * 10.0;
  });
  std::string toml = everywhere();
  toml.replace(toml.find("file = \"mean.tif\"\nunit = \"degC\""), 31, "file = \"mean.tif\"\nunit = \"K\"\nscale = 0.1");
  const std::vector<float> scaled = screen(toml);
  for (std::size_t i = 0; i < plain.size(); ++i) CHECK(scaled[i] == doctest::Approx(plain[i]).epsilon(1e-5));
}
