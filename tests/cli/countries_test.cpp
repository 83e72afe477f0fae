// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <utility>

using landfall::test::Run;
using landfall::test::run_landfall;

TEST_CASE("each country's page in the docs is what the program prints") {
  const std::filesystem::path root(LANDFALL_SOURCE_DIR);
  int countries = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "sites/data/countries")) {
    const std::string id = entry.path().stem().string();
    CAPTURE(id);
    for (const auto& [option, folder] : {std::pair{"", "docs/countries"}, std::pair{" --lang zh", "docs/countries/zh"}}) {
      const Run run = run_landfall("sites page " + id + option);
      CHECK(run.status == 0);
      std::ifstream file(root / folder / (id + ".md"), std::ios::binary);
      const std::string page{std::istreambuf_iterator<char>(file), {}};
      CHECK(page == run.out);
    }
    ++countries;
  }
  CHECK(countries == 17);
}

TEST_CASE("an unknown country is refused with those that are known") {
  const Run run = run_landfall("sites page xx");
  CHECK(run.status == 2);
  CHECK(run.err.find("my") != std::string::npos);
  CHECK(run_landfall("sites page").status == 2);
  CHECK(run_landfall("modules page my").status == 2);
}
