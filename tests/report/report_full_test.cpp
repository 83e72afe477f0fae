// SPDX-License-Identifier: Apache-2.0
// Needs chromium, python3 and poppler-utils; a missing one fails the test.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/cli/program.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

int python(const std::string& script, const std::string& arguments) {
  const std::string command = "python3 '" + std::string(LANDFALL_SOURCE_DIR) + "/tests/report/" + script + "' " + arguments;
  return std::system(command.c_str());
}

}  // namespace

TEST_CASE("the built-in report loads in silence, sorts, filters, switches language, can be read by all, and prints") {
  const Scratch scratch;
  const Run run = run_landfall("compare --top 1 --out '" + scratch.path() + "/pack'");
  REQUIRE(run.status == 0);
  CHECK(std::filesystem::file_size(scratch.path() + "/pack/report.html") <= 3u << 20);
  CHECK(python("check_report.py", "'" + scratch.path() + "/pack/report.html'") == 0);
}

TEST_CASE("a thousand hostile texts in names, sources and rules run nothing") {
  const Scratch scratch;
  CHECK(python("check_injection.py", "'" LANDFALL_BINARY_DIR "/landfall' '" LANDFALL_SOURCE_DIR "' '" + scratch.path() + "'") == 0);
}
