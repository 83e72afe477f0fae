// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
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
