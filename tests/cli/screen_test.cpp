// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <gdal_priv.h>
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "tests/cli/program.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;
using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

/// The generated region, written once.
const Scratch& region() {
  static const Scratch folder;
  static const bool written = [] {
    test::write_climate(folder.path());
    folder.write("countries.geojson", test::countries_geojson);
    folder.write("r.toml", test::request_toml("[countries.places]\nae = \"ae-dubai\"\n[areas]\nshare = 0.2\nminimum_km2 = 2.0\n"));
    return true;
  }();
  (void)written;
  return folder;
}

std::string request() { return "'" + region().path() + "/r.toml'"; }

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Everything published, the work folder apart.
std::string all_bytes(const std::string& folder) {
  std::string all;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) all += path.filename().string() + "\n" + read_file(path);
  return all;
}

}  // namespace

TEST_CASE("screen writes maps, styles, areas and a page, and the maps hold what the page says") {
  const Scratch out;
  const Run run = run_landfall("screen " + request() + " --out '" + out.path() + "/o' --format json");
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

TEST_CASE("any number of threads or chunks, and a run that was broken off, give the same bytes") {
  const Scratch out;
  const auto folder = [&](const char* name) { return out.path() + "/" + name; };
  const auto screen = [&](const char* name, const std::string& more) {
    const Run run = run_landfall("screen " + request() + " --out '" + folder(name) + "' " + more);
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
  };
  screen("one", "--threads 1");
  const std::string expected = all_bytes(folder("one"));
  CHECK(expected.size() > 10000);
  screen("three", "--threads 3");
  CHECK(all_bytes(folder("three")) == expected);
  for (const char* chunk : {"3/3", "1/3", "2/3"}) screen("chunks", std::string("--chunk ") + chunk);
  CHECK_FALSE(std::filesystem::exists(folder("chunks") + "/pue.tif"));
  screen("chunks", "--collect");
  CHECK(all_bytes(folder("chunks")) == expected);
  // Broken off: one block gone, one cut short, a draft left behind.
  std::filesystem::create_directories(folder("broken"));
  std::filesystem::copy(folder("one") + "/work", folder("broken") + "/work", std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder("broken") + "/work/block-0000001.bin");
  std::filesystem::resize_file(folder("broken") + "/work/block-0000003.bin", 150);
  out.write("broken/work/.block-0000001.bin.77.part", "half");
  const Run incomplete = run_landfall("screen " + request() + " --out '" + folder("broken") + "' --collect");
  CHECK(incomplete.status == 1);
  CHECK(incomplete.err.find("block 2 of 4 is not done") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder("broken") + "/pue.tif"));
  screen("broken", "");
  CHECK(all_bytes(folder("broken")) == expected);
}

TEST_CASE("another question does not mix with the work of the first, and files stay unless --overwrite") {
  const Scratch out;
  const std::string to = " --out '" + out.path() + "/o' ";
  REQUIRE(run_landfall("screen " + request() + to).status == 0);
  const Run again = run_landfall("screen " + request() + to);
  CHECK(again.status == 2);
  CHECK(again.err.find("pue.tif: the file exists; --overwrite replaces it") != std::string::npos);
  const Run other = run_landfall("screen " + request() + to + "--overwrite --set site.ae-dubai.power.energy_tariff=0.2");
  CHECK(other.status == 2);
  CHECK(other.err.find("found that of another one") != std::string::npos);
  CHECK(run_landfall("screen " + request() + to + "--overwrite --lang zh").out.find("区域筛查：测试区") == 0);
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
  wrong(request(), "--out: expected a folder for the maps");
  wrong(request() + to + "--chunk 4/3", "expected i/N with 1 <= i <= N");
  wrong(request() + to + "--weather a.epw", "a pixel's weather comes from the request's rasters");
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
