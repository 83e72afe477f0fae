// SPDX-License-Identifier: Apache-2.0
#include "planner/batch/study_file.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include "tests/cli/program.hpp"

using namespace landfall;

namespace {

std::string problems_of(const std::string& text) {
  Problems problems;
  (void)batch::parse_study(text, "s.toml", problems);
  std::string all;
  for (const InputProblem& each : problems.all())
    all += each.where.file + ":" + std::to_string(each.where.line) + ":" + std::to_string(each.where.column) + ": " + each.what + "\n";
  return all;
}

constexpr const char* head = "id = \"s\"\nname = { en = \"a\", zh = \"b\" }\n";

bool says(const std::string& text, const std::string& words) {
  const std::string said = problems_of(head + text);
  CAPTURE(said);
  CHECK(said.find(words) != std::string::npos);
  return true;
}

}  // namespace

TEST_CASE("the shipped study has no mistake") { CHECK(problems_of(test::shipped("planner/batch/data/study.toml")).empty()); }

TEST_CASE("every mistake of a study is named with its place, all at once") {
  says("[[axes]]\ninput = \"x\"\n", "s.toml:4:");
  says("[[axes]]\ninput = \"x\"\nfrom = 1.0\nto = 2.0\n", "\"count\" (a grid with both ends) or \"step\"");
  says("[[axes]]\ninput = \"x\"\nfrom = 1.0\nto = 2.0\nstep = -0.1\n", "s.toml:7:");
  says("[[axes]]\ninput = \"x\"\nvalues = [1.0, \"two\"]\n", "s.toml:5:");
  says("[[axes]]\ninput = \"x\"\nvalue = [1.0]\n", "did you mean \"values\"");
  says("[chance]\ndraws = 1.5\n", "whole number");
  says("[chance]\ndraws = 0\n", "s.toml:4:");
  says("[chance]\ndraws = 10\nsampling = \"sobel\"\n", "did you mean \"sobol\"");
  says("[[correlations]]\nbetween = [\"a\"]\nvalue = 0.5\n", "two inputs, found 1");
  says("[[correlations]]\nbetween = [\"a\", \"b\"]\nvalue = 1.5\n", "s.toml:5:");
  says("[[distributions]]\ninput = \"x\"\nshape = \"normal\"\nmode = 1.0\n", "\"mode\"");
  says("[[events]]\nid = \"e\"\nprobability = 0.5\n", "at least one [[events.changes]]");
  says("[[events]]\nid = \"e\"\nprobability = 2.0\n[[events.changes]]\ninput = \"x\"\nset = 1.0\nadd = 1.0\n", "one of \"set\"");
  says("every_fact = true\n", "one-at-a-time");
  says("[output]\nrows = \"some\"\n", "\"rows\"");
  const std::string both = problems_of(std::string(head) + "[chance]\ndraws = 1.5\n[output]\nrows = \"some\"\n");
  CHECK(std::count(both.begin(), both.end(), '\n') == 2);
}

TEST_CASE("grids hold both ends, ranges go as far as they fit") {
  Problems problems;
  const auto study = batch::parse_study(std::string(head) +
                                            "[[axes]]\ninput = \"a\"\nfrom = 1.0\nto = 2.0\ncount = 5\n[[axes]]\ninput = \"b\"\nfrom = "
                                            "0.0\nto = 1.0\nstep = 0.3\n[[axes]]\ninput = \"c\"\nfrom = 1.0\nto = 1.0\ncount = 1\n",
                                        "s.toml", problems);
  CHECK(problems.empty());
  REQUIRE(study.axes.size() == 3);
  CHECK(study.axes[0].values == std::vector<double>{1.0, 1.25, 1.5, 1.75, 2.0});
  CHECK(study.axes[1].values.size() == 4);
  CHECK(study.axes[2].values == std::vector<double>{1.0});
}
