// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "tests/climate/synthetic_epw.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

TEST_CASE("weather reads a file on one page, in every form") {
  const Scratch scratch;
  const std::string file = scratch.write("year.epw", landfall::test::SyntheticEpw().text());
  const Run table = run_landfall("weather " + file);
  CAPTURE(table.err);
  REQUIRE(table.status == 0);
  CHECK(table.out.find("hours below") != std::string::npos);
  const auto page = run_landfall("weather " + file + " --format json").json();
  CHECK(page.at("months").as_array().size() == 12);
  int hours = 0;
  for (const auto& bin : page.at("psychrometric_bins").as_array()) hours += static_cast<int>(bin.at("hours").to_number<double>());
  CHECK(hours == 8760);
  CHECK(table.out.find("hours without compressors") != std::string::npos);
  const auto& cooling = page.at("cooling").as_array();
  CHECK(cooling.size() == 10);
  for (const auto& row : cooling) {
    CAPTURE(row.at("archetype").as_string().c_str());
    CHECK(row.at("pue").to_number<double>() > 1.0);
    CHECK(row.at("hours_without_compressors").to_number<double>() + row.at("hours_with_some").to_number<double>() <= 8760.0);
  }
  const Run csv = run_landfall("weather " + file + " --format csv");
  CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 13);
}

TEST_CASE("weather --normals writes a station that validates and simulates") {
  const Scratch scratch;
  const std::string file = scratch.write("year.epw", landfall::test::SyntheticEpw().text());
  const Run run = run_landfall("weather " + file + " --normals my-station");
  REQUIRE(run.status == 0);
  CHECK(run.out.find("id = \"my-station\"") != std::string::npos);
  CHECK(run_landfall("validate " + scratch.write("station.toml", run.out)).status == 0);
}

TEST_CASE("a file with 8,759 rows is refused with its place") {
  const Scratch scratch;
  std::string bytes = landfall::test::SyntheticEpw().text();
  bytes.erase(bytes.rfind('\n', bytes.size() - 2) + 1);
  const Run run = run_landfall("weather " + scratch.write("short.epw", bytes));
  CHECK(run.status == 2);
  CHECK(run.out.empty());
  CHECK(run.err.find("short.epw:") != std::string::npos);
  CHECK(run.err.find("8759") != std::string::npos);
}

TEST_CASE("--weather replaces a place's typical year and is recorded") {
  const Scratch scratch;
  const std::string file = scratch.write("year.epw", landfall::test::SyntheticEpw().text());
  const Run run = run_landfall("appraise sa-riyadh tower-pod-2000 --draws 0 --format json --weather " + file);
  CAPTURE(run.err);
  REQUIRE(run.status == 0);
  const auto own = run.json().at("candidates").at(0).at("pue");
  CHECK(own != run_landfall("appraise sa-riyadh tower-pod-2000 --draws 0 --format json").json().at("candidates").at(0).at("pue"));
  CHECK(run_landfall("appraise sa-riyadh tower-pod-2000 --draws 0 --format json --weather sa-riyadh=" + file)
            .json()
            .at("candidates")
            .at(0)
            .at("pue") == own);
  CHECK(run_landfall("compare --weather " + file).status == 2);
  CHECK(run_landfall("compare --weather sa-ryadh=" + file).status == 2);
}

TEST_CASE("real files: Johor's wrong time zone is found") {
  const char* folder = std::getenv("LANDFALL_TEST_WEATHER");
  const std::filesystem::path path =
      std::filesystem::path(folder != nullptr ? folder : LANDFALL_SOURCE_DIR "/../shared/weather") / "CEA_MYS_JH_Johor.AP.486790_TMYx.epw";
  if (!std::filesystem::exists(path)) {
    MESSAGE("skipped: no " << path.string());
    return;
  }
  const Run run = run_landfall("weather '" + path.string() + "' --format json");
  REQUIRE(run.status == 0);
  bool found = false;
  const auto run_page = run.json();
  for (const auto& finding : run_page.at("findings").as_array()) {
    found = found || std::string(finding.at("code").as_string()).find("time-zone") != std::string::npos;
  }
  CHECK(found);
}
