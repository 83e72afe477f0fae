// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "tests/house/tree.hpp"

using namespace landfall::house;

namespace {

bool is_source(const std::string& path) {
  for (const char* ending : {".cpp", ".hpp", ".cmake", "CMakeLists.txt", ".sh"}) {
    if (path.ends_with(ending)) return true;
  }
  return false;
}

/// Files that cannot hold a licence line, by the patterns of .reuse/dep5; `*` stands for anything.
bool named_in_dep5(const std::string& path) {
  for (const std::string& patterns : matches(file(".reuse/dep5").text, "Files:([^\\n]*)")) {
    std::istringstream words(patterns);
    for (std::string pattern; words >> pattern;) {
      const std::string escaped = std::regex_replace(pattern, std::regex("[.+]"), "\\$&");
      if (std::regex_match(path, std::regex(std::regex_replace(escaped, std::regex("\\*"), ".*")))) return true;
    }
  }
  return false;
}

std::string first_lines(const std::string& text, int count) {
  std::string::size_type end = 0;
  for (int line = 0; line < count && end != std::string::npos; ++line) end = text.find('\n', end + (line > 0 ? 1 : 0));
  return text.substr(0, end);
}

}  // namespace

TEST_CASE("every file names its licence first: data are CC-BY-4.0, all else is Apache-2.0") {
  for (const TextFile& each : files()) {
    if (named_in_dep5(each.path)) continue;
    CAPTURE(each.path);
    const bool data = each.path.find("/data/") != std::string::npos && each.path.ends_with(".toml");
    const auto licences =
        matches(first_lines(each.text, each.path.ends_with(".json") ? 6 : 2), "SPDX-License-Identifier[\": ]+([A-Za-z0-9.-]+)");
    REQUIRE(licences.size() == 1);
    CHECK(licences.front() == (data ? "CC-BY-4.0" : "Apache-2.0"));
  }
}

TEST_CASE("a source file is no larger than one idea, and most are small") {
  std::vector<std::size_t> product_sizes;
  for (const TextFile& each : files()) {
    if (!is_source(each.path)) continue;
    CAPTURE(each.path);
    CHECK(each.text.size() <= 25000);
    if (each.path.rfind("tests/", 0) != 0) product_sizes.push_back(each.text.size());
  }
  const auto middle = product_sizes.begin() + static_cast<std::ptrdiff_t>(product_sizes.size() / 2);
  std::nth_element(product_sizes.begin(), middle, product_sizes.end());
  CHECK(*middle <= 6000);
}

TEST_CASE("nothing is left to do later") {
  const std::regex words(
      "\\b("
      "TO"
      "DO|FIX"
      "ME)\\b");
  for (const TextFile& each : files()) {
    CAPTURE(each.path);
    CHECK_FALSE(std::regex_search(each.text, words));
  }
}

TEST_CASE("the top level holds what was agreed") {
  const std::set<std::string> agreed{"CMakeLists.txt", "CMakePresets.json", "LICENSE", "CHANGELOG.md", "README.md", "planner",
                                     "sites",          "climate",           "tests",   "docs"};
  for (const TextFile& each : files()) {
    const std::string top = each.path.substr(0, each.path.find('/'));
    CAPTURE(top);
    CHECK((top.front() == '.' || agreed.contains(top)));
  }
}

TEST_CASE("every test file is in the list of tests, and holds a test") {
  std::set<std::string> on_disk;
  for (const TextFile& each : files()) {
    if (each.path.rfind("tests/", 0) != 0 || !each.path.ends_with("_test.cpp")) continue;
    on_disk.insert(each.path.substr(6));
    CAPTURE(each.path);
    CHECK(each.text.find("\nTEST_CASE") != std::string::npos);
  }
  std::set<std::string> listed;
  std::istringstream lines(LANDFALL_TEST_SOURCES);
  for (std::string line; lines >> line;) listed.insert(line);
  CHECK(on_disk == listed);
}
