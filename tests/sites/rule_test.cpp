// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "sites/rule_file.hpp"

using namespace landfall;
using namespace landfall::sites;

namespace {

const std::string head =
    "[[rules]]\nid = \"x\"\neffect = \"blocks\"\nlaw = \"l\"\nyear = 2025\nsource = \"s\"\nconfidence = \"low\"\ntext = { en = \"e\", zh = "
    "\"z\" }\n";

std::vector<Rule> parse(const std::string& toml, Problems& problems) {
  Document document(toml, "r.toml", problems);
  Section root = document.root();
  auto rules = parse_rules(root);
  document.finish();
  return rules;
}

}  // namespace

TEST_CASE("a limit carries its metric, maximum and load") {
  Problems problems;
  const auto rules = parse(head + "kind = \"limit\"\nmetric = \"wue\"\nmaximum = 1.8\n", problems);
  CHECK(problems.empty());
  REQUIRE(rules.size() == 1);
  CHECK(rules[0].kind == RuleKind::limit);
  CHECK(rules[0].metric == Metric::wue);
  CHECK(rules[0].maximum.value() == doctest::Approx(1.8));
  CHECK_FALSE(rules[0].load.has_value());
}

TEST_CASE("a limit or a tenure whose figure nobody knows says so, in that word only") {
  Problems problems;
  const auto limits = parse(head + "kind = \"limit\"\nmetric = \"pue\"\nmaximum = \"unknown\"\n", problems);
  const auto tenures = parse(head + "kind = \"tenure\"\nyears = \"unknown\"\n", problems);
  CHECK(problems.empty());
  REQUIRE((limits.size() == 1 && tenures.size() == 1));
  CHECK_FALSE(limits[0].maximum.has_value());
  CHECK_FALSE(tenures[0].years.has_value());
  (void)parse(head + "kind = \"tenure\"\nyears = \"long\"\n", problems);
  (void)parse(head + "kind = \"tenure\"\n", problems);
  CHECK(problems.all().size() == 2);
}

TEST_CASE("a key of another kind of rule is an unknown key") {
  Problems problems;
  (void)parse(head + "kind = \"war-risk\"\ninsurable = \"unknown\"\nmaximum = 1.8\n", problems);
  REQUIRE(problems.all().size() == 1);
  CHECK(problems.all()[0].what.find("unknown key \"maximum\"") == 0);
  CHECK(problems.all()[0].where.line == 11);
}
