// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/sample_case.hpp"

using namespace landfall;

/// What a figure may be by itself, and not beside the others: refused with its place and the reason.
namespace {

std::string shipped(const std::string& path) { return samples::bytes_of(std::filesystem::path(LANDFALL_SOURCE_DIR) / path); }

/// The text with the line of `key` in `[table]` replaced.
std::string with(std::string text, const std::string& table, const std::string& key, const std::string& line) {
  const auto section = text.find("[" + table + "]\n");
  const auto at = text.find("\n" + key + " =", section) + 1, end = text.find('\n', at);
  REQUIRE(section != std::string::npos);
  return text.replace(at, end - at, line);
}
std::string fact(const std::string& key, const std::string& value, const std::string& unit) {
  return key + " = { value = " + value + ", low = " + value + ", high = " + value + ", unit = \"" + unit +
         R"(", year = 2026, source = "a test", confidence = "low" })";
}

void check_refused(const Problems& problems, const std::string& reason) {
  REQUIRE_FALSE(problems.empty());
  CAPTURE(problems.all().front().what);
  CHECK(problems.all().front().what.find(reason) != std::string::npos);
  CHECK(problems.all().front().where.line > 0);
}
void check_loan(const std::string& text, const std::string& reason) {
  Problems problems;
  (void)finance::parse_financing(text, "loan.toml", problems);
  check_refused(problems, reason);
}
void check_deal(const std::string& text, const std::string& reason) {
  Problems problems;
  (void)deal::parse_deal(text, "deal.toml", problems);
  check_refused(problems, reason);
}

}  // namespace

TEST_CASE("a loan's terms are refused where they contradict each other") {
  const std::string loan = shipped("planner/finance/data/mini-perm.toml");
  check_loan(with(loan, "grace", "period", fact("period", "120.0", "month")), "fewer months than the loan's \"tenor\"");
  check_loan(with(loan, "lock_up", "default_dscr", fact("default_dscr", "1.5", "ratio")), "at most that of \"dscr\"");
  check_loan(with(loan, "sweep", "share", fact("share", "1.2", "fraction")), "from 0 to 1");
  check_loan(with(loan, "refinancing", "tenor", fact("tenor", "0.0", "year")), "from 1 to 30");
}

TEST_CASE("a deal's terms are refused where they contradict each other") {
  const std::string anchor = shipped("planner/deal/data/colocation-anchor.toml"), fleet = shipped("planner/deal/data/colocation-gpu.toml");
  check_deal(with(anchor, "anchor", "term", fact("term", "0.0", "year")), "from 0.25 to 40");
  check_deal(with(anchor, "others", "vacancy", fact("vacancy", "60.0", "month")), "at most the months of the contract");
  check_deal(
      with(anchor, "letting", "selling_cost", fact("selling_cost", "0.02", "fraction") + "\n" + fact("credit_loss", "0.02", "fraction")),
      "the same loss");
  check_deal(with(fleet, "gpu_2", "share", fact("share", "1.1", "fraction")), "from 0 to 1");
  check_deal(with(fleet, "refresh", "after", fact("after", "144.0", "month")), "fewer months than the plan's \"life\"");
  check_deal(with(fleet, "regime", "step", fact("step", "-1.0", "fraction")), "from -0.95 to 5");
}
