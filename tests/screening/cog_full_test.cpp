// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;

namespace {

/// Exit status of GDAL's own Python tools over a file; python3-gdal is needed, and its absence is a failure.
int judged(const std::string& tool, const std::string& file) {
  const std::string command = "/usr/bin/python3 -m osgeo_utils.samples." + tool + " '" + file + "' >/dev/null 2>&1";
  return std::system(command.c_str());
}

}  // namespace

TEST_CASE("GDAL's validators pass every map as Cloud-Optimised and the areas as a GeoPackage") {
  const test::Scratch folder;
  test::RegionSpec large;
  large.width = 1400;
  large.height = 1100;
  test::write_climate(folder.path(), large);
  folder.write("countries.geojson", test::countries_geojson);
  const std::string request = folder.write("r.toml", test::request_toml("[areas]\nshare = 0.3\nminimum_km2 = 2.0\n"));
  const test::Run run = test::run_landfall("screen '" + request + "' --out '" + folder.path() + "/o'");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  int maps = 0;
  for (const auto& entry : std::filesystem::directory_iterator(folder.path() + "/o")) {
    if (entry.path().extension() != ".tif") continue;
    CAPTURE(entry.path().string());
    CHECK(judged("validate_cloud_optimized_geotiff", entry.path().string()) == 0);
    ++maps;
  }
  CHECK(maps == 8);
  CHECK(judged("validate_gpkg", folder.path() + "/o/areas.gpkg") == 0);
}

TEST_CASE("memory stays flat in the raster's size") {
  const test::Scratch folder;
  const auto peak_mb = [&](int width, int height, const std::string& name) {
    test::RegionSpec spec;
    spec.width = width;
    spec.height = height;
    std::filesystem::create_directories(folder.path() + "/" + name);
    test::write_climate(folder.path() + "/" + name, spec);
    folder.write(name + "/countries.geojson", test::countries_geojson);
    const std::string request = folder.write(name + "/r.toml", test::request_toml());
    const std::string report = folder.path() + "/" + name + ".memory";
    const test::Run run = test::run_landfall("screen '" + request + "' --out '" + folder.path() + "/" + name + "/o'",
                                             "/usr/bin/env time -f %M -o '" + report + "'");
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
    return std::stod(folder.read(name + ".memory")) / 1024.0;
  };
  const double small = peak_mb(300, 280, "small"), large = peak_mb(1500, 1200, "large");
  MESSAGE("peak memory, MB: " << small << " for 0.08 million pixels, " << large << " for 1.8 million");
  CHECK(large < small + 150.0);  // twenty times the pixels: GDAL's block cache and a row of blocks
}
