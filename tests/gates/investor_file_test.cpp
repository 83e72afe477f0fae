// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "planner/gates/investor_file.hpp"

using namespace landfall;

namespace {

const std::filesystem::path folder = std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/gates/data";

std::string read(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::vector<gates::Investor> all() {
  std::vector<gates::Investor> investors;
  Problems problems;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    investors.push_back(gates::parse_investor(read(entry.path()), entry.path().filename().string(), problems));
    CHECK(investors.back().id == entry.path().stem().string());
  }
  CHECK_NOTHROW(problems.raise_if_any());
  return investors;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("every built-in investor loads under its own name and asks for more than its discount rate") {
  const std::vector<gates::Investor> investors = all();
  CHECK(investors.size() >= 4);
  for (const gates::Investor& investor : investors) {
    CAPTURE(investor.id);
    CHECK_FALSE(investor.name.zh.empty());
    CHECK_FALSE(investor.tenant_countries.empty());
    CHECK(investor.returns.hurdle.value > investor.returns.discount_rate.value);
    CHECK(investor.returns.hurdle.low >= 0.08);
    CHECK(investor.returns.hurdle.high <= 0.2);
  }
}

TEST_CASE("a parent in mainland China carries its export-control group, and nobody else does") {
  for (const gates::Investor& investor : all()) {
    CAPTURE(investor.id);
    const auto& groups = investor.parent_groups;
    const bool group5 = std::find(groups.begin(), groups.end(), "D:5") != groups.end();
    CHECK(group5 == (investor.ultimate_parent == "cn" || investor.headquarters == "cn"));
  }
}

TEST_CASE("an investor's mistakes are all named") {
  std::string text = read(folder / "cn-parented-operator.toml");
  replace(text, "headquarters = \"sg\"", "headquarters = \"SGP\"");
  replace(text, "[\"D:5\"]", "[\"D5\"]");
  replace(text, "home_currency = \"CNY\"", "home_currency = \"yuan\"");
  replace(text, "pillar2_in_scope = false\n", "");
  replace(text, "advanced_chips = true", "advanced_chips = \"yes\"");
  replace(text, "[\"cn\", \"sg\"]", "[\"cn\", \"Singapore\"]");
  Problems problems;
  (void)gates::parse_investor(text, "investor.toml", problems);
  std::string listed;
  for (const InputProblem& problem : problems.all()) {
    CHECK(problem.where.line > 0);
    listed += problem.what + "\n";
  }
  CHECK(problems.all().size() == 6);
  CHECK(listed.find("\"headquarters\": expected a country as two lower-case letters (ISO 3166-1), found \"SGP\"") != std::string::npos);
  CHECK(listed.find("found \"D5\"; did you mean \"D:5\"?") != std::string::npos);
  CHECK(listed.find("\"home_currency\": expected three capital letters") != std::string::npos);
  CHECK(listed.find("missing key \"pillar2_in_scope\": expected true or false") != std::string::npos);
  CHECK(listed.find("\"advanced_chips\": expected true or false, found a string") != std::string::npos);
  CHECK(listed.find("\"tenant_countries\": expected a country") != std::string::npos);
}
