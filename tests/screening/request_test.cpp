// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/request.hpp"

#include <doctest/doctest.h>

#include <regex>

#include "planner/screening/gdal_files.hpp"
#include "tests/cli/program.hpp"
#include "tests/house/tree.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;
using namespace landfall::screening;

namespace {

std::string problems_of(const std::string& toml, const std::string& folder) {
  Problems problems;
  (void)parse_screening(toml, "r.toml", folder, problems);
  std::string text;
  for (const InputProblem& problem : problems.all())
    text += "r.toml:" + std::to_string(problem.where.line) + ":" + std::to_string(problem.where.column) + ": " + problem.what + "\n";
  return text;
}

/// The files that a request names, empty: parsing only asks whether they are there.
test::Scratch& folder() {
  static test::Scratch scratch;
  static const bool written = [] {
    for (const char* name : {"mean.tif", "max.tif", "min.tif", "dew.tif", "elevation.tif", "countries.geojson", "a.gpkg", "b.tif"})
      scratch.write(name, "");
    return true;
  }();
  (void)written;
  return scratch;
}

}  // namespace

TEST_CASE("a request is read with its defaults") {
  Problems problems;
  const Request request = parse_screening(test::request_toml(), "r.toml", folder().path(), problems);
  CHECK_NOTHROW(problems.raise_if_any());
  CHECK(request.id == "straits");
  CHECK(request.humidity == Humidity::dew_point);
  CHECK(request.countries.field == "iso");
  CHECK(request.areas.count == 20);
  CHECK(request.formats == std::vector<std::string>{"GTiff"});
  CHECK(files_of(request).size() == 6);
}

TEST_CASE("exclusions, access, places, window and areas are read") {
  Problems problems;
  const Request request = parse_screening(
      test::request_toml("[countries.places]\nmy = \"my-johor\"\n"
                         "[[exclude]]\nname = \"parks\"\nfile = \"a.gpkg\"\nlayer = \"parks\"\n"
                         "[[exclude]]\nname = \"floods\"\nfile = \"b.tif\"\nabove = 0.5\n"
                         "[[access]]\nname = \"grid\"\nfile = \"a.gpkg\"\nlayer = \"lines\"\nfree_km = 1.0\nmaximum_km = 40.0\n"
                         "cost_per_km = { value = 9e5, low = 6e5, high = 2e6, unit = \"USD/km\", year = 2025, source = \"general "
                         "knowledge, unverified\", confidence = \"unverified\" }\n"
                         "[region]\nwindow = [103.0, 1.0, 104.0, 2.0]\n"
                         "[areas]\nby = \"levelised\"\nshare = 0.1\ncount = 5\nminimum_km2 = 3.0\n"),
      "r.toml", folder().path(), problems);
  CHECK_NOTHROW(problems.raise_if_any());
  REQUIRE(request.exclusions.size() == 2);
  CHECK_FALSE(request.exclusions[0].raster);
  CHECK(request.exclusions[1].raster);
  CHECK(request.exclusions[1].above == 0.5);
  REQUIRE(request.accesses.size() == 1);
  CHECK(request.accesses[0].cost_per_km.value == 9e5);
  CHECK(*request.accesses[0].maximum_km == 40.0);
  CHECK(request.places.at("my") == "my-johor");
  CHECK(request.areas.by == RankBy::levelised);
  CHECK((*request.window)[2] == 104.0);
}

TEST_CASE("everything that is wrong is said at once, with its place and the nearest key") {
  const std::string toml =
      "id = \"Straits\"\nname = { en = \"a\", zh = \"b\" }\nmodul = \"x\"\n"
      "[climate.temperature_mean]\nfile = \"mean.tif\"\nunit = \"C\"\n"
      "[climate.temperature_max]\nfiles = [\"max.tif\", \"max.tif\"]\nunit = \"degC\"\n"
      "[climate.temperature_min]\nfile = \"absent.tif\"\nunit = \"degC\"\n"
      "[climate.elevation]\nfile = \"elevation.tif\"\nunit = \"m\"\n"
      "[areas]\ncount = 1.5\nshare = 2.0\n[region]\nwindow = [2.0, 0.0, 1.0, 1.0]\n";
  const std::string said = problems_of(toml, folder().path());
  for (const char* part :
       {"missing key \"module\"", "modul", "expected 12 files, January first, found 2", "absent.tif: expected a file, found none",
        "expected one of \"dew_point\", \"vapour_pressure\" and \"relative_humidity\"", "whole number", "west < east", "degC"}) {
    CAPTURE(said);
    CAPTURE(part);
    CHECK(said.find(part) != std::string::npos);
  }
  CHECK(std::regex_search(said, std::regex("r\\.toml:3:1: [^\n]*modul")));
}

TEST_CASE("names of GDAL's file systems and addresses are refused before anything is opened") {
  for (const char* name :
       {"/vsicurl/http://127.0.0.1:9/a.tif", "/vsizip//tmp/a.zip/a.tif", "/vsistdin/", "http://127.0.0.1:9/a.tif", "/vsimem/a.tif"}) {
    CAPTURE(name);
    std::string toml = test::request_toml();
    toml.replace(toml.find("mean.tif"), 8, name);
    const std::string said = problems_of(toml, folder().path());
    CHECK((said.find("file systems (/vsi...)") != std::string::npos || said.find("found an address") != std::string::npos));
  }
  CHECK(refusal("/") == "expected a file, found a folder");
  CHECK(refusal("/dev/null") == "expected a plain file, found something else");
  CHECK(refusal("") == "expected the name of a file");
}

TEST_CASE("the example of the docs is a request: only its files are missing") {
  const std::string page = house::file("docs/screening.md").text;
  const auto from = page.find("```toml\n"), to = page.find("\n```", from);
  REQUIRE(from != std::string::npos);
  Problems problems;
  (void)parse_screening(page.substr(from + 8, to - from - 8), "example.toml", "/nowhere", problems);
  CHECK_FALSE(problems.empty());
  for (const InputProblem& problem : problems.all()) {
    CAPTURE(problem.what);
    CHECK(problem.what.find("expected a file, found none") != std::string::npos);
  }
}
