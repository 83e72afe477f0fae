// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdio>
#include <string>

using landfall::test::Run;
using landfall::test::run_landfall;

TEST_CASE("sites lists 27 places, in every form") {
  const Run json = run_landfall("sites --format json");
  REQUIRE(json.status == 0);
  CHECK(json.json().at("rows").as_array().size() == 27);
  CHECK(run_landfall("sites list --format json").out == json.out);
  const Run csv = run_landfall("sites --format csv");
  CHECK(std::count(csv.out.begin(), csv.out.end(), '\n') == 28);
  CHECK(run_landfall("sites").out.find("my-johor") != std::string::npos);
  CHECK(run_landfall("sites --lang zh").out.find("柔佛") != std::string::npos);
}

TEST_CASE("sites show gives each fact its range, source and confidence, and the rules") {
  const Run run = run_landfall("sites show my-johor --format json");
  REQUIRE(run.status == 0);
  const auto page = run.json();
  bool tariff = false;
  for (const auto& row : page.at("rows").as_array()) {
    CHECK(row.at("low").to_number<double>() <= row.at("value").to_number<double>());
    CHECK(row.at("value").to_number<double>() <= row.at("high").to_number<double>());
    CHECK_FALSE(row.at("source").as_string().empty());
    tariff = tariff || row.at("path").as_string() == "site.my-johor.power.energy_tariff";
  }
  CHECK(tariff);
  CHECK(page.at("remarks").as_array().size() > 5);
  CHECK(run_landfall("sites show my-johr").status == 2);
  CHECK(run_landfall("sites show").status == 2);
}

TEST_CASE("sites check lists what is unverified, stale or contradictory, and says which") {
  const Run run = run_landfall("sites check --format json");
  REQUIRE(run.status == 0);
  const auto run_page = run.json();
  int stale = 0, unverified = 0;
  for (const auto& row : run_page.at("rows").as_array()) {
    const std::string why(row.at("why").as_string());
    const bool says_stale = why.find("stale") != std::string::npos, says_unverified = why.find("unverified") != std::string::npos;
    CHECK_FALSE(why.empty());
    if (says_unverified) CHECK(row.at("confidence").as_string() == "unverified");
    if (says_stale) CHECK(row.at("year").to_number<double>() < 2023);
    stale += says_stale ? 1 : 0;
    unverified += says_unverified ? 1 : 0;
  }
  CHECK(stale > 10);
  CHECK(unverified > 100);
}

TEST_CASE("a place that contradicts its station and itself is told so, in both languages") {
  const landfall::test::Scratch scratch;
  std::string place = landfall::test::shipped("sites/data/places/my-johor.toml", "id = \"my-johor\"", "id = \"my-odd\"");
  const auto set = [&](const std::string& key, const std::string& value, const std::string& low, const std::string& high) {
    const auto at = place.find(key + " = { value = ");
    REQUIRE(at != std::string::npos);
    const auto end = place.find("unit", at);
    place.replace(at, end - at, key + " = { value = " + value + ", low = " + low + ", high = " + high + ", ");
  };
  set("elevation", "900.0", "900.0", "900.0");
  set("latency_singapore", "0.01", "0.0", "1.0");
  set("outage_duration", "500.0", "400.0", "600.0");
  set("outage_frequency", "1.0", "0.5", "2.0");
  const std::string file = scratch.write("odd.toml", place);
  const Run run = run_landfall("sites check --format json --file " + file);
  REQUIRE(run.status == 0);
  const std::string text = run.out;
  CHECK(text.find("2 K") != std::string::npos);
  CHECK(text.find("faster than light") != std::string::npos);
  CHECK(text.find("hours in 1 interruptions") != std::string::npos);
  CHECK(run_landfall("sites check --lang zh --file " + file).out.find("快于光纤") != std::string::npos);
}

TEST_CASE("most facts of the library have a source better than general knowledge") {
  for (const char* what : {"sites", "modules"}) {
    CAPTURE(what);
    const auto page = run_landfall(std::string(what) + " check --format json").json();
    const std::string remark(page.at("remarks").at(0).as_string());
    double total = 0.0, unverified = 0.0;
    REQUIRE(std::sscanf(remark.c_str(), "%lf facts, %lf unverified", &total, &unverified) == 2);
    CHECK(unverified < 0.4 * total);
  }
}
