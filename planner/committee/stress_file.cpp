// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/stress_file.hpp"

#include <set>

#include "climate/base/document.hpp"

namespace landfall::committee {
namespace {

StressChange parse_change(Section& entry) {
  StressChange change;
  change.path = entry.text("path");
  change.where = entry.where("path");
  const std::string operation = entry.one_of("op", {"set", "multiply", "add"});
  change.operation = operation == "multiply" ? Operation::multiply : operation == "add" ? Operation::add : Operation::set;
  change.value = change.operation == Operation::multiply ? entry.number("value", {0.0, 1e6}) : entry.number("value");
  return change;
}

StressEvent parse_event(Section& entry) {
  StressEvent event;
  event.kind = entry.one_of("kind", {"export-licence", "war-risk"}) == "export-licence" ? sites::RuleKind::export_licence
                                                                                        : sites::RuleKind::war_risk;
  event.effect = entry.one_of("effect", {"blocks", "conditions"}) == "conditions" ? sites::Effect::conditions : sites::Effect::blocks;
  return event;
}

}  // namespace

std::vector<StressTest> parse_stress_tests(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  std::vector<StressTest> tests;
  if (!document.parsed()) return tests;
  Section root = document.root();
  std::set<std::string> ids;
  for (Section& entry : root.sections("tests")) {
    StressTest test;
    test.id = entry.identifier("id");
    test.where = entry.where("id");
    if (!ids.insert(test.id).second) entry.problem("id", "expected each id once, found \"" + test.id + "\" again");
    test.name = entry.localized("name");
    test.history = entry.note("history");
    if (entry.has("deal")) test.deal = entry.one_of("deal", {"colocation", "gpu-rental"});
    test.places = entry.texts("places");
    for (Section& change : entry.sections("changes")) test.changes.push_back(parse_change(change));
    for (Section& event : entry.sections("events")) test.events.push_back(parse_event(event));
    if (test.changes.empty() && test.events.empty()) entry.problem("changes", "expected at least one change or event");
    tests.push_back(std::move(test));
  }
  document.finish();
  return tests;
}

}  // namespace landfall::committee
