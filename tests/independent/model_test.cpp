// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/independent/engine.hpp"

using namespace landfall;

namespace {

std::string answers(std::uint64_t from, std::uint64_t to, bool by_month) {
  std::string text;
  for (std::uint64_t number = from; number < to; ++number) {
    text += independent::answer_json(independent::question(number), by_month) + "\n";
  }
  return text;
}

}  // namespace

TEST_CASE("a second implementation finds the same money in every month of eight candidates") {
  const test::Scratch scratch;
  const independent::Verdict verdict = independent::check({scratch.write("answers.json", answers(0, 8, true))});
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

TEST_CASE("the comparison notices a figure that is off by one part in a hundred million") {
  const test::Scratch scratch;
  std::string text = answers(3, 4, true);
  const auto at = text.find("\"npv\":");
  const auto end = text.find(',', at);
  const double npv = std::stod(text.substr(at + 6, end - at - 6));
  std::ostringstream off;
  off.precision(17);
  off << npv * (1.0 + 1e-8);
  text.replace(at + 6, end - at - 6, off.str());
  const independent::Verdict verdict = independent::check({scratch.write("answers.json", text)});
  CHECK(verdict.status == 1);
  CHECK(verdict.said.find("npv") != std::string::npos);
}
