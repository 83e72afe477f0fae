// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/cli/program.hpp"
#include "tests/independent/engine.hpp"

using namespace landfall;

TEST_CASE("a second implementation finds the same capex, loan, flows and returns of a thousand candidates") {
  const test::Scratch scratch;
  std::vector<std::string> files;
  for (std::uint64_t first = 100; first < 1100; first += 50) {
    std::string text;
    for (std::uint64_t number = first; number < first + 50; ++number) {
      text += independent::answer_json(independent::question(number), false) + "\n";
    }
    files.push_back(scratch.write("answers-" + std::to_string(first) + ".json", text));
  }
  const independent::Verdict verdict = independent::check(files);
  INFO(verdict.said);
  CHECK(verdict.status == 0);
  CHECK(verdict.said.find("1000 candidates agree") != std::string::npos);
}
