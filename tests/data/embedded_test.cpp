// SPDX-License-Identifier: Apache-2.0
#include "planner/data/embedded.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

namespace {

const std::filesystem::path root = std::filesystem::path(LANDFALL_SOURCE_DIR);

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace

TEST_CASE("the embedded files are the data files, byte for byte") {
  std::set<std::string> on_disk;
  for (const char* folder : {"climate", "sites", "planner"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      if (entry.path().extension() == ".toml") on_disk.insert(entry.path().lexically_relative(root).generic_string());
    }
  }
  std::set<std::string> embedded;
  for (const landfall::EmbeddedFile& file : landfall::embedded_files()) {
    CAPTURE(file.path);
    embedded.insert(std::string(file.path));
    CHECK(file.bytes == read(root / file.path));
  }
  CHECK(embedded == on_disk);
  CHECK(embedded.contains("sites/data/places/my-johor.toml"));
  CHECK(embedded.contains("planner/publish/messages/findings.toml"));
}

TEST_CASE("the embedded files are sorted by path") {
  const auto files = landfall::embedded_files();
  CHECK(std::is_sorted(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
}
