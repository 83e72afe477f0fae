// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/style.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <set>

#include "planner/maps/styles.hpp"

using namespace landfall::maps;

TEST_CASE("class limits are round numbers, few, inside the values, and meet the anchor") {
  const std::vector<double> rates{-0.04, 0.02, 0.055, 0.08, 0.125, 0.21};
  const std::vector<double> limits = class_limits(rates, 6, 0.12);
  CHECK(limits.size() >= 3);
  CHECK(limits.size() <= 5);
  bool anchored = false;
  for (const double limit : limits) {
    CHECK(limit > -0.04);
    CHECK(limit < 0.21);
    anchored = anchored || std::abs(limit - 0.12) < 1e-12;
  }
  CHECK(anchored);
  CHECK(class_limits({}, 6).empty());
  CHECK(class_limits({1.2, 1.2}, 6).empty());
  for (const double limit : class_limits({1.18, 1.21, 1.345}, 6)) CHECK(std::abs(limit * 1000.0 - std::round(limit * 1000.0)) < 1e-6);
}

TEST_CASE("every class has a colour of its own") {
  for (std::size_t classes = 1; classes <= 7; ++classes) {
    for (std::size_t below = 0; below <= classes; ++below) {
      std::set<std::string> colours;
      for (const Colour colour : diverging(classes, below)) colours.insert(hex(colour));
      CHECK(colours.size() == classes);
    }
    std::set<std::string> colours;
    for (const Colour colour : sequential(classes)) colours.insert(hex(colour));
    CHECK(colours.size() == classes);
  }
}

TEST_CASE("styles quote what could be markup or an expression") {
  Style style{"s", {{"<b> & \"x\"", {Condition::Kind::equals, "f\"g", "it's", {}, {}}, {}}}, "n"};
  const std::string written = qml(style, Shape::point, {{"a", FieldType::real, true, "<a> \"b\""}});
  CHECK(written.find("<b>") == std::string::npos);
  CHECK(written.find("&quot;f&quot;&quot;g&quot; = &#39;it&#39;&#39;s&#39;") != std::string::npos);
  CHECK(written.find("field=\"a\" name=\"&lt;a&gt; &quot;b&quot;\"") != std::string::npos);
  CHECK(sld(style, Shape::point, "l", "t").find("it&#39;s") != std::string::npos);
}
