// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gdal_priv.h>
#include <filesystem>

#include "tests/cli/program.hpp"
#include "tests/cli/sample_region.hpp"

using namespace landfall;
using landfall::test::region;
using landfall::test::region_request;
using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

TEST_CASE("screen writes maps, styles, areas and a page, and the maps hold what the page says") {
  const Scratch out;
  const Run run = run_landfall("screen " + region_request() + " --out '" + out.path() + "/o' --format json");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const auto page = run.json().as_object();
  CHECK(page.at("checks").at("failed").to_number<int>() == 0);
  CHECK(page.at("grid").at("blocks").to_number<int>() == 4);
  const auto& classes = page.at("pixels_by_class").as_object();
  CHECK(classes.at("no-facts").to_number<int>() > 50);
  for (const auto& measure : page.at("measures").as_array()) {
    const std::string name(measure.at("measure").as_string());
    CAPTURE(name);
    screening::prepare_gdal();
    Problems problems;
    const screening::Dataset dataset =
        screening::open_raster(out.path() + "/o/" + name + ".tif", screening::raster_formats(), {}, problems);
    REQUIRE(dataset);
    CHECK(std::string(dataset->GetMetadataItem("LAYOUT", "IMAGE_STRUCTURE")) == "COG");
    CHECK(dataset->GetRasterBand(1)->GetOverviewCount() >= 1);
    CHECK(std::string(dataset->GetRasterBand(1)->GetDescription()).size() > 2);
    CHECK(std::string(dataset->GetRasterBand(1)->GetMetadataItem("STATISTICS_MEAN")).size() > 0);
    double lowest = 0.0, highest = 0.0, mean = 0.0, deviation = 0.0;
    REQUIRE(dataset->GetRasterBand(1)->ComputeStatistics(FALSE, &lowest, &highest, &mean, &deviation, nullptr, nullptr) == CE_None);
    CHECK(mean == doctest::Approx(measure.at("mean").to_number<double>()).epsilon(1e-6));
    CHECK(highest == doctest::Approx(measure.at("highest").to_number<double>()).epsilon(1e-6));
    CHECK(std::filesystem::exists(out.path() + "/o/" + name + ".qml"));
  }
  const auto& areas = page.at("areas").as_array();
  REQUIRE(areas.size() >= 1);
  double before = 1.0;
  for (const auto& area : areas) {
    const double irr = area.at("equity_irr_mean").to_number<double>();
    CHECK(irr <= before);
    before = irr;
    CHECK(area.at("area_km2").to_number<double>() >= 2.0);
  }
  const auto geojson = boost::json::parse(out.read("o/areas.geojson")).as_object();
  CHECK(geojson.at("features").as_array().size() == areas.size());
  CHECK_FALSE(geojson.contains("crs"));
  CHECK(out.read("o/areas.csv").find("rank,country,place,module") == 0);
}

TEST_CASE("another question does not mix with the work of the first, and files stay unless --overwrite") {
  const Scratch out;
  const std::string to = " --out '" + out.path() + "/o' ";
  REQUIRE(run_landfall("screen " + region_request() + to).status == 0);
  const Run again = run_landfall("screen " + region_request() + to);
  CHECK(again.status == 2);
  CHECK(again.err.find("pue.tif: the file exists; --overwrite replaces it") != std::string::npos);
  const Run other = run_landfall("screen " + region_request() + to + "--overwrite --set site.ae-dubai.power.energy_tariff=0.2");
  CHECK(other.status == 2);
  CHECK(other.err.find("found that of another one") != std::string::npos);
  CHECK(run_landfall("screen " + region_request() + to + "--overwrite --lang zh").out.find("区域筛查：测试区") == 0);
}

TEST_CASE("wrong input ends with 2, says all of it, and writes nothing") {
  const Scratch out;
  const auto wrong = [&](const std::string& arguments, const char* reason) {
    const Run run = run_landfall("screen " + arguments);
    CAPTURE(run.err);
    CAPTURE(reason);
    CHECK(run.status == 2);
    CHECK(run.err.find(reason) != std::string::npos);
    CHECK_FALSE(std::filesystem::exists(out.path() + "/o"));
  };
  const std::string to = " --out '" + out.path() + "/o' ";
  wrong(region_request(), "--out: expected a folder for the maps");
  wrong(region_request() + to + "--chunk 4/3", "expected i/N with 1 <= i <= N");
  wrong(region_request() + to + "--weather a.epw", "a pixel's weather comes from the request's rasters");
  wrong("absent.toml" + to, "absent.toml: expected a file, found none");
  const auto changed = [&](const char* name, const std::string& from, const std::string& with) {
    std::string toml = region().read("r.toml");
    toml.replace(toml.find(from), from.size(), with);
    return "'" + region().write(name, toml) + "'" + to;
  };
  wrong(changed("vsi.toml", "mean.tif", "/vsicurl/http://127.0.0.1:9/mean.tif"), "vsi.toml:");
  wrong(changed("url.toml", "mean.tif", "https://127.0.0.1:9/mean.tif"), "nothing is fetched from a network");
  region().write("vrt.tif", "<VRTDataset rasterXSize=\"300\" rasterYSize=\"280\"></VRTDataset>");
  wrong(changed("vrt.toml", "mean.tif", "vrt.tif"), "it names other files or addresses, which are never followed");
  wrong(changed("module.toml", "fanwall-chiller-2000-2n", "fanwall-chiller-2000"), "did you mean \"fanwall-chiller-2000-2n\"?");
}
