// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>

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

TEST_CASE("sites check lists what is weak") {
  const Run run = run_landfall("sites check --format json");
  REQUIRE(run.status == 0);
  const auto run_page = run.json();
  for (const auto& row : run_page.at("rows").as_array()) {
    const bool weak = row.at("confidence").as_string() == "unverified" || row.at("year").to_number<double>() < 2023;
    CHECK(weak);
  }
}
