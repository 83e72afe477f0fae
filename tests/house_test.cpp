// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

const std::filesystem::path root = std::filesystem::path(LANDFALL_SOURCE_DIR);

struct Source {
  std::string path;  ///< from the root
  std::string text;
};

std::vector<Source> sources() {
  std::vector<Source> all;
  for (const char* folder : {"climate", "sites", "planner", "tests"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(root / folder)) {
      const auto extension = entry.path().extension();
      if (extension != ".cpp" && extension != ".hpp") continue;
      std::ifstream file(entry.path());
      all.push_back({entry.path().lexically_relative(root).string(), {std::istreambuf_iterator<char>(file), {}}});
    }
  }
  return all;
}

bool includes(const Source& source, const std::string& pattern) {
  return std::regex_search(source.text, std::regex("#include [<\"]" + pattern));
}

bool starts(const Source& source, std::string_view folder) { return source.path.compare(0, folder.size(), folder) == 0; }

}  // namespace

TEST_CASE("rooms include only earlier rooms") {
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    if (starts(source, "climate/")) CHECK_FALSE(includes(source, "(sites|planner)/"));
    if (starts(source, "sites/")) CHECK_FALSE(includes(source, "planner/"));
    if (starts(source, "planner/plant/")) CHECK_FALSE(includes(source, "planner/(modules|cost|deal|finance|committee|whatif|publish|cli)/"));
    if (starts(source, "planner/finance/")) CHECK_FALSE(includes(source, "planner/(committee|whatif|publish|cli)/"));
  }
}

TEST_CASE("the core does no input or output, and asks no clock, locale or environment") {
  const std::regex readers("_file\\.(cpp|hpp)$|base/document\\.cpp$");  // the edge: bytes to values
  for (const Source& source : sources()) {
    if (starts(source, "tests/") || starts(source, "planner/publish/") || starts(source, "planner/cli/")) continue;
    CAPTURE(source.path);
    CHECK_FALSE(includes(source, "(fstream|iostream|filesystem|chrono|ctime|locale|cstdio|gdal|ogr)"));
    CHECK_FALSE(std::regex_search(source.text, std::regex("getenv|system_clock|random_device")));
    if (!std::regex_search(source.path, readers)) CHECK_FALSE(includes(source, "toml"));
  }
}

TEST_CASE("every source names its licence first and is no larger than one idea") {
  for (const Source& source : sources()) {
    CAPTURE(source.path);
    CHECK(source.text.rfind("// SPDX-License-Identifier: Apache-2.0\n", 0) == 0);
    CHECK(source.text.size() <= 25000);
  }
}

TEST_CASE("the top level holds what was agreed") {
  const std::set<std::string> agreed{"CMakeLists.txt", "CMakePresets.json", "LICENSE", "CHANGELOG.md", "README.md", "planner", "sites", "climate", "tests", "docs"};
  for (const auto& entry : std::filesystem::directory_iterator(root)) {
    const std::string name = entry.path().filename().string();
    if (name.front() == '.' || name.rfind("build", 0) == 0) continue;
    CAPTURE(name);
    CHECK(agreed.contains(name));
  }
}
