// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>
#include <sstream>
#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

/// What a run opened of a folder, and whether it asked the network for anything.
struct Watched {
  Run run;
  std::set<std::string> opened;  ///< names in the folder
  std::string network;
  bool read_secret = false;
};

Watched watch(const Scratch& folder, const std::string& arguments) {
  folder.write("trap", "");
  Watched watched;
  watched.run = run_landfall(arguments, std::string("LANDFALL_TRAP='") + folder.path() + "/trap' LD_PRELOAD='" + LANDFALL_BINARY_DIR +
                                            "/tests/liblandfall_trap.so'");
  std::istringstream lines(folder.read("trap"));
  bool any = false;
  for (std::string what, rest; lines >> what && std::getline(lines, rest);) {
    any = true;
    const std::string path = rest.substr(1);
    if (what != "open") watched.network += what + " " + path + "\n";
    if (path.find("passwd") != std::string::npos || path.find("secret") != std::string::npos) watched.read_secret = true;
    if (path.starts_with(folder.path() + "/")) watched.opened.insert(path.substr(folder.path().size() + 1));
  }
  CHECK(any);  // the trap is in
  return watched;
}

/// Files that point elsewhere, under names and in formats of all kinds.
void write_hostile(const Scratch& folder) {
  folder.write("secret.geojson", R"({"type":"Polygon","coordinates":[[[103,1],[104,1],[104,2],[103,2],[103,1]]]})");
  folder.write("vrt.geojson", "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>" + folder.path() +
                                  "/secret.geojson</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>");
  folder.write("net.gpkg",
               "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x.geojson</SrcDataSource>"
               "</OGRVRTLayer></OGRVRTDataSource>");
  folder.write("link.kml",
               "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><NetworkLink><Link><href>http://127.0.0.1:9/a.kml"
               "</href></Link></NetworkLink></kml>");
  folder.write("track.gpx",
               "<?xml version=\"1.0\"?><gpx version=\"1.1\"><metadata><link href=\"http://127.0.0.1:9/\"/></metadata>"
               "<wpt lat=\"1.7\" lon=\"103.6\"><link href=\"file:///etc/passwd\"/></wpt></gpx>");
  folder.write("entity.geojson", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/passwd\">]><a>&b;</a>");
  folder.write("wfs.geojson", "<OGRWFSDataSource><URL>http://127.0.0.1:9/wfs</URL></OGRWFSDataSource>");
  folder.write("esri.geojson", "{\"url\": \"http://127.0.0.1:9/FeatureServer\", \"type\": \"FeatureCollection\", \"features\": 1}");
  folder.write("link.geojson", R"({"type":"Topology","objects":{},"href":"http://127.0.0.1:9/"})");
}

}  // namespace

TEST_CASE("layers that point elsewhere make export and compare neither speak nor read what was not named") {
  const Scratch folder;
  write_hostile(folder);
  for (const char* file : {"vrt.geojson", "net.gpkg", "link.kml", "track.gpx", "entity.geojson", "wfs.geojson", "esri.geojson",
                           "link.geojson", "/vsicurl/http://127.0.0.1:9/a.geojson", "http://127.0.0.1:9/a.geojson"}) {
    CAPTURE(file);
    const std::string portfolio =
        folder.write("q.toml", shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
                                       "sites = [\"my-johor\"]\nmodules = [\"tower-pod-2000\"]\ncosts = \"costs\"") +
                                   "\n[[layers]]\nid = \"a\"\nkind = \"flood\"\nfile = \"" + file +
                                   "\"\nexpected = \"outside\"\neffect = \"blocks\"\nyear = 2025\nsource = \"s\"\nconfidence = \"low\"\n");
    for (const std::string& command :
         {"export " + portfolio + " --draws 0 --out " + folder.path() + "/o", "compare " + portfolio + " --draws 0"}) {
      CAPTURE(command);
      const Watched watched = watch(folder, command);
      CHECK(watched.run.status == 2);
      CHECK(watched.network == "");
      CHECK_FALSE(watched.read_secret);
      for (const std::string& name : watched.opened) {
        CAPTURE(name);
        CHECK((name == "q.toml" || name == file || name == "trap"));
      }
    }
  }
}

TEST_CASE("an export of honest layers opens what was named and writes what was asked, without a word to the network") {
  const Scratch folder;
  write_hostile(folder);
  folder.write("flood.geojson", R"({"type":"Polygon","coordinates":[[[103,1],[104,1],[104,2],[103,2],[103,1]]]})");
  const std::string portfolio = folder.write(
      "q.toml",
      shipped("planner/portfolio/data/built-in.toml", "costs = \"costs\"",
              "sites = [\"my-johor\"]\nmodules = [\"tower-pod-2000\"]\ncosts = \"costs\"") +
          "\n[[layers]]\nid = \"a\"\nkind = \"flood\"\nfile = \"flood.geojson\"\nyear = 2025\nsource = \"s\"\nconfidence = \"low\"\n");
  const Watched watched = watch(folder, "export " + portfolio + " --draws 0 --out " + folder.path() + "/o");
  CAPTURE(watched.run.err);
  REQUIRE(watched.run.status == 0);
  CHECK(watched.network == "");
  CHECK_FALSE(watched.read_secret);
  CHECK(watched.opened.contains("flood.geojson"));
  for (const std::string& name : watched.opened) {
    CAPTURE(name);
    CHECK((name == "q.toml" || name == "flood.geojson" || name == "trap" || name == "o" || name.starts_with("o/")));
  }
}

TEST_CASE("a screening of rasters and vectors that point elsewhere neither speaks nor reads what was not named") {
  const Scratch folder;
  write_hostile(folder);
  folder.write("vrt.tif",
               "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"><VRTRasterBand dataType=\"Float32\" band=\"1\"><SimpleSource>"
               "<SourceFilename>/etc/passwd</SourceFilename></SimpleSource></VRTRasterBand></VRTDataset>");
  folder.write("wms.tif", "<GDAL_WMS><Service name=\"WMS\"><ServerUrl>http://127.0.0.1:9/?</ServerUrl></Service></GDAL_WMS>");
  folder.write("netcdf.nc", "<VRTDataset rasterXSize=\"4\" rasterYSize=\"4\"></VRTDataset>");
  const auto request = [&](const std::string& mean, const std::string& more) {
    std::string text =
        "id = \"r\"\nname = { en = \"r\", zh = \"r\" }\nmodule = \"tower-pod-2000\"\nformats = [\"GTiff\", \"netCDF\", \"GRIB\", "
        "\"HFA\", \"AAIGrid\"]\n";
    for (const char* key : {"temperature_mean", "temperature_max", "temperature_min", "dew_point", "elevation"})
      text += std::string("[climate.") + key + "]\nfile = \"" + mean + "\"\nunit = \"" + (std::string(key) == "elevation" ? "m" : "degC") +
              "\"\n";
    return folder.write("r.toml", text + "[countries]\n" + more);
  };
  for (const char* raster : {"vrt.tif", "wms.tif", "netcdf.nc", "/vsicurl/http://127.0.0.1:9/mean.tif", "https://127.0.0.1:9/mean.tif",
                             "NETCDF:\"/etc/passwd\":tas"}) {
    for (const char* vector :
         {"everywhere = \"my\"\n", "file = \"vrt.geojson\"\nfield = \"iso\"\n", "file = \"link.kml\"\nfield = \"iso\"\n"}) {
      CAPTURE(raster);
      CAPTURE(vector);
      std::string escaped;
      for (const char* c = raster; *c != '\0'; ++c) escaped += *c == '"' ? std::string("\\\"") : std::string(1, *c);
      const Watched watched = watch(folder, "screen " + request(escaped, vector) + " --out " + folder.path() + "/o");
      CHECK(watched.run.status == 2);
      CHECK(watched.network == "");
      CHECK_FALSE(watched.read_secret);
    }
  }
}
