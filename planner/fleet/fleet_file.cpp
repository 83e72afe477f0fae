// SPDX-License-Identifier: Apache-2.0
#include "planner/fleet/fleet_file.hpp"

#include "climate/base/document.hpp"

namespace landfall::fleet {
namespace {

constexpr Bounds amounts{0.0, 1e6};

std::vector<std::string> part_names() {
  std::vector<std::string> all;
  for (std::size_t i = 0; i < part_count; ++i) all.emplace_back(to_string(static_cast<Part>(i)));
  return all;
}

Part part_called(const std::string& name) {
  for (std::size_t i = 0; i < part_count; ++i) {
    if (to_string(static_cast<Part>(i)) == name) return static_cast<Part>(i);
  }
  return Part::processor;
}

Mainstream parse_mainstream(Section& entry, Part part) {
  Mainstream usual;
  usual.least.unit = unit_of(part);
  if (unit_of(part).empty()) {
    usual.names = entry.texts("names");
    if (usual.names.empty()) entry.problem("names", "\"names\": expected at least one name");
    usual.year = entry.year();
    usual.source = entry.text("source");
    usual.confidence = entry.confidence();
  } else {
    entry.fact("least", usual.least, amounts);
    usual.year = usual.least.year;
    usual.source = usual.least.source;
    usual.confidence = usual.least.confidence;
  }
  entry.fact("retrofit", usual.retrofit, {0.0, 100000.0});
  entry.fact("rent", usual.rent, {0.0, 1.0});
  entry.fact("time", usual.time, {0.0, 60.0});
  return usual;
}

}  // namespace

Generation parse_generation(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Generation generation;
  if (!document.parsed()) return generation;
  Section root = document.root();
  generation.id = root.identifier("id");
  generation.name = root.localized("name");
  for (Section& entry : root.sections("mainstream")) {
    const Part part = part_called(entry.one_of("part", part_names()));
    if (generation.parts.contains(part))
      entry.problem("part", "expected each part once, found \"" + std::string(to_string(part)) + "\" again");
    generation.parts[part] = parse_mainstream(entry, part);
  }
  document.finish();
  return generation;
}

Fleet parse_fleet(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Fleet fleet;
  if (!document.parsed()) return fleet;
  Section root = document.root();
  fleet.id = root.identifier("id");
  fleet.name = root.localized("name");
  fleet.generation = root.identifier("generation");
  const std::string remedy = root.one_of("remedy", {"before-opening", "after-opening", "none"});
  fleet.remedy = remedy == "none" ? Remedy::none : remedy == "after-opening" ? Remedy::after_opening : Remedy::before_opening;
  Section parts = root.section("parts");
  for (std::size_t i = 0; i < part_count; ++i) {
    const auto part = static_cast<Part>(i);
    const std::string key(to_string(part));
    if (!parts.has(key)) {
      (void)parts.optional_text(key);  // known, so that a typing error of it is told its name
      continue;
    }
    if (unit_of(part).empty()) {
      fleet.parts[part].text = parts.text(key);
    } else {
      fleet.parts[part].amount = parts.number(key, amounts);
    }
  }
  document.finish();
  return fleet;
}

}  // namespace landfall::fleet
