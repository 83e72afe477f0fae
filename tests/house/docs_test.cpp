// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <set>

#include "tests/house/tree.hpp"

using namespace landfall::house;

namespace {

/// Paths from the root that a page links to; addresses of the web and of places in the same page are left out.
std::vector<std::string> links(const TextFile& page) {
  std::vector<std::string> found;
  for (const std::string& target : matches(page.text, "\\]\\(([^)#\\s]+)(?:#[^)\\s]*)?\\)")) {
    if (target.find("://") != std::string::npos || target.rfind("mailto:", 0) == 0) continue;
    found.push_back((std::filesystem::path(page.path).parent_path() / target).lexically_normal().generic_string());
  }
  return found;
}

std::vector<TextFile> pages() {
  std::vector<TextFile> all;
  for (const TextFile& each : files()) {
    if (each.path.ends_with(".md")) all.push_back(each);
  }
  return all;
}

}  // namespace

TEST_CASE("every link of a page leads to a file") {
  for (const TextFile& page : pages()) {
    CAPTURE(page.path);
    for (const std::string& target : links(page)) {
      CAPTURE(target);
      CHECK(exists(target));
    }
  }
}

TEST_CASE("every page of the docs can be reached from their index") {
  std::set<std::string> reached;
  std::vector<std::string> open{"docs/README.md"};
  while (!open.empty()) {
    const std::string path = open.back();
    open.pop_back();
    if (!path.ends_with(".md") || !reached.insert(path).second) continue;
    for (const std::string& target : links(file(path))) open.push_back(target);
  }
  for (const TextFile& page : pages()) {
    if (page.path.rfind("docs/", 0) != 0) continue;
    CAPTURE(page.path);
    CHECK(reached.contains(page.path));
  }
}

TEST_CASE("every command has its page and its test") {
  for (const TextFile& source : sources()) {
    for (const std::string& name : matches(source.path, "^planner/cli/command_(\\w+)\\.cpp$")) {
      CAPTURE(name);
      CHECK(exists("docs/commands/" + name + ".md"));
      bool tested = false;
      for (const TextFile& each : files()) tested = tested || each.path.rfind("tests/cli/" + name + "_test", 0) == 0;
      CHECK(tested);
    }
  }
}

TEST_CASE("every unit of a fact or quantity stands in the table of units") {
  const std::string conventions = file("docs/conventions.md").text;
  for (const TextFile& source : sources()) {
    for (const std::string& unit : matches(source.text, "(?:Fact|Quantity)<\"([^\"]+)\">")) {
      CAPTURE(source.path);
      CAPTURE(unit);
      CHECK(conventions.find("`" + unit + "`") != std::string::npos);
    }
  }
}
