// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>

#include "tests/house/tree.hpp"

using namespace landfall::house;

namespace {

/// The one direction: a room includes itself and rooms of lower rank. Rooms of one rank do not know each other.
const std::map<std::string, int> ranks{
    {"climate", 0},           {"sites", 1},
    {"planner/scalar", 2},    {"planner/plant", 2},
    {"planner/energy", 3},    {"planner/modules", 3},
    {"planner/gates", 4},     {"planner/cost", 4},
    {"planner/siteplan", 4},  {"planner/deal", 5},
    {"planner/finance", 6},   {"planner/fleet", 6},
    {"planner/portfolio", 7}, {"planner/appraisal", 8},
    {"planner/risk", 9},      {"planner/committee", 10},
    {"planner/whatif", 11},   {"planner/publish", 12},
    {"planner/report", 13},   {"planner/workbook", 13},
    {"planner/maps", 13},     {"planner/screening", 13},
    {"planner/batch", 13},    {"planner/cli", 14},
};
/// What speaks to the outside: text, files, other formats.
const std::set<std::string> edge_rooms{"planner/publish",   "planner/report", "planner/workbook", "planner/maps",
                                       "planner/screening", "planner/batch",  "planner/cli"};
/// The program's own data and version: below all and above none, and only the rooms that speak to the outside may know it.
constexpr const char* data_room = "planner/data";

std::string room_of(const std::string& path) {
  const auto first = path.find('/');
  if (path.rfind("planner/", 0) != 0) return path.substr(0, first);
  return path.substr(0, path.find('/', first + 1));
}

bool at_the_edge(const std::string& path) {
  static const std::regex readers("_file\\.(cpp|hpp)$|^climate/base/document\\.cpp$");
  const std::string room = room_of(path);
  return edge_rooms.contains(room) || room == data_room || std::regex_search(path, readers);
}

}  // namespace

TEST_CASE("every folder of the planner is a room with its place in the one direction") {
  for (const TextFile& source : sources()) {
    CAPTURE(source.path);
    const std::string room = room_of(source.path);
    CHECK((ranks.contains(room) || room == data_room));
  }
}

TEST_CASE("rooms include only earlier rooms") {
  int checked = 0;
  for (const TextFile& source : sources()) {
    const std::string room = room_of(source.path);
    for (const std::string& included : includes(source)) {
      const std::string other = room_of(included);
      if (other == room || (!ranks.contains(other) && other != data_room)) continue;
      CAPTURE(source.path);
      CAPTURE(included);
      ++checked;
      if (other == data_room) {
        CHECK(edge_rooms.contains(room));
      } else {
        CHECK(room != data_room);
        CHECK((room == data_room || ranks.at(other) < ranks.at(room)));
      }
    }
  }
  CHECK(checked > 20);
}

TEST_CASE("the product never includes its tests") {
  for (const TextFile& source : sources()) {
    CAPTURE(source.path);
    for (const std::string& included : includes(source)) CHECK(included.rfind("tests/", 0) != 0);
  }
}

TEST_CASE("the core does no input or output, and asks no clock, locale, environment or chance") {
  const std::set<std::string> edge_headers{"fstream", "iostream", "istream", "ostream", "sstream", "filesystem", "chrono",  "ctime",
                                           "locale",  "clocale",  "cstdio",  "random",  "csignal", "sys/stat.h", "unistd.h"};
  const std::regex libraries("^(gdal|ogr|cpl_|toml\\+\\+|CLI/|sqlite3|xlsxwriter|boost/json)");
  const std::regex calls("\\b(getenv|system_clock|steady_clock|random_device|setlocale|std::time|printf)\\b");
  for (const TextFile& source : sources()) {
    if (at_the_edge(source.path)) continue;
    CAPTURE(source.path);
    for (const std::string& included : includes(source)) {
      CAPTURE(included);
      CHECK_FALSE(edge_headers.contains(included));
      CHECK_FALSE(std::regex_search(included, libraries));
    }
    CHECK_FALSE(std::regex_search(source.text, calls));
  }
}

TEST_CASE("the core has no global state") {
  const std::regex inside("\\n +(thread_local|static (?!constexpr|const |consteval|inline|assert)[\\w:<>,*& ]+ \\w+( =|;|\\{))");
  const std::regex outside(
      "\\n(?! |const|using|namespace|struct|class|enum|template|concept|inline constexpr|typedef|extern|return|friend)(inline |static "
      "|thread_local )?"
      "[\\w:<>, ]+[*&]? \\w+( = [^;]*|\\{[^;]*\\})?;");
  for (const TextFile& source : sources()) {
    if (at_the_edge(source.path)) continue;
    CAPTURE(source.path);
    std::smatch found;
    const bool global = std::regex_search(source.text, found, inside) || std::regex_search(source.text, found, outside);
    CAPTURE(found.str());
    CHECK_FALSE(global);
  }
}

TEST_CASE("results do not depend on the build: no fast math, no contraction, no native code") {
  for (const TextFile& each : files()) {
    if (!each.path.ends_with("CMakeLists.txt") && !each.path.ends_with(".cmake") && each.path != "CMakePresets.json") continue;
    CAPTURE(each.path);
    const std::regex comment("#[^\\n]*");
    CHECK_FALSE(
        std::regex_search(std::regex_replace(each.text, comment, ""), std::regex("-ffast-math|-Ofast|-funsafe-math|-march=native")));
  }
  CHECK(file("CMakeLists.txt").text.find("-ffp-contract=off") != std::string::npos);
}
