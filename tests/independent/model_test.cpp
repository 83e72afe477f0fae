// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <sstream>

#include "tests/cli/program.hpp"
#include "tests/independent/engine.hpp"

using namespace landfall;

TEST_CASE("a second implementation finds the same money in every month of two candidates") {
  const test::Scratch scratch;
  const independent::Verdict verdict = independent::check({scratch.write("answers.json", independent::answers_json(0, 2, true))});
  INFO(verdict.said);
  CHECK(verdict.status == 0);
  CHECK(verdict.said.find("2 candidates agree") != std::string::npos);
}

TEST_CASE("the comparison notices a figure that is off by one part in a hundred million") {
  const test::Scratch scratch;
  std::string text = independent::answers_json(1, 2, true);
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
