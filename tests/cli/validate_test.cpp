// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/program.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;
using landfall::test::shipped;

TEST_CASE("every shipped file is valid, each kind on its own") {
  const Scratch scratch;
  std::string files;
  for (const char* path :
       {"sites/data/countries/my.toml", "sites/data/places/my-johor.toml", "climate/data/my-johor.toml",
        "planner/modules/data/tower-pod-2000.toml", "planner/cost/data/costs.toml", "planner/deal/data/colocation.toml",
        "planner/finance/data/project-loan.toml", "planner/gates/data/us-developer.toml", "planner/portfolio/data/built-in.toml"}) {
    std::string name = path;
    std::replace(name.begin(), name.end(), '/', '_');
    files += " " + scratch.write(name, shipped(path));
  }
  const Run run = run_landfall("validate" + files);
  CAPTURE(run.err);
  CHECK(run.status == 0);
  CHECK(std::count(run.out.begin(), run.out.end(), '\n') == 9);
}

TEST_CASE("validate names twenty mistakes of one file at once") {
  std::string bytes = shipped("sites/data/places/my-johor.toml");
  std::string from = "unit = \"";
  std::size_t at = 0;
  for (int i = 0; i < 20; ++i) {
    at = bytes.find(from, at);
    REQUIRE(at != std::string::npos);
    bytes.insert(at + from.size(), "x");
    at += from.size();
  }
  const Scratch scratch;
  const Run run = run_landfall("validate " + scratch.write("site.toml", bytes));
  CHECK(run.status == 2);
  CHECK(std::count(run.err.begin(), run.err.end(), '\n') >= 20);
  CHECK(run.err.find("site.toml:") != std::string::npos);
}

TEST_CASE("hostile files are an error message") {
  const Scratch scratch;
  const auto refused = [&](const std::string& name, const std::string& bytes) {
    const Run run = run_landfall("validate " + scratch.write(name, bytes));
    CAPTURE(name);
    CHECK(run.status == 2);
    CHECK(run.err.find(name) != std::string::npos);
  };
  refused("empty.toml", "");
  refused("binary.toml", std::string("\x7f"
                                     "ELF\0\0\0\x01",
                                     8));
  refused("deep.toml", "a = " + std::string(100, '[') + std::string(100, ']'));
  refused("none.toml", "colour = \"red\"\n");
  refused("broken.toml", "id = \"x");
  refused("long.toml", "id = \"" + std::string(100000, 'x') + "\"\nstation = \"a\"\n");
  refused("empty.epw", "");
  refused("short.epw", "LOCATION,x\n");
  CHECK(run_landfall("validate /nowhere.toml").status == 2);
  CHECK(run_landfall("validate " + scratch.path()).status == 2);
  CHECK(run_landfall("validate").status == 2);
  CHECK(run_landfall("validate /dev/zero").status == 2);
}
