// SPDX-License-Identifier: Apache-2.0
#include "planner/workbook/xlsx_file.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

using namespace landfall::workbook;

namespace {

Workbook small() {
  Workbook book;
  book.title = "t";
  book.created = "2026-11-01";
  book.good_word = "pass";
  book.bad_word = "fail";
  Sheet sheet;
  sheet.name = "Inputs";
  sheet.text(0, 0, "=HYPERLINK(\"http://x\")", Role::title);
  sheet.number(1, 0, 2.5, {Role::input, Number::general});
  sheet.formula(2, 0, "A2*2", 5.0, {Role::plain, Number::ratio});
  sheet.validations.push_back({1, 0, true, 0.0, 9.0, "a", "0 .. 9"});
  book.sheets.push_back(sheet);
  book.names.push_back({"in_a", "'Inputs'!$A$2"});
  return book;
}

}  // namespace

TEST_CASE("a workbook is a zip file with the same bytes each time") {
  const std::string bytes = xlsx_bytes(small());
  CHECK(bytes.substr(0, 2) == "PK");
  CHECK(bytes.find("xl/worksheets/sheet1.xml") != std::string::npos);
  CHECK(xlsx_bytes(small()) == bytes);
}

TEST_CASE("what the format cannot hold is an error with the place") {
  Workbook book = small();
  book.created = "yesterday";
  CHECK_THROWS_AS((void)xlsx_bytes(book), std::runtime_error);
  book = small();
  book.sheets[0].name = "a name with [brackets]";
  CHECK_THROWS_AS((void)xlsx_bytes(book), std::runtime_error);
}
