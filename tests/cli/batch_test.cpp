// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "tests/batch/process.hpp"
#include "tests/cli/program.hpp"

using namespace landfall::test;

namespace {

/// A study in a folder of its own, and an uninterrupted run of it.
struct Sample {
  explicit Sample(int draws, const std::string& more = "") : study(scratch.write("small.toml", small_study(draws, more))) {}
  [[nodiscard]] Run batch(const std::string& verb, const std::string& folder, const std::string& options = "") const {
    return run_landfall("batch " + verb + " " + study + " --out " + scratch.path() + "/" + folder + " " + options);
  }
  [[nodiscard]] auto results(const std::string& folder) const { return results_in(scratch.path() + "/" + folder); }
  [[nodiscard]] bool exists(const std::string& folder) const { return std::filesystem::exists(scratch.path() + "/" + folder); }
  Scratch scratch;
  std::string study;
};

long lines(const std::string& text) { return std::count(text.begin(), text.end(), '\n'); }

}  // namespace

TEST_CASE("a study runs, is collected, says how far it is, and shows a scenario that has its row's figures") {
  const Sample sample(150);
  const Run run = sample.batch("run", "a", "--format json");
  REQUIRE(run.status == 0);
  const auto summary = run.json();
  CHECK(summary.at("scenarios").to_number<int>() == 600);
  CHECK(summary.at("groups").as_array().size() == 4);
  CHECK(summary.at("checks").at("different").to_number<int>() == 0);
  CHECK(summary.at("checks").at("compared_with_appraise").to_number<int>() == 2);
  const auto files = sample.results("a");
  CHECK(lines(files.at("results.csv")) == 601);
  CHECK(files.at("results.sqlite").starts_with("SQLite format 3"));
  CHECK(files.at("summary.json") == run.out);
  const auto status = sample.batch("status", "a", "--format json").json();
  CHECK(status.at("collected").as_bool());
  CHECK(status.at("blocks_done") == status.at("blocks"));
  const auto shown = run_landfall("batch show " + sample.study + " 597 --format json").json();
  CHECK(shown.at("same_as_appraise").as_bool());
  const std::string& csv = files.at("results.csv");
  const std::string row = csv.substr(csv.rfind("\n597,") + 1, 400);
  const std::string irr = std::to_string(shown.at("equity_irr").to_number<double>()).substr(0, 7);
  CHECK(row.find(irr) != std::string::npos);
}

TEST_CASE("the bytes of the results are the same for any number of chunks in any order and for any number of threads") {
  const Sample sample(150, "[output]\nrows = \"sample\"\nsample_every = 7\n");
  REQUIRE(sample.batch("run", "whole", "--threads 1 --quiet").status == 0);
  const auto whole = sample.results("whole");
  REQUIRE(sample.batch("run", "threads", "--threads 3 --quiet").status == 0);
  CHECK(sample.results("threads") == whole);
  for (const char* chunk : {"3/3", "1/3", "2/3"}) {
    CHECK(sample.batch("collect", "chunks").status == 2);
    REQUIRE(sample.batch("run", "chunks", std::string("--threads 2 --quiet --chunk ") + chunk).status == 0);
  }
  REQUIRE(sample.batch("collect", "chunks", "--quiet").status == 0);
  CHECK(sample.results("chunks") == whole);
}

TEST_CASE("killed at any moment and resumed, the results have the bytes of an uninterrupted run") {
  const Sample sample(2000);
  REQUIRE(sample.batch("run", "whole", "--quiet").status == 0);
  const std::string folder = sample.scratch.path() + "/killed";
  int kills = 0;
  for (int ms = 40; ms < 2000; ms = ms * 3 / 2 + 7) {
    Process process({"batch", "run", sample.study, "--out", folder, "--resume", "--quiet"});
    if (process.wait(ms) == 0) break;
    process.send(SIGKILL);
    CHECK(process.wait(5000) == 128 + SIGKILL);
    ++kills;
  }
  CHECK(kills >= 2);
  REQUIRE(sample.batch("run", "killed", "--resume --quiet").status == 0);
  CHECK(sample.results("killed") == sample.results("whole"));
  CHECK(left_behind(folder).empty());
}

TEST_CASE("SIGINT and SIGTERM end within two seconds and leave a folder to go on with") {
  const Sample sample(200000);
  for (const int signal : {SIGINT, SIGTERM}) {
    const std::string folder = sample.scratch.path() + "/" + std::to_string(signal);
    Process process({"batch", "run", sample.study, "--out", folder, "--quiet"});
    for (int i = 0; i < 10000 && !std::filesystem::exists(folder + "/manifest.json"); ++i) sleep_ms(1);
    sleep_ms(100);
    process.send(signal);
    CHECK(process.wait(2000) == 1);
    CHECK(left_behind(folder).empty());
    CHECK(sample.batch("status", std::to_string(signal)).out.find("not running") != std::string::npos);
  }
}

TEST_CASE("a folder in use, of another study, already begun or holding something else is refused and left alone") {
  const Sample sample(50);
  REQUIRE(sample.batch("run", "a", "--quiet").status == 0);
  const auto before = sample.results("a");
  const Run again = sample.batch("run", "a");
  CHECK(again.status == 2);
  CHECK(again.err.find("--resume") != std::string::npos);
  const int lock = ::open((sample.scratch.path() + "/a/lock").c_str(), O_RDWR | O_CLOEXEC);
  REQUIRE(::flock(lock, LOCK_EX | LOCK_NB) == 0);
  for (const char* verb : {"run", "collect"}) {
    const Run refused = sample.batch(verb, "a", std::string(verb) == "run" ? "--resume" : "");
    CHECK(refused.status == 2);
    CHECK(refused.err.find("another landfall works in this folder") != std::string::npos);
  }
  ::close(lock);
  sample.scratch.write("small.toml", small_study(51));
  const Run other = sample.batch("run", "a", "--resume");
  CHECK(other.status == 2);
  CHECK(other.err.find("another study") != std::string::npos);
  CHECK(sample.results("a") == before);
  std::filesystem::create_directory(sample.scratch.path() + "/mine");
  sample.scratch.write("mine/thesis.txt", "x");
  CHECK(sample.batch("run", "mine").status == 2);
  CHECK(sample.batch("run", "small.toml").status == 2);
  CHECK(sample.batch("status", "nowhere").status == 2);
}

TEST_CASE("a damaged block is found and worked again") {
  const Sample sample(150);
  REQUIRE(sample.batch("run", "a", "--quiet").status == 0);
  const auto before = sample.results("a");
  std::string bytes = sample.scratch.read("a/blocks/0000000001.block");
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  sample.scratch.write("a/blocks/0000000001.block", bytes);
  const Run collect = sample.batch("collect", "a");
  CHECK(collect.status == 2);
  CHECK(collect.err.find("damaged") != std::string::npos);
  CHECK(sample.results("a") == before);
  const Run mended = sample.batch("run", "a", "--resume --quiet");
  CHECK(mended.status == 0);
  CHECK(mended.err.find("1 damaged") != std::string::npos);
  CHECK(sample.results("a") == before);
}

TEST_CASE("bad studies and options are refused with status 2, and no folder is made") {
  const Sample sample(50);
  const auto refused = [&](const std::string& study, const std::string& options, const std::string& words) {
    sample.scratch.write("small.toml", study);
    const Run run = sample.batch("run", "never", options);
    CAPTURE(run.err);
    CHECK(run.status == 2);
    CHECK(run.err.find(words) != std::string::npos);
    CHECK_FALSE(sample.exists("never"));
  };
  const std::string good = small_study(50);
  refused("id = \"x\"\n", "", "small.toml:1:");
  refused(small_study(50, "[[axes]]\ninput = \"deal.letting.lease_upp\"\nvalues = [1.0]\n"), "", "did you mean \"deal.letting.lease_up\"");
  refused(small_study(50, "[[axes]]\ninput = \"deal.letting.lease_up\"\nvalues = []\n"), "", "empty grid");
  refused(small_study(50, "[[correlations]]\nbetween = [\"a\", \"b\"]\nvalue = -1.5\n"), "", "small.toml:");
  refused(small_study(50, "[[offers]]\ndeal = \"colocatoin\"\n"), "", "did you mean \"colocation\"");
  refused("portfolio = \"nowhere.toml\"\n" + good, "", "expected a file, found none");
  refused(good, "--chunk 9/8", "I/N");
  refused(good, "--chunk half", "I/N");
  std::string huge = good;
  huge.replace(huge.find("draws = 50"), 10, "draws = 250000000000");
  refused(huge, "", "--yes");
  sample.scratch.write("small.toml", huge);
  const Run dry = sample.batch("run", "never", "--dry-run --format json");
  REQUIRE(dry.status == 0);
  CHECK(dry.json().at("scenarios").to_number<double>() == 1e12);
  sample.scratch.write("small.toml", good);
  CHECK(run_landfall("batch show " + sample.study + " 200").status == 2);
  CHECK(run_landfall("batch show " + sample.study + " first").status == 2);
}

TEST_CASE("a file system that takes no more is an error with a name, and the folder goes on when it does") {
  const Sample sample(2000);
  const std::string folder = sample.scratch.path() + "/full";
  for (const char* blocks_of_512 : {"20", "100"}) {  // not even a block; a block, but not the results
    const Run full = run_landfall("batch run " + sample.study + " --out " + folder + " --quiet --resume",
                                  std::string("ulimit -f ") + blocks_of_512 + ";");
    CHECK(full.status == 1);
    CHECK(full.err.find("File too large") != std::string::npos);
    CHECK(left_behind(folder).empty());
  }
  REQUIRE(sample.batch("run", "full", "--resume --quiet").status == 0);
  REQUIRE(sample.batch("run", "whole", "--quiet").status == 0);
  CHECK(sample.results("full") == sample.results("whole"));
}

TEST_CASE("the Slurm script quotes its paths and asks for one task a chunk") {
  const Sample sample(50);
  const Run run = run_landfall("batch slurm " + sample.study + " --out \"" + sample.scratch.path() +
                               "/it's here\" --chunks 5 --cpus 2 --time 01:00:00");
  REQUIRE(run.status == 0);
  for (const char* words :
       {"#!/bin/sh\n", "--array=1-5\n", "--cpus-per-task=2\n", "--time=01:00:00\n", "it'\\''s here'", "$SLURM_ARRAY_TASK_ID/5", "--resume"})
    CHECK(run.out.find(words) != std::string::npos);
  CHECK(run_landfall("batch slurm " + sample.study + " --time '1; rm'").status == 2);
}

TEST_CASE("a study is the same from wherever it is called") {
  const Scratch scratch;
  REQUIRE(run_landfall("init " + scratch.path() + "/new").status == 0);
  std::string study = scratch.read("new/study.toml");
  study.replace(study.find("draws = 2000"), 12, "draws = 20");
  scratch.write("new/study.toml", study);
  const std::string out = " --quiet --out " + scratch.path() + "/results ";
  REQUIRE(run_landfall("batch run study.toml --chunk 1/2" + out, "cd " + scratch.path() + "/new &&").status == 0);
  REQUIRE(run_landfall("batch run new/study.toml --chunk 2/2" + out, "cd " + scratch.path() + " &&").status == 0);
  CHECK(run_landfall("batch collect " + scratch.path() + "/new/study.toml" + out).status == 0);
}

TEST_CASE("the summary speaks Chinese") {
  const Sample sample(20);
  const Run run = sample.batch("run", "a", "--lang zh --quiet");
  REQUIRE(run.status == 0);
  CHECK(run.out.find("情景数") != std::string::npos);
}
