// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "tests/cli/program.hpp"
#include "tests/cli/sample_layers.hpp"

using landfall::test::layer;
using landfall::test::point_near_johor;
using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;
using landfall::test::square_round_johor;

namespace {

namespace json = boost::json;

/// Two places, two designs, and what else the portfolio says at its end.
std::string one_place(const std::string& extra = "") {
  return shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                 "sites = [\"sa-riyadh\", \"my-johor\"]\nmodules = [\"tower-pod-2000\", \"nvl72-dry-2300\"]\ncosts = \"costs\"") +
         extra;
}

json::array features(const Scratch& folder, const std::string& name) { return json::parse(folder.read(name)).at("features").as_array(); }

const json::object& properties(const json::value& feature) { return feature.at("properties").as_object(); }

/// Outer rings; a feature of one polygon is written as Polygon.
std::vector<json::array> outer_rings(const json::value& feature) {
  const json::object& geometry = feature.at("geometry").as_object();
  const json::array& coordinates = geometry.at("coordinates").as_array();
  std::vector<json::array> rings;
  if (geometry.at("type").as_string() == "Polygon") {
    rings.push_back(coordinates.at(0).as_array());
  } else {
    REQUIRE(geometry.at("type").as_string() == "MultiPolygon");
    for (const json::value& polygon : coordinates) rings.push_back(polygon.at(0).as_array());
  }
  return rings;
}

/// The files a refused export must not leave behind.
void check_refused(const Scratch& folder, const Run& run, const std::string& names_file) {
  CAPTURE(run.err);
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find(names_file) != std::string::npos);
  for (const std::string& name : folder.names()) CHECK(name != "out");
}

}  // namespace

TEST_CASE("export writes every format, the same bytes each time, and the figures of compare") {
  const Scratch folder;
  const std::string portfolio = folder.write("q.toml", one_place());
  const std::string common = portfolio + " --draws 8 --out " + folder.path();
  const Run run = run_landfall("export " + common + "/a --threads 1 --format json");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const std::set<std::string> expected{
      "landfall.gpkg",          "landfall.kmz",           "sites.geojson", "candidates.geojson", "site_plans.geojson", "sites.fgb",
      "candidates.fgb",         "site_plans.fgb",         "sites.csv",     "candidates.csv",     "site_plans.csv",     "facts.csv",
      "site-plan-my-johor.svg", "site-plan-sa-riyadh.svg"};
  std::set<std::string> written;
  const json::array listed = run.json().at("rows").as_array();
  for (const auto& row : listed) written.insert(std::string(row.at("file").as_string()));
  CHECK(written == expected);

  REQUIRE(run_landfall("export " + common + "/b --threads 2").status == 0);
  for (const std::string& name : expected) {
    CAPTURE(name);
    const std::string first = folder.read("a/" + name);
    CHECK(first.size() > 100);
    CHECK(first == folder.read("b/" + name));
  }
  CHECK(folder.read("a/landfall.gpkg").substr(0, 15) == "SQLite format 3");
  CHECK(folder.read("a/landfall.gpkg").substr(68, 4) == "GPKG");
  CHECK(folder.read("a/landfall.kmz").substr(0, 2) == "PK");

  const json::array compared = run_landfall("compare " + portfolio + " --draws 8 --format json").json().at("candidates").as_array();
  const json::array mapped = features(folder, "a/candidates.geojson");
  REQUIRE(mapped.size() == compared.size());
  for (std::size_t i = 0; i < mapped.size(); ++i) {
    for (const char* key : {"site", "module", "verdict"}) CHECK(properties(mapped[i]).at(key) == compared[i].at(key));
    for (const char* key : {"equity_irr", "pue", "capex_usd", "npv_usd", "share_first"}) {
      CAPTURE(key);
      const json::value& ours = properties(mapped[i]).at(key);
      const json::value& theirs = compared[i].at(key);
      REQUIRE(ours.is_null() == theirs.is_null());
      if (!ours.is_null()) CHECK(ours.to_number<double>() == theirs.to_number<double>());
    }
  }
}

TEST_CASE("the GeoJSON keeps RFC 7946: WGS 84, longitude first, outer rings counter-clockwise, no other system") {
  const Scratch folder;
  const std::string portfolio = folder.write("q.toml", one_place());
  REQUIRE(run_landfall("export " + portfolio + " --draws 0 --formats geojson --out " + folder.path() + "/o").status == 0);
  for (const char* name : {"o/sites.geojson", "o/candidates.geojson", "o/site_plans.geojson"}) {
    CAPTURE(name);
    const json::object page = json::parse(folder.read(name)).as_object();
    CHECK(page.at("type").as_string() == "FeatureCollection");
    CHECK_FALSE(page.contains("crs"));
    std::set<std::string> columns;
    for (const json::value& feature : page.at("features").as_array()) {
      CHECK(feature.at("type").as_string() == "Feature");
      const json::object& geometry = feature.at("geometry").as_object();
      if (geometry.at("type").as_string() == "Point") {
        const json::array& at = geometry.at("coordinates").as_array();
        CHECK(at.size() == 2);
        CHECK(at[0].to_number<double>() > 40.0);  // longitudes of both places are greater than any latitude
        CHECK(at[1].to_number<double>() < 30.0);
        continue;
      }
      for (const json::array& ring : outer_rings(feature)) {
        CHECK(ring.front() == ring.back());
        double twice = 0.0;
        for (std::size_t i = 1; i < ring.size(); ++i)
          twice += ring[i - 1].at(0).to_number<double>() * ring[i].at(1).to_number<double>() -
                   ring[i].at(0).to_number<double>() * ring[i - 1].at(1).to_number<double>();
        CHECK(twice > 0.0);
      }
    }
  }
  const json::object first = properties(features(folder, "o/sites.geojson").at(0));
  for (const auto& entry : first) CHECK(entry.key().size() <= 63);
}

TEST_CASE("the user's layers become distances, memberships and gates, and what they do not know is unknown") {
  const Scratch folder;
  folder.write("grid.geojson", point_near_johor);
  folder.write("flood.geojson", square_round_johor);
  const std::string portfolio =
      folder.write("q.toml", one_place(layer("hv", "substation", "grid.geojson", "name_field = \"name\"\nmaximum_m = 12000.0\n") +
                                       layer("flood-plain", "flood", "flood.geojson", "expected = \"outside\"\n")));
  const Run run = run_landfall("export " + portfolio + " --draws 0 --formats geojson,csv --out " + folder.path() + "/o");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  std::map<std::string, json::object> sites;
  for (const json::value& feature : features(folder, "o/sites.geojson"))
    sites[std::string(properties(feature).at("site").as_string())] = properties(feature);
  const json::object& johor = sites.at("my-johor");
  // A tenth of a degree of longitude at 1.71 degrees north: 0.1 x 111,319.49 m x cos(1.71 deg), on the ellipsoid 3 cm more.
  CHECK(std::abs(johor.at("distance_hv_m").to_number<double>() - 11127.0) < 1.0);
  CHECK(johor.at("gate_distance_hv_m").as_string() == "pass");
  CHECK(johor.at("inside_flood_plain").as_string() == "yes");
  CHECK(johor.at("gate_inside_flood_plain").as_string() == "fail");
  const json::object& riyadh = sites.at("sa-riyadh");
  CHECK(riyadh.at("distance_hv_m").is_null());
  CHECK(riyadh.at("gate_distance_hv_m").as_string() == "unknown");
  CHECK(riyadh.at("inside_flood_plain").as_string() == "unknown");
  CHECK(riyadh.at("gate_inside_flood_plain").as_string() == "unknown");
  const json::array routes = features(folder, "o/routes.geojson");
  REQUIRE(routes.size() == 1);
  CHECK(properties(routes[0]).at("name").as_string() == "A \"HV\" <b>");
  const std::string facts = folder.read("o/facts.csv");
  CHECK(facts.find("my-johor,distance.hv,") != std::string::npos);
  CHECK(facts.find("grid.geojson: drawn for a test") != std::string::npos);
  CHECK(run_landfall("compare " + portfolio + " --draws 0").status == 0);  // tests/cli/layers_test.cpp looks at what they do there
}

TEST_CASE("a site is laid out on the parcel the user drew") {
  const Scratch folder;
  folder.write("parcel.geojson",
               R"({"type":"Polygon","coordinates":[[[103.53,1.71],[103.532,1.71],[103.532,1.7115],[103.53,1.7115],[103.53,1.71]]]})");
  const std::string portfolio = folder.write("q.toml", one_place(layer("plot", "parcel", "parcel.geojson", "site = \"my-johor\"\n")));
  const Run run = run_landfall("export " + portfolio + " --draws 0 --formats geojson,svg --out " + folder.path() + "/o");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  double area = 0.0;
  for (const json::value& feature : features(folder, "o/site_plans.geojson")) {
    if (properties(feature).at("site").as_string() != "my-johor") continue;
    for (const json::array& ring : outer_rings(feature)) {
      for (const json::value& corner : ring) {
        CHECK(corner.at(0).to_number<double>() >= 103.53 - 1e-6);
        CHECK(corner.at(0).to_number<double>() <= 103.532 + 1e-6);
      }
    }
    if (properties(feature).at("kind").as_string() == "parcel") area = properties(feature).at("area_m2").to_number<double>();
  }
  CHECK(std::abs(area - 222.53 * 165.87) < 15.0);  // metres of 0.002 deg of longitude and 0.0015 deg of latitude there
}

TEST_CASE("what is no vector file of this machine is refused with its name, and nothing is written") {
  const Scratch folder;
  folder.write("vrt.geojson",
               "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/etc/passwd</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  folder.write("link.kml", "<kml><NetworkLink><Link><href>http://127.0.0.1:9/</href></Link></NetworkLink></kml>");
  folder.write("bow.geojson", R"({"type":"Polygon","coordinates":[[[103.5,1.7],[103.6,1.8],[103.6,1.7],[103.5,1.8],[103.5,1.7]]]})");
  folder.write("half.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature")");
  for (const char* file : {"/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.geojson", "/vsizip/a.zip/b.geojson",
                           "vrt.geojson", "link.kml", "bow.geojson", "half.geojson", "missing.geojson", "PG:dbname=x", "."}) {
    CAPTURE(file);
    const std::string portfolio = folder.write("q.toml", one_place(layer("zone", "flood", file)));
    check_refused(folder, run_landfall("export " + portfolio + " --draws 0 --out " + folder.path() + "/out"), "q.toml:");
  }
  const std::string parcel = folder.write("q.toml", one_place(layer("plot", "parcel", "bow.geojson", "site = \"my-johor\"\n")));
  const Run crossed = run_landfall("export " + parcel + " --draws 0 --out " + folder.path() + "/out");
  check_refused(folder, crossed, "bow.geojson");
  CHECK(crossed.err.find("crosses itself") != std::string::npos);
}

TEST_CASE("wrong usage is exit 2 with what was expected") {
  const Scratch folder;
  const std::string portfolio = folder.write("q.toml", one_place());
  const auto refused = [&](const std::string& arguments, const std::string& word) {
    const Run run = run_landfall("export " + portfolio + " --draws 0 " + arguments);
    CAPTURE(arguments);
    CAPTURE(run.err);
    CHECK(run.status == 2);
    CHECK(run.err.find(word) != std::string::npos);
  };
  refused("", "--out");
  refused("--to postgres://x", "PG:");
  refused("--formats shp --out " + folder.path() + "/out", "shp");
  refused("--plan tower-pod-200 --out " + folder.path() + "/out", "tower-pod-2000");
  refused("--boundaries " + portfolio + " --out " + folder.path() + "/out", "base map");
  folder.write("q2.toml", one_place(layer("a", "flood", "x.geojson") + layer("a", "volcano", "x.geojson")));
  const Run run = run_landfall("export " + folder.path() + "/q2.toml --out " + folder.path() + "/out");
  CHECK(run.status == 2);
  CHECK(run.err.find("another layer has this id") != std::string::npos);
  CHECK(run.err.find("volcano") != std::string::npos);
  REQUIRE(run_landfall("export " + portfolio + " --draws 0 --formats csv --out " + folder.path() + "/o").status == 0);
  refused("--formats csv --out " + folder.path() + "/o", "--overwrite");
}

TEST_CASE("names of any kind go through every text format as text") {
  const Scratch folder;
  const std::string name = R"(x\"; DROP TABLE sites;-- <script>alert(1)</script> ${site} 'q' & 😀 =1+1 )" + std::string(10000, 'n');
  const std::string portfolio = folder.write("q.toml", one_place("\n").replace(0, 0, ""));
  std::string site = shipped("sites/data/places/my-johor.toml", "en = \"Johor (Sedenak)\"", "en = \"" + name + "\"");
  const std::string file = folder.write("johor.toml", site);
  const Run run = run_landfall("export " + portfolio + " --draws 0 --file " + file + " --out " + folder.path() + "/o");
  CAPTURE(run.err.substr(0, 500));
  REQUIRE(run.status == 0);
  std::string plain = name;
  plain.erase(plain.find('\\'), 1);
  bool found = false;
  for (const json::value& feature : features(folder, "o/sites.geojson"))
    found = found || properties(feature).at("site_name_en").as_string() == plain;
  CHECK(found);
  const std::string drawing = folder.read("o/site-plan-my-johor.svg");
  CHECK(drawing.find("<script>") == std::string::npos);
  CHECK(drawing.find("&lt;script&gt;") != std::string::npos);
  site = shipped("sites/data/places/my-johor.toml", "en = \"Johor (Sedenak)\"", "en = \"Johor\\u0000\\u001b\"");
  const Run refused =
      run_landfall("export " + portfolio + " --draws 0 --file " + folder.write("nul.toml", site) + " --out " + folder.path() + "/n");
  CHECK(refused.status == 2);
  CHECK_FALSE(refused.err.empty());
}
