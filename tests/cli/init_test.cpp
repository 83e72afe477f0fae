// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/cli/program.hpp"

using namespace landfall::test;

TEST_CASE("init writes a portfolio and a study that run as they are, and replaces nothing unasked") {
  const Scratch scratch;
  const std::string folder = scratch.path() + "/new";
  CHECK(run_landfall("init " + folder).status == 0);
  CHECK(run_landfall("init " + folder).status == 2);
  CHECK(run_landfall("init " + folder + " --overwrite").status == 0);
  CHECK(run_landfall("validate " + folder + "/portfolio.toml").status == 0);
  const Run dry = run_landfall("batch run " + folder + "/study.toml --dry-run --format json");
  REQUIRE(dry.status == 0);
  CHECK(dry.json().at("scenarios").to_number<int>() == 24000);
  CHECK(dry.json().at("candidates").to_number<int>() == 6);
}
