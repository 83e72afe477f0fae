// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>

#include "planner/publish/diligence.hpp"
#include "tests/built_in.hpp"

using namespace landfall;

TEST_CASE("every registered input has its name in both languages, and the English one is the register's own") {
  const publish::Messages messages = test::built_in_messages();
  const publish::Record record;
  for (const auto& [deal, loan] : {std::pair("colocation", "project-loan"), std::pair("gpu-rental-h200", "gpu-loan"),
                                   std::pair("colocation-anchor", "mini-perm"), std::pair("colocation-gpu", "local-loan")}) {
    portfolio::Portfolio portfolio = test::built_in_with([&](portfolio::Request& request) {
      request.deal = deal;
      request.financing = loan;
    });
    const publish::Context en{portfolio, messages, record, publish::Language::en}, zh{portfolio, messages, record, publish::Language::zh};
    for (const InputRef& input : portfolio::inputs(portfolio)) {
      CAPTURE(input.path);
      CHECK(publish::input_name(input.path, "none", en) == input.description);
      CHECK(publish::input_name(input.path, "none", zh) != "none");
    }
  }
}

TEST_CASE("the words of every unit are Chinese in Chinese, its symbols stay, and the English unit is the file's own") {
  const publish::Messages messages = test::built_in_messages();
  CHECK(messages.unit("USD/kW-month", publish::Language::zh) == "美元/kW·月");
  const std::set<std::string> symbols{"1",  "K",  "L", "W",  "kW", "kWh", "kJ", "kg", "g",   "t",   "m",
                                      "m2", "m3", "s", "ms", "Pa", "GB",  "Gb", "TB", "GPU", "FEU", "ppm"};
  portfolio::Portfolio portfolio = test::built_in_portfolio();
  for (const InputRef& input : portfolio::inputs(portfolio)) {
    const std::string unit(input.fact->unit);
    CAPTURE(unit);
    CHECK(messages.unit(unit, publish::Language::en) == unit);
    std::string part;
    for (const char c : unit + "/") {
      if (c != '/' && c != '-') {
        part += c;
        continue;
      }
      CAPTURE(part);
      CHECK((symbols.contains(part) || messages.unit(part, publish::Language::zh) != part));
      part.clear();
    }
  }
}
