// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/cli/program.hpp"
#include "tests/independent/engine.hpp"

using namespace landfall;

TEST_CASE("a second implementation finds the same money in every month of eight candidates") {
  const test::Scratch scratch;
  const independent::Verdict verdict = independent::check({scratch.write("answers.json", independent::answers_json(0, 8, true))});
  INFO(verdict.said);
  CHECK(verdict.status == 0);
  CHECK(verdict.said.find("8 candidates agree") != std::string::npos);
}

TEST_CASE("a second implementation finds the same plant of packaged DX, by load and month") {
  const test::Scratch scratch;
  std::string text;
  independent::Question question;
  question.deal = "colocation";
  question.financing = "level-loan";
  question.investor = "us-developer";
  question.overrides = {{"module.cooling.machine_cop", 3.1}, {"module.electrical.ups_square", 0.03}};
  for (const auto& [site, module] : {std::pair("my-johor", "edge-dx-72"), std::pair("sa-riyadh", "inrow-dx-180")}) {
    question.site = site;
    question.module = module;
    text += independent::answer_json(question, true) + "\n";
  }
  REQUIRE(text.find("\"weather\"") != std::string::npos);
  const independent::Verdict verdict = independent::check({scratch.write("answers.json", text)});
  INFO(verdict.said);
  CHECK(verdict.status == 0);
}

TEST_CASE("a second implementation finds the same capex, loan, flows and returns of a thousand candidates") {
  const test::Scratch scratch;
  std::vector<std::string> files;
  for (std::uint64_t first = 100; first < 1100; first += 50) {
    files.push_back(scratch.write("answers-" + std::to_string(first) + ".json", independent::answers_json(first, first + 50, false)));
  }
  const independent::Verdict verdict = independent::check(files);
  INFO(verdict.said);
  CHECK(verdict.status == 0);
  MESSAGE(verdict.said);
  CHECK(verdict.said.find("1000 candidates agree") != std::string::npos);
}
