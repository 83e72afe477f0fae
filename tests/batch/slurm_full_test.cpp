// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>

#include "tests/batch/cluster.hpp"
#include "tests/batch/process.hpp"
#include "tests/cli/program.hpp"

using namespace landfall::test;

namespace {

std::string word(const std::string& text) { return text.substr(0, text.find_first_of(" \n")); }

}  // namespace

TEST_CASE("a job array on a real Slurm: one task killed, submitted again, collected, and the bytes are those of one machine") {
  const Scratch scratch;
  const Cluster cluster(scratch.path() + "/slurm");
  REQUIRE_MESSAGE(cluster.up(), "this test runs Slurm's daemons: it needs root, slurm-wlm and munge");
  const std::string study = scratch.write("small.toml", small_study(20000));
  REQUIRE(run_landfall("batch run " + study + " --quiet --out " + scratch.path() + "/whole").status == 0);
  const std::string folder = scratch.path() + "/shared";
  const Run script =
      run_landfall("batch slurm " + study + " --out " + folder + " --chunks 4 --cpus 1 --program '" + LANDFALL_BINARY_DIR + "/landfall'");
  REQUIRE(script.status == 0);
  scratch.write("slurm/array.sh", script.out);

  const auto submitted = cluster.ask("sbatch --parsable array.sh");
  CAPTURE(submitted.out);
  REQUIRE(submitted.status == 0);
  const std::string job = word(submitted.out);
  // The first task is killed as soon as it has written a block.
  for (int i = 0; i < 60000; ++i) {
    std::error_code none;
    if (std::filesystem::exists(folder + "/blocks/0000000000.block", none)) break;
    sleep_ms(1);
  }
  const auto killed = cluster.ask("scancel --signal=KILL --full " + job + "_1");
  CAPTURE(killed.out);
  CHECK(killed.status == 0);
  REQUIRE(cluster.wait_for(job, 300));
  const Run early = run_landfall("batch collect " + study + " --quiet --out " + folder);
  CAPTURE(early.err);
  CHECK(early.status == 2);
  CHECK(early.err.find("are missing") != std::string::npos);

  const auto again = cluster.ask("sbatch --parsable --array=1 array.sh");
  REQUIRE(again.status == 0);
  REQUIRE(cluster.wait_for(word(again.out), 300));
  const auto collect = cluster.ask("sbatch --parsable --wait --wrap \"'" + std::string(LANDFALL_BINARY_DIR) + "/landfall' batch collect " +
                                   study + " --quiet --out " + folder + "\"");
  CHECK(collect.status == 0);
  CHECK(results_in(folder) == results_in(scratch.path() + "/whole"));
  CHECK(left_behind(folder).empty());
}
