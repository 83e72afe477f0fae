// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/cli/sample_region.hpp"

using landfall::test::region_request;
using landfall::test::Run;
using landfall::test::run_landfall;
using landfall::test::Scratch;

namespace {

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Everything published, the work folder apart.
std::string all_bytes(const std::string& folder) {
  std::string all;
  std::vector<std::filesystem::path> paths;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) paths.push_back(entry.path());
  }
  std::sort(paths.begin(), paths.end());
  for (const auto& path : paths) all += path.filename().string() + "\n" + read_file(path);
  return all;
}

}  // namespace

TEST_CASE("any number of threads or chunks, and a run that was broken off, give the same bytes") {
  const Scratch out;
  const auto folder = [&](const char* name) { return out.path() + "/" + name; };
  const auto screen = [&](const char* name, const std::string& more) {
    const Run run = run_landfall("screen " + region_request() + " --out '" + folder(name) + "' " + more);
    CAPTURE(run.err);
    REQUIRE(run.status == 0);
  };
  screen("one", "--threads 1");
  const std::string expected = all_bytes(folder("one"));
  CHECK(expected.size() > 10000);
  screen("three", "--threads 3");
  CHECK(all_bytes(folder("three")) == expected);
  for (const char* chunk : {"3/3", "1/3", "2/3"}) screen("chunks", std::string("--chunk ") + chunk);
  CHECK_FALSE(std::filesystem::exists(folder("chunks") + "/pue.tif"));
  screen("chunks", "--collect");
  CHECK(all_bytes(folder("chunks")) == expected);
  // Broken off: one block gone, one cut short, a draft left behind.
  std::filesystem::create_directories(folder("broken"));
  std::filesystem::copy(folder("one") + "/work", folder("broken") + "/work", std::filesystem::copy_options::recursive);
  std::filesystem::remove(folder("broken") + "/work/block-0000001.bin");
  std::filesystem::resize_file(folder("broken") + "/work/block-0000003.bin", 150);
  out.write("broken/work/.block-0000001.bin.77.part", "half");
  const Run incomplete = run_landfall("screen " + region_request() + " --out '" + folder("broken") + "' --collect");
  CHECK(incomplete.status == 1);
  CHECK(incomplete.err.find("block 2 of 4 is not done") != std::string::npos);
  CHECK_FALSE(std::filesystem::exists(folder("broken") + "/pue.tif"));
  screen("broken", "");
  CHECK(all_bytes(folder("broken")) == expected);
}
