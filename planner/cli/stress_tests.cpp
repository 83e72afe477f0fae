// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/stress_tests.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "planner/committee/stress_file.hpp"

namespace landfall::cli {
namespace {

constexpr std::string_view stress_path = "planner/committee/data/stress.toml";

/// What any deal and any loan may register: a test may be meant for another deal than the one at hand.
std::vector<std::string> registered_paths(const portfolio::Portfolio& portfolio) {
  std::set<std::string> paths;
  portfolio::Portfolio other = portfolio;
  other.financing.repayment = finance::Repayment::level;
  for (const deal::DealKind kind : {deal::DealKind::colocation, deal::DealKind::gpu_rental}) {
    other.deal.kind = kind;
    for (std::string& path : portfolio::input_paths(other)) paths.insert(std::move(path));
  }
  return {paths.begin(), paths.end()};
}

}  // namespace

std::vector<committee::StressTest> known_stress_tests(const Source& source, const Loaded& loaded) {
  Problems problems;
  std::vector<committee::StressTest> all = committee::parse_stress_tests(source.file(stress_path), std::string(stress_path), problems);
  problems.raise_if_any();
  for (const committee::StressTest& own : loaded.stress) {
    const auto same = std::find_if(all.begin(), all.end(), [&](const committee::StressTest& test) { return test.id == own.id; });
    if (same == all.end()) {
      all.push_back(own);
    } else {
      *same = own;
    }
  }
  return all;
}

std::vector<committee::StressTest> stress_tests_of(const Source& source, const Loaded& loaded, const ScenarioOptions& options,
                                                   const std::vector<std::string>& ids) {
  if (ids.empty() && options.stress_files.empty()) return {};
  const std::vector<committee::StressTest> all = known_stress_tests(source, loaded);
  std::vector<std::string> known;
  for (const committee::StressTest& test : all) known.push_back(test.id);
  Problems problems;
  for (const std::string& id : ids) {
    if (id == "all" || std::find(known.begin(), known.end(), id) != known.end()) continue;
    problems.add({"--stress " + id, 0, 0},
                 fmt::format("expected \"all\" or a known stress test{}; known: {}", did_you_mean(id, known), fmt::join(known, ", ")));
  }
  problems.raise_if_any();
  const auto of_option = [&](const committee::StressTest& test) {
    return std::find(options.stress_files.begin(), options.stress_files.end(), test.where.file) != options.stress_files.end();
  };
  std::vector<committee::StressTest> chosen;
  for (const committee::StressTest& test : all) {
    const bool asked = std::any_of(ids.begin(), ids.end(), [&](const std::string& id) { return id == "all" || id == test.id; });
    if (asked || (ids.empty() && of_option(test))) chosen.push_back(test);
  }
  return chosen;
}

void check_stress_tests(const std::vector<committee::StressTest>& tests, const portfolio::Portfolio& portfolio, Problems& problems) {
  if (tests.empty()) return;
  const std::vector<std::string> paths = registered_paths(portfolio), places = names_of(portfolio.sites);
  for (const committee::StressTest& test : tests) {
    for (const committee::StressChange& change : test.changes) {
      if (std::binary_search(paths.begin(), paths.end(), change.path)) continue;
      problems.add(change.where, "\"path\": " + unknown_path(change.path, paths));
    }
    for (const std::string& place : test.places) {
      if (std::find(places.begin(), places.end(), place) == places.end())
        problems.add(test.where, fmt::format("\"places\" of {}: {}", test.id, unknown_id("place", place, places)));
    }
  }
}

}  // namespace landfall::cli
