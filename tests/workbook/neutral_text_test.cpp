// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <random>

#include "planner/workbook/address.hpp"
#include "planner/workbook/sheet.hpp"

using namespace landfall::workbook;

namespace {

/// What a reader does to get the text back: an apostrophe before something dangerous goes.
std::string read_back(const std::string& shown) {
  if (shown.size() > 1 && shown.front() == '\'' && neutral_text(shown.substr(1)) == shown) return shown.substr(1);
  return shown;
}

}  // namespace

TEST_CASE("text that begins like a formula stands behind an apostrophe, other text is itself") {
  for (const char* text : {"=1+1", "+1",  "-1",  "@SUM(A1)", "\t=1",     "\r=1",     "\n=1",     "\"=1",    "'=1", " =cmd|'/c calc'!A0",
                           "＝1",  "＋1", "－1", "＠x",      "\u3000=1", "\u200B=1", "\uFEFF=1", "\"'\"=1", "|x",  "%0A=1"}) {
    CAPTURE(text);
    CHECK(neutral_text(text) == std::string("'") + text);
  }
  for (const char* text : {"", "Johor", "1 - 2", "新山", "a=b", "3.5 %", "(x)"}) CHECK(neutral_text(text) == text);
}

TEST_CASE("ten thousand hostile names come back as they were") {
  std::mt19937 engine(7);
  const std::vector<std::string> parts{"=", "+",  "-",  "@",   "\t", "\r", "\n", "'", "\"", " ",
                                       "a", "名", "＝", "cmd", "|",  "%",  ",",  ";", "1"};
  for (int i = 0; i < 10000; ++i) {
    std::string name;
    const auto length = engine() % 8;
    for (unsigned k = 0; k < length; ++k) name += parts[engine() % parts.size()];
    const std::string shown = neutral_text(name);
    CHECK(read_back(shown) == name);
    if (!shown.empty()) CHECK(std::string("=+-@\t\r\n|%").find(shown.front()) == std::string::npos);
  }
}

TEST_CASE("control characters that XML cannot hold are replaced") {
  CHECK(neutral_text(std::string("a\x01") + "b\x7f") == "a\uFFFDb\uFFFD");
}

TEST_CASE("addresses") {
  CHECK(column_name(0) == "A");
  CHECK(column_name(25) == "Z");
  CHECK(column_name(26) == "AA");
  CHECK(column_name(701) == "ZZ");
  CHECK(column_name(702) == "AAA");
  CHECK(fixed_range(0, 0, 1, 27) == "$A$1:$AB$2");
  CHECK(sheet_prefix("it's 1") == "'it''s 1'!");
  CHECK(literal(1.0 / 12.0) == "(1/12)");
  CHECK(literal(-0.5) == "(-0.5)");
  CHECK(literal(1e-9) == "1e-09");
}
