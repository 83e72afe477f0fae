// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <string>

using landfall::test::Run;
using landfall::test::run_landfall;

namespace {

const std::filesystem::path cases = std::filesystem::path(LANDFALL_SOURCE_DIR) / "docs/cases";

/// The number at a path such as `stress_tests/0/equity_irr`.
double number_at(const boost::json::value& page, const std::string& path) { return page.at_pointer("/" + path).to_number<double>(); }

}  // namespace

TEST_CASE("each case gives the figures that its page states, to three digits") {
  const std::regex command("    landfall (.+)"), figure(R"(\| `([a-z0-9_/]+)` \| (-?[0-9.e+]+) \|.*)");
  int pages = 0;
  for (const auto& entry : std::filesystem::directory_iterator(cases)) {
    if (entry.path().extension() != ".md" || entry.path().filename() == "README.md") continue;
    ++pages;
    CAPTURE(entry.path().filename().string());
    CHECK(std::filesystem::exists(std::filesystem::path(entry.path()).replace_extension(".toml")));
    std::ifstream file(entry.path());
    boost::json::value page;
    int figures = 0;
    for (std::string line; std::getline(file, line);) {
      std::smatch found;
      if (std::regex_match(line, found, command)) {
        CAPTURE(line);
        const Run run = run_landfall(found[1].str() + " --format json", std::string("cd '") + LANDFALL_SOURCE_DIR + "' &&");
        REQUIRE(run.status == 0);
        page = run.json();
      } else if (std::regex_match(line, found, figure)) {
        CAPTURE(line);
        const double stated = std::stod(found[2].str()), given = number_at(page, found[1].str());
        CHECK(std::abs(given - stated) <= 0.005 * std::abs(stated));
        ++figures;
      }
    }
    CHECK(figures >= 3);
  }
  CHECK(pages == 12);
}
