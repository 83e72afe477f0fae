// SPDX-License-Identifier: Apache-2.0
// Needs chromium, soffice and python3; a missing one fails the test.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "tests/cli/program.hpp"
#include "tests/workbook/office.hpp"

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

TEST_CASE("report, workbook, map and results say the same of every candidate") {
  const Scratch scratch;
  const std::filesystem::path folder = scratch.path();
  const Run pack = run_landfall("compare --top 1 --draws 16 --leading 6 --out '" + (folder / "pack").string() + "'");
  REQUIRE(pack.status == 0);
  const Run maps = run_landfall("export --draws 16 --out '" + (folder / "maps").string() + "'");
  REQUIRE(maps.status == 0);

  landfall::test::poison(folder / "pack/committee.xlsx", folder / "committee.xlsx");
  landfall::test::recalculate(folder, {folder / "committee.xlsx"});
  landfall::test::write_values(folder / "out/committee.xlsx", folder / "values.tsv");
  const std::string command = "python3 '" LANDFALL_SOURCE_DIR "/tests/report/agreement.py' '" + (folder / "pack").string() + "' '" +
                              (folder / "maps").string() + "' '" + (folder / "values.tsv").string() + "' 6";
  CAPTURE(command);
  CHECK(std::system(command.c_str()) == 0);
}
