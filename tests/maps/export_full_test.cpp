// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sys/stat.h>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

namespace {

const std::string source = LANDFALL_SOURCE_DIR;

/// Runs a command and gives its status; what it printed goes into `said`.
int sh(const Scratch& folder, const std::string& command, std::string& said) {
  const std::string log = folder.path() + "/log";
  const int status = std::system(("(" + command + ") >" + log + " 2>&1").c_str());
  said = folder.read("log");
  return status;
}

std::string hostile_portfolio(const Scratch& folder) {
  const std::string name =
      R"(x\"; DROP TABLE sites;-- </description><script>alert(1)</script> $[site] 'q' & ]]> 😀 \u202e =1+1 )" + std::string(10000, 'n');
  return folder.write("johor.toml", shipped("sites/data/places/my-johor.toml", "en = \"Johor (Sedenak)\"", "en = \"" + name + "\""));
}

}  // namespace

TEST_CASE("other people's readers find every layer, valid, styled and the same in all formats") {
  const Scratch folder;
  const Run run = run_landfall("export --draws 8 --out " + folder.path() + "/o");
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  std::string said;
  const int status = sh(folder, "/usr/bin/python3 " + source + "/tests/maps/check_map.py " + folder.path() + "/o", said);
  CAPTURE(said);
  CHECK(status == 0);
}

TEST_CASE("hostile names come back from every format as they went in") {
  const Scratch folder;
  const std::string file = hostile_portfolio(folder);
  const Run run = run_landfall("export --draws 0 --file " + file + " --out " + folder.path() + "/o");
  CAPTURE(run.err.substr(0, 300));
  REQUIRE(run.status == 0);
  std::string said;
  const int status = sh(folder, "/usr/bin/python3 " + source + "/tests/maps/check_map.py " + folder.path() + "/o", said);
  CAPTURE(said);
  CHECK(status == 0);
}

TEST_CASE("PostGIS gets everything in one transaction, twice the same, or nothing") {
  const Scratch folder;
  const std::string server = folder.path() + "/pg";
  const std::string bin = "$(ls -d /usr/lib/postgresql/*/bin | tail -1)";
  std::string said;
  REQUIRE(sh(folder, "mkdir " + server + " && chmod 711 " + folder.path() + " && chown postgres " + server, said) == 0);
  const std::string as = "setpriv --reuid=postgres --regid=postgres --clear-groups env HOME=" + server + " ";
  REQUIRE(sh(folder, as + bin + "/initdb -D " + server + "/data -A trust -U postgres", said) == 0);
  const std::string control = as + bin + "/pg_ctl -D " + server + "/data ";
  const int started =
      sh(folder, control + "-w -l " + server + "/log -o \"-k " + server + " -c listen_addresses='' -c fsync=off\" start", said);
  CAPTURE(said);
  REQUIRE(started == 0);
  struct Stop {
    std::string command;
    ~Stop() { std::ignore = std::system((command + "-m immediate stop >/dev/null 2>&1").c_str()); }
  } stop{control};
  const std::string psql = bin + "/psql -h " + server + " -U postgres -d postgres -At -v ON_ERROR_STOP=1 -c ";
  const std::string connection = "\"PG:host=" + server + " user=postgres dbname=postgres\"";
  REQUIRE(sh(folder, psql + "'CREATE EXTENSION postgis'", said) == 0);

  const std::string file = hostile_portfolio(folder);
  const std::string command = "export --draws 0 --file " + file + " --to " + connection;
  const Run first = run_landfall(command);
  CAPTURE(first.err.substr(0, 500));
  REQUIRE(first.status == 0);
  const std::string dump =
      bin + "/pg_dump -h " + server +
      " -U postgres -n landfall --no-comments postgres | grep -v '^--' | grep -v -e setval -e restrict | sort | sha256sum";
  REQUIRE(sh(folder, dump, said) == 0);
  const std::string once = said;
  REQUIRE(run_landfall(command).status == 0);
  REQUIRE(sh(folder, dump, said) == 0);
  CHECK(said == once);

  REQUIRE(sh(folder,
             psql +
                 "\"SELECT (SELECT count(*) FROM landfall.sites), (SELECT count(*) FROM landfall.q_equity_irr), (SELECT count(*) FROM "
                 "public.layer_styles), (SELECT count(*) FROM geometry_columns WHERE f_table_schema = 'landfall' AND srid = 4326), (SELECT "
                 "bool_and(ST_IsValid(geom)) FROM landfall.site_plans)\"",
             said) == 0);
  CHECK(said == "27|27|11|11|t\n");
  REQUIRE(sh(folder, psql + "\"SELECT site_name_en FROM landfall.sites WHERE site = 'my-johor'\"", said) == 0);
  CHECK(said.rfind("x\"; DROP TABLE sites;-- </description><script>", 0) == 0);
  CHECK(said.size() > 10000);

  // A table in the way that can't be dropped: nothing of the second map may be there.
  REQUIRE(sh(folder, psql + "'CREATE VIEW public.held AS SELECT site FROM landfall.sites; DELETE FROM landfall.metadata'", said) == 0);
  const Run held = run_landfall(command);
  CHECK(held.status == 1);
  CHECK(held.err.find("PostGIS") != std::string::npos);
  REQUIRE(sh(folder, psql + "'SELECT count(*) FROM landfall.metadata; SELECT count(*) FROM landfall.q_pue'", said) == 0);
  CHECK(said == "0\n27\n");
  CHECK(run_landfall("export --draws 0 --to \"PG:host=" + server + "/nowhere\"").status == 1);
}

TEST_CASE("QGIS opens the GeoPackage classified, coloured and labelled") {
  if (std::system("/usr/bin/python3 -c 'import qgis.core' >/dev/null 2>&1") != 0) {
    MESSAGE("skipped: QGIS is not installed");
    return;
  }
  const Scratch folder;
  REQUIRE(run_landfall("export --draws 8 --formats gpkg --out " + folder.path() + "/o").status == 0);
  for (const char* question : {"q_equity_irr", "q_pue", "q_capex", "q_verdict", "q_evidence", "q_robustness", "sites"}) {
    CAPTURE(question);
    std::string said;
    const int status = sh(folder,
                          "/usr/bin/python3 " + source + "/tests/maps/render_map.py " + folder.path() + "/o/landfall.gpkg " +
                              folder.path() + "/map.png " + question,
                          said);
    CAPTURE(said);
    CHECK(status == 0);
  }
}

TEST_CASE("no layer makes the program speak to anyone or read what was not named") {
  const Scratch folder;
  folder.write("vrt.geojson",
               "<OGRVRTDataSource><OGRVRTLayer name=\"a\"><SrcDataSource>/vsicurl/http://127.0.0.1:9/x</SrcDataSource>"
               "</OGRVRTLayer></OGRVRTDataSource>");
  const std::string portfolio = folder.write(
      "q.toml",
      shipped("planner/portfolio/data/built-in.toml") +
          "\n[[layers]]\nid = \"a\"\nkind = \"flood\"\nfile = \"vrt.geojson\"\nyear = 2025\nsource = \"s\"\nconfidence = \"low\"\n");
  std::string said;
  const int status = sh(folder,
                        "strace -f -e trace=connect,socket,openat -o " + folder.path() + "/trace " + LANDFALL_BINARY_DIR +
                            "/landfall export " + portfolio + " --draws 0 --out " + folder.path() + "/o",
                        said);
  CAPTURE(said);
  CHECK(status != 0);
  const std::string trace = folder.read("trace");
  REQUIRE(trace.find("vrt.geojson") != std::string::npos);
  CHECK(trace.find("AF_INET") == std::string::npos);
  CHECK(trace.find("connect(") == std::string::npos);
}
