// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <set>

#include "planner/committee/documents_file.hpp"
#include "planner/committee/stress_file.hpp"
#include "tests/built_in.hpp"

using namespace landfall;

namespace {

/// Every input path of the built-in library, under each of the deals.
std::set<std::string> all_paths() {
  std::set<std::string> paths;
  for (const auto& [deal, loan] : {std::pair("colocation", "project-loan"), std::pair("gpu-rental-h200", "gpu-loan")}) {
    portfolio::Portfolio portfolio = test::built_in_with([&](portfolio::Request& request) {
      request.deal = deal;
      request.financing = loan;
    });
    for (const std::string& path : portfolio::input_paths(portfolio)) paths.insert(path);
  }
  return paths;
}

committee::Documents documents() {
  Problems problems;
  committee::Documents all = committee::parse_documents(embedded_file("planner/committee/data/documents.toml"), "documents.toml", problems);
  problems.raise_if_any();
  return all;
}

std::vector<committee::StressTest> stress_tests() {
  Problems problems;
  auto all = committee::parse_stress_tests(embedded_file("planner/committee/data/stress.toml"), "stress.toml", problems);
  problems.raise_if_any();
  return all;
}

}  // namespace

TEST_CASE("some paper settles every registered input, and every entry settles something") {
  const std::set<std::string> paths = all_paths();
  const committee::Documents kinds = documents();
  for (const std::string& path : paths) {
    if (path.find(deal::surprise_prefix) != std::string::npos) continue;  // chance
    CAPTURE(path);
    CHECK(kinds.settling(path) != nullptr);
  }
  for (const auto& kind : kinds.kinds) {
    for (const std::string& part : kind.paths) {
      CAPTURE(part);
      const auto after = paths.lower_bound(part);
      CHECK((after != paths.end() && after->compare(0, part.size(), part) == 0));
    }
  }
}

TEST_CASE("the longest entry decides, by whole words") {
  const committee::Documents kinds{{{"a", {}, {"site.power"}}, {"b", {}, {"site.power.tariff"}}}};
  CHECK(kinds.settling("site.my-johor.power.tariff")->id == "b");
  CHECK(kinds.settling("site.power.tariffs")->id == "a");
  CHECK(kinds.settling("site.powers") == nullptr);
}

TEST_CASE("stress tests change registered inputs only, and say where they come from") {
  const std::set<std::string> paths = all_paths();
  const auto tests = stress_tests();
  CHECK(tests.size() == 17);
  for (const committee::StressTest& test : tests) {
    CAPTURE(test.id);
    for (const auto& change : test.changes) {
      CAPTURE(change.path);
      CHECK(paths.contains(change.path));
    }
    CHECK_FALSE(test.history.text.zh.empty());
    CHECK_FALSE(test.history.source.empty());
  }
}

TEST_CASE("a stress file with faults is told all of them") {
  Problems problems;
  (void)committee::parse_stress_tests(R"(
[[tests]]
id = "a"
name = { en = "a", zh = "a" }
history = { text = { en = "a", zh = "a" }, year = 2025, source = "s", confidence = "low" }
changes = [{ path = "x", op = "times", value = 1.0 }, { path = "x", op = "multiply", value = -1.0 }]
[[tests]]
id = "a"
name = { en = "a", zh = "a" }
history = { text = { en = "a", zh = "a" }, year = 2025, source = "s", confidence = "low" }
)",
                                      "s.toml", problems);
  CHECK(problems.all().size() == 4);
}
