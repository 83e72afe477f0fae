// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/batch/process.hpp"
#include "tests/cli/program.hpp"

using namespace landfall::test;

namespace {

void check_all(const std::string& more) {
  const Scratch scratch;
  const std::string study = scratch.write("small.toml", small_study(1000, more));
  const auto run = [&](const std::string& folder, const std::string& options) {
    REQUIRE(run_landfall("batch run " + study + " --quiet --out " + scratch.path() + "/" + folder + " " + options).status == 0);
  };
  run("whole", "--threads 1");
  const auto whole = results_in(scratch.path() + "/whole");
  for (const int threads : {2, 3, 7, 16}) {
    CAPTURE(threads);
    const std::string folder = "threads-" + std::to_string(threads);
    run(folder, "--threads " + std::to_string(threads));
    CHECK(results_in(scratch.path() + "/" + folder) == whole);
  }
  for (const int chunks : {1, 2, 4, 8}) {
    for (const bool backward : {false, true}) {
      CAPTURE(chunks);
      const std::string folder = "chunks-" + std::to_string(chunks) + (backward ? "-backward" : "");
      for (int i = 1; i <= chunks; ++i) {
        const int number = backward ? chunks + 1 - i : i;
        run(folder, "--threads " + std::to_string(1 + i % 3) + " --chunk " + std::to_string(number) + "/" + std::to_string(chunks));
      }
      REQUIRE(run_landfall("batch collect " + study + " --quiet --out " + scratch.path() + "/" + folder).status == 0);
      CHECK(results_in(scratch.path() + "/" + folder) == whole);
    }
  }
  for (const char* environment : {"LANG=tr_TR.UTF-8 LC_ALL=tr_TR.UTF-8", "LANG=de_DE.UTF-8 TZ=Asia/Riyadh", "LC_ALL=C TZ=UTC"}) {
    const std::string folder = std::string("env-") + environment[5];
    std::filesystem::remove_all(scratch.path() + "/" + folder);
    REQUIRE(run_landfall("batch run " + study + " --quiet --out " + scratch.path() + "/" + folder, environment).status == 0);
    CHECK(results_in(scratch.path() + "/" + folder) == whole);
  }
}

}  // namespace

TEST_CASE("twenty runs each with 1, 2, 3, 7 and 16 threads and with 1, 2, 4 and 8 chunks give one set of bytes") {
  const Scratch scratch;
  const std::string study = scratch.write("small.toml", small_study(200));
  const std::string folder = scratch.path() + "/results";
  const auto run = [&](const std::string& options) {
    REQUIRE(run_landfall("batch run " + study + " --quiet --out " + folder + " " + options).status == 0);
  };
  run("--threads 1");
  const auto first = results_in(folder);
  REQUIRE(first.size() >= 3);
  for (int repeat = 0; repeat < 20; ++repeat) {
    CAPTURE(repeat);
    for (const int threads : {1, 2, 3, 7, 16}) {
      CAPTURE(threads);
      std::filesystem::remove_all(folder);
      run("--threads " + std::to_string(threads));
      REQUIRE(results_in(folder) == first);
    }
    for (const int chunks : {1, 2, 4, 8}) {
      CAPTURE(chunks);
      std::filesystem::remove_all(folder);
      for (int i = 1; i <= chunks; ++i) run("--chunk " + std::to_string((i + repeat) % chunks + 1) + "/" + std::to_string(chunks));
      REQUIRE(run_landfall("batch collect " + study + " --quiet --out " + folder).status == 0);
      REQUIRE(results_in(folder) == first);
    }
  }
}

TEST_CASE("collected bytes are the same for 1, 2, 4 and 8 chunks in either order and for 1, 2, 3, 7 and 16 threads: all rows kept") {
  check_all("");
}
TEST_CASE("the same with a sample of the rows, a Sobol sequence, correlations and events") {
  check_all(
      "[[distributions]]\ninput = \"deal.letting.lease_up\"\nshape = \"lognormal\"\n[[correlations]]\nbetween = "
      "[\"deal.letting.lease_up\", "
      "\"deal.letting.credit_loss\"]\nvalue = 0.5\n[[events]]\nid = \"slip\"\nprobability = 0.3\n[[events.changes]]\ninput = "
      "\"site.power.connection_time\"\nadd = 6.0\n[output]\nrows = \"sample\"\nsample_every = 10\n");
}
TEST_CASE("the same with no rows kept and Sobol indices asked for") {
  check_all("[statistics]\nsobol_indices = [\"deal.letting.credit_loss\", \"deal.colocation.rent_level\"]\n[output]\nrows = \"none\"\n");
}
