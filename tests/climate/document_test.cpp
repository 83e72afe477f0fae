// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "climate/base/document.hpp"

using namespace landfall;

namespace {

std::string errors_of(const std::string& toml) {
  Problems problems;
  Document document(toml, "f.toml", problems);
  if (document.parsed()) {
    Fact<"fraction"> rate;
    document.root().fact("tax.rate", rate, {0.0, 1.0});
    document.finish();
  }
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    return error.what();
  }
  return {};
}

const std::string good =
    "tax.rate = { value = 0.2, low = 0.1, high = 0.3, unit = \"fraction\", year = 2025, source = \"law\", confidence = \"high\" }\n";

std::string with(std::string_view from, std::string_view to) {
  std::string text = good;
  text.replace(text.find(from), from.size(), to);
  return text;
}

}  // namespace

TEST_CASE("a complete fact is accepted") { CHECK(errors_of(good).empty()); }

TEST_CASE("what is wrong with a fact is named with its place") {
  CHECK(errors_of(with("low = 0.1", "low = 0.25")) == "f.toml:1:33: \"low\": expected at most the value 0.2, found 0.25");
  CHECK(errors_of(with("high = 0.3", "high = 0.1")).find("\"high\": expected at least the value 0.2, found 0.1") != std::string::npos);
  CHECK(errors_of(with("\"fraction\"", "\"%\"")).find("expected \"fraction\", found \"%\"") != std::string::npos);
  CHECK(errors_of(with("value = 0.2", "value = nan")).find("expected a finite number") != std::string::npos);
  CHECK(errors_of(with("value = 0.2", "value = -1")).find("expected a number from 0 to 1, found -1") != std::string::npos);
  CHECK(errors_of(with("\"law\"", "\"\"")).find("expected where the figure comes from") != std::string::npos);
  CHECK(errors_of(with("year = 2025, ", "")).find("missing key \"year\"") != std::string::npos);
}

TEST_CASE("an unknown key is answered with the nearest one, and all problems come at once") {
  const std::string text = errors_of(with("confidence", "confidense"));
  CHECK(text.find("missing key \"confidence\"") != std::string::npos);
  CHECK(text.find("unknown key \"confidense\"; did you mean \"confidence\"?") != std::string::npos);
}

TEST_CASE("what is no TOML document is an error, not a crash") {
  CHECK(errors_of("") == "f.toml:1:1: expected a TOML document, found an empty file");
  CHECK(errors_of(std::string("a = 1\nb\0", 8)).find("f.toml:2:1: expected text, found a NUL byte") == 0);
  CHECK(errors_of("a = " + std::string(5000, '[')).find("nested brackets") != std::string::npos);
  CHECK(errors_of("a = \n").find("f.toml:1:") == 0);
}
