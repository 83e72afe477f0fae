// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <signal.h>

#include "tests/batch/process.hpp"
#include "tests/cli/program.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall::test;

TEST_CASE("200 kills at random instants of a 10,000-scenario batch, each resumed: no row lost, doubled or torn") {
  const Scratch scratch;
  const std::string study = scratch.write("small.toml", small_study(2500));
  const std::string start = "batch run " + study + " --quiet --out " + scratch.path();
  REQUIRE(run_landfall(start + "/whole").status == 0);
  const auto whole = results_in(scratch.path() + "/whole");
  landfall::samples::Chance chance(20);
  int kills = 0, runs = 0;
  while (kills < 200) {
    const std::string folder = scratch.path() + "/" + std::to_string(runs++);
    for (bool done = false; !done;) {
      Process process({"batch", "run", study, "--out", folder, "--resume", "--quiet"});
      done = process.wait(20 + chance.below(600)) == 0;
      if (done) break;
      process.send(SIGKILL);
      done = process.wait(20000) == 0;  // it may have ended just before
      kills += done ? 0 : 1;
      if (kills % 20 == 0) break;
    }
    REQUIRE(run_landfall("batch run " + study + " --quiet --resume --out " + folder).status == 0);
    CHECK(results_in(folder) == whole);
    CHECK(left_behind(folder).empty());
    std::filesystem::remove_all(folder);
  }
  MESSAGE(kills << " kills over " << runs << " runs");
}

TEST_CASE("of two processes on one folder the second is refused, 20 times of 20") {
  const Scratch scratch;
  const std::string study = scratch.write("small.toml", small_study(100000));
  for (int i = 0; i < 20; ++i) {
    const std::string folder = scratch.path() + "/" + std::to_string(i);
    Process first({"batch", "run", study, "--out", folder, "--quiet"});
    for (int ms = 0; ms < 20000 && !std::filesystem::exists(folder + "/manifest.json"); ++ms) sleep_ms(1);
    CHECK(run_landfall("batch run " + study + " --quiet --resume --out " + folder).status == 2);
    first.send(SIGTERM);
    CHECK(first.wait(2000) == 1);
    std::filesystem::remove_all(folder);
  }
}
