// SPDX-License-Identifier: Apache-2.0
#include "tests/golden/diff.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace landfall::golden;

namespace {

bool is(const Difference& difference, int small, int big) { return difference.small == small && difference.big == big; }

}  // namespace

TEST_CASE("a table's figures differ by the tolerance of their column, in either measure") {
  const std::string agreed = "year,project_usd,dscr\n1,1000000000,1.4\n2,0,\n";
  CHECK(is(compare_csv(agreed, agreed), 0, 0));
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000005,1.4\n2,0,\n"), 1, 0));  // more than 2 USD, less than 1e-8 of it
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000000,1.4\n2,2,\n"), 1, 0));  // all of it, but 2 USD
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000050,1.4\n2,0,\n"), 0, 1));  // both
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000000,1.41\n2,0,\n"), 0, 1));
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000000,1.4\n2,0,1.4\n"), 0, 1));  // a figure where there was none
  CHECK(is(compare_csv(agreed, "year,project_usd\n1,1000000000\n2,0\n"), 0, 1));
  CHECK(is(compare_csv(agreed, "year,project_usd,dscr\n1,1000000000,1.4\n"), 0, 1));
  CHECK_FALSE(compare_csv(agreed, "year,project_usd,dscr\n1,1000000000,1.5\n2,0,\n").first_big.empty());
}

TEST_CASE("JSON differs by key: numbers by their unit, words to the letter, keys by being there") {
  const std::string agreed = R"({"site":"a","equity_irr":0.1234567,"lines":[{"capex_usd":100},{"capex_usd":200}]})";
  CHECK(is(compare_json(agreed, agreed), 0, 0));
  CHECK(is(compare_json(agreed, R"({"site":"a","equity_irr":0.12345670001,"lines":[{"capex_usd":100},{"capex_usd":201}]})"), 2, 0));
  CHECK(is(compare_json(agreed, R"({"site":"b","equity_irr":0.12346,"lines":[{"capex_usd":100},{"capex_usd":200}]})"), 0, 2));
  CHECK(is(compare_json(agreed, R"({"site":"a","equity_irr":null,"lines":[{"capex_usd":100},{"capex_usd":200}]})"), 0, 1));
  CHECK(is(compare_json(agreed, R"({"site":"a","equity_irr":0.1234567,"lines":[{"capex_usd":100}]})"), 0, 1));
  CHECK(is(compare_json(agreed, R"({"site":"a","equity_irr":0.1234567,"x":1,"lines":[{"capex_usd":100},{"capex_usd":200}]})"), 0, 1));
  CHECK_THROWS_AS((void)compare_json(R"({"furlongs":1})", R"({"furlongs":2})"), std::runtime_error);
}

TEST_CASE("a page's figures differ by their last place, its words to the letter") {
  const std::string agreed = "capex   12.3 USD\npue  1.234\n";
  CHECK(is(compare_text(agreed, agreed), 0, 0));
  CHECK(is(compare_text(agreed, "capex   12.4 USD\npue  1.234\n"), 1, 0));
  CHECK(is(compare_text(agreed, "capex   12.5 USD\npue  1.234\n"), 0, 1));
  CHECK(is(compare_text(agreed, "capex   12.3 EUR\npue  1.234\n"), 0, 1));
  CHECK(is(compare_text(agreed, "capex   12.30 USD\npue  1.234\n"), 0, 1));
  CHECK(is(compare_text(agreed, "capex   12.3 USD\n"), 0, 1));
  CHECK(is(compare_text("a  9.9\n", "a 10.0\n"), 1, 0));
}
