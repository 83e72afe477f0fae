// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "planner/cost/book_file.hpp"

using namespace landfall;

namespace {

std::string costs() {
  std::ifstream file(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/cost/data/costs.toml");
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

}  // namespace

TEST_CASE("the built-in cost book loads with every figure in its range") {
  Problems problems;
  cost::Book book = cost::parse_book(costs(), "costs.toml", problems);
  CHECK_NOTHROW(problems.raise_if_any());
  CHECK(book.id == "costs");
  CHECK_FALSE(book.name.zh.empty());
  const auto inputs = list_inputs(book, "cost.");
  CHECK(inputs.size() == 39);
  for (const InputRef& input : inputs) {
    CAPTURE(input.path);
    CHECK(input.fact->low < input.fact->high);  // nothing in an estimator's book is certain
    CHECK(input.fact->year >= 2021);
  }
}

TEST_CASE("the cost book's figures hold together") {
  Problems problems;
  const cost::Book book = cost::parse_book(costs(), "costs.toml", problems);
  CHECK(book.time.shipping_middle_east.value > book.time.shipping_southeast_asia.value);
  CHECK(book.staff.crews.value >= 168.0 / 40.0);  // fewer cannot man a post around the clock
  // Diesel holds about 10 kWh/L: the figure must mean an engine of 30 to 40 % efficiency.
  CHECK(1.0 / (book.running.generator_fuel.value * 10.0) == doctest::Approx(0.35).epsilon(0.15));
}

TEST_CASE("a cost book's mistakes are all named with their place") {
  std::string text = costs();
  replace(text, "id = \"costs\"", "id = \"Cost Book\"");
  replace(text, "\nsoft_cost = { value = 0.12", "\nsoft_cost = { value = 12.0");
  replace(text, "\ncrews = ", "\ncrew = ");
  replace(text, "unit = \"L/kWh\"", "unit = \"gal/kWh\"");
  Problems problems;
  (void)cost::parse_book(text, "costs.toml", problems);
  std::string all;
  for (const InputProblem& problem : problems.all()) {
    CHECK(problem.where.file == "costs.toml");
    CHECK(problem.where.line > 0);
    all += problem.what + "\n";
  }
  CHECK(all.find("\"id\": expected lower-case letters and digits with dashes between them, found \"Cost Book\"") != std::string::npos);
  CHECK(all.find("\"value\": expected a number from 0 to 0.6, found 12") != std::string::npos);
  CHECK(all.find("missing key \"crews\"") != std::string::npos);
  CHECK(all.find("unknown key \"crew\"; did you mean \"crews\"?") != std::string::npos);
  CHECK(all.find("expected \"L/kWh\", found \"gal/kWh\"") != std::string::npos);
}
