// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "planner/finance/financing_file.hpp"

using namespace landfall;

namespace {

const std::filesystem::path folder = std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/finance/data";

std::string read(const std::string& name) {
  std::ifstream file(folder / name);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

finance::Financing load(const std::string& id) {
  Problems problems;
  finance::Financing financing = finance::parse_financing(read(id + ".toml"), id + ".toml", problems);
  CHECK_NOTHROW(problems.raise_if_any());
  return financing;
}

}  // namespace

TEST_CASE("every built-in loan loads under its own name, and each way to repay has one") {
  std::set<finance::Repayment> repayments;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    CAPTURE(entry.path().filename().string());
    finance::Financing financing = load(entry.path().stem().string());
    CHECK(financing.id == entry.path().stem().string());
    repayments.insert(financing.repayment);
    if (financing.repayment == finance::Repayment::none) {
      CHECK(list_inputs(financing, "").empty());
      continue;
    }
    const bool plain = !financing.grace && !financing.sweep && !financing.lock_up && !financing.refinancing && !financing.local_currency;
    CHECK((list_inputs(financing, "").size() == 9) == plain);
    const double rate = financing.loan.base_rate.value + financing.loan.margin.value;
    CHECK(rate > 0.05);
    CHECK(rate < 0.12);
    CHECK(financing.loan.commitment_fee.value < financing.loan.margin.value);
    CHECK(financing.loan.reserve_interest.value < financing.loan.base_rate.value);
  }
  CHECK(repayments.size() == 3);
}

TEST_CASE("without debt a loan's terms are refused, with debt their absence is") {
  std::string text = read("project-loan.toml");
  const std::string sculpted = "repayment = \"sculpted\"";
  const auto at = text.find(sculpted);
  REQUIRE(at != std::string::npos);
  text.replace(at, sculpted.size(), "repayment = \"none\"");
  Problems extra;
  (void)finance::parse_financing(text, "loan.toml", extra);
  REQUIRE(extra.all().size() == 2);
  CHECK(extra.all()[0].what.find("unknown key \"lender\"") == 0);
  CHECK(extra.all()[1].what.find("unknown key \"loan\"") == 0);

  std::string equity = read("all-equity.toml");
  const std::string none = "repayment = \"none\"";
  equity.replace(equity.find(none), none.size(), "repayment = \"level\"");
  Problems missing;
  (void)finance::parse_financing(equity, "loan.toml", missing);
  CHECK(missing.all().size() == 10);
  CHECK(missing.all()[0].what.find("missing key \"lender\"") == 0);
  CHECK(missing.all()[1].what.find("missing key \"loan.gearing\": expected a fact in fraction") == 0);
}

TEST_CASE("a loan in per cent instead of fractions is refused with its place") {
  std::string text = read("level-loan.toml");
  const std::string margin = "margin = { value = 0.028";
  const auto at = text.find(margin);
  REQUIRE(at != std::string::npos);
  text.replace(at, margin.size(), "margin = { value = 2.8");
  Problems problems;
  (void)finance::parse_financing(text, "loan.toml", problems);
  REQUIRE_FALSE(problems.empty());
  CHECK(problems.all()[0].what.find("\"value\": expected a number from 0 to 0.3, found 2.8") == 0);
  CHECK(problems.all()[0].where.line == 13);
}
