// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <string>

using landfall::test::Run;
using landfall::test::run_landfall;

TEST_CASE("modules lists at least eight designs from air to liquid") {
  const Run run = run_landfall("modules --format json");
  REQUIRE(run.status == 0);
  double densest = 0.0, thinnest = 1e9;
  const auto page = run.json();
  CHECK(page.at("rows").as_array().size() >= 8);
  for (const auto& row : page.at("rows").as_array()) {
    const double density = row.at("kw_per_rack").to_number<double>();
    densest = std::max(densest, density);
    thinnest = std::min(thinnest, density);
    CHECK(row.at("ex_works_usd_per_w").to_number<double>() > 3.0);
    CHECK(row.at("ex_works_usd_per_w").to_number<double>() < 10.0);
  }
  CHECK(thinnest < 15.0);
  CHECK(densest > 80.0);
}

TEST_CASE("modules show gives the facts of one, check the weak ones of all") {
  const Run run = run_landfall("modules show tower-pod-2000 --format json");
  REQUIRE(run.status == 0);
  bool cooling = false;
  const auto page = run.json();
  for (const auto& row : page.at("rows").as_array())
    cooling = cooling || std::string(row.at("path").as_string()).find(".cooling.") != std::string::npos;
  CHECK(cooling);
  CHECK(run_landfall("modules show tower-pod").status == 2);
  CHECK(run_landfall("modules check").status == 0);
}
