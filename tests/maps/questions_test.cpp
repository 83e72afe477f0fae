// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/questions.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>
#include <tuple>

#include "tests/built_in.hpp"

using namespace landfall;
using namespace landfall::maps;

namespace {

/// Places whose every figure runs over its own range.
Layer places() {
  Layer sites;
  sites.name = "sites";
  sites.shape = Shape::point;
  for (const char* name : {"equity_irr", "pue", "capex_usd", "evidence_weak_share", "site_share_first"})
    sites.fields.push_back({name, FieldType::real});
  for (const char* name : {"site", "verdict", "gates_text"}) sites.fields.push_back({name, FieldType::text});
  for (int i = 0; i < 27; ++i) {
    const double part = i / 26.0;
    sites.features.push_back({point({100.0 + i, 1.0}),
                              {-0.05 + 0.25 * part, 1.1 + 0.6 * part, 6e7 + 2e8 * part, 0.1 + 0.5 * part, part * part, std::string("a"),
                               std::string("proceed"), std::string()}});
  }
  return sites;
}

}  // namespace

TEST_CASE("on every question's map the classes have colours of their own, from one end to the other") {
  const portfolio::Portfolio& portfolio = test::built_in_portfolio();
  const publish::Messages messages = test::built_in_messages();
  const publish::Record record;
  const Layer sites = places();
  int graduated = 0;
  for (const View& view : question_views(sites, {portfolio, messages, record, publish::Language::en})) {
    CAPTURE(view.name);
    std::set<std::tuple<int, int, int>> colours;
    for (const Rule& rule : view.style.rules) colours.insert({rule.symbol.fill.red, rule.symbol.fill.green, rule.symbol.fill.blue});
    CHECK(colours.size() == view.style.rules.size());
    if (view.style.rules.front().condition.kind != Condition::Kind::range) continue;
    ++graduated;
    CHECK(view.style.rules.size() >= 3);
    if (view.name == "q_equity_irr") continue;  // brown below the hurdle, blue above
    const auto light = [](const Rule& rule) { return rule.symbol.fill.red + rule.symbol.fill.green + rule.symbol.fill.blue; };
    const bool darker = light(view.style.rules.back()) < light(view.style.rules.front());
    CHECK(darker == (view.name == "q_robustness"));  // of the others less is better, and the better end is the dark one
    for (std::size_t i = 1; i < view.style.rules.size(); ++i)
      CHECK((light(view.style.rules[i]) < light(view.style.rules[i - 1])) == darker);
  }
  CHECK(graduated == 5);
}
