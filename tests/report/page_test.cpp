// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <boost/json/parse.hpp>
#include <stdexcept>

#include "planner/publish/markup.hpp"
#include "planner/report/bilingual.hpp"
#include "planner/report/page.hpp"

namespace json = boost::json;
using namespace landfall;

TEST_CASE("data in a script element can't end it, and reads back the same") {
  const std::string hostile = "</script><script>alert(1)</script> <!-- & \xe2\x80\xa8 \xe2\x80\xa9 \\ \" ]]>";
  const json::value value{{"text", hostile}, {hostile, 1.25}};
  const std::string text = report::script_json(value);
  for (const char* piece : {"<", ">", "&", "\xe2\x80\xa8", "\xe2\x80\xa9", "\n"}) CHECK(text.find(piece) == std::string::npos);
  CHECK(json::parse(text) == value);
}

TEST_CASE("numbers keep the digits of the JSON contract") {
  CHECK(report::script_json(json::array{1.0 / 3.0, 2, nullptr}) == "[0.3333333333, 2, null]");
}

TEST_CASE("text for HTML has no markup left") {
  CHECK(publish::markup_text("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;");
  CHECK(publish::markup_text("内部收益率") == "内部收益率");
}

TEST_CASE("the hash of a script is what browsers compute") {
  CHECK(report::csp_hash("alert('Hello, world.');") == "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='");  // example of CSP Level 2
}

TEST_CASE("two languages become one value where texts differ") {
  const json::value en{{"rank", 1}, {"name", "Muscat"}, {"id", "om-muscat"}, {"list", {"a", nullptr}}};
  const json::value zh{{"rank", 1}, {"name", "马斯喀特"}, {"id", "om-muscat"}, {"list", {"甲", nullptr}}};
  const json::value both = report::bilingual(en, zh);
  CHECK(both.at("rank") == 1);
  CHECK(both.at("id") == "om-muscat");
  CHECK(both.at("name").at("zh") == "马斯喀特");
  CHECK(both.at("list").at(0).at("en") == "a");
}

TEST_CASE("a figure that differs between the languages is a broken contract") {
  CHECK_THROWS_AS((void)report::bilingual(json::array{1.0}, json::array{2.0}), std::logic_error);
  CHECK_THROWS_AS((void)report::bilingual(json::array{1.0}, json::array{1.0, 2.0}), std::logic_error);
  CHECK_THROWS_AS((void)report::bilingual(json::object{{"a", 1}}, json::object{{"b", 1}}), std::logic_error);
  CHECK_THROWS_AS((void)report::bilingual("a", nullptr), std::logic_error);
}
