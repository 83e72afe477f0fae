// SPDX-License-Identifier: Apache-2.0
// Every set point, loss, curve choice and mass of a design outside its physical range is refused where it stands.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>

#include "planner/modules/module_file.hpp"
#include "tests/modules/supply_classes.hpp"

using namespace landfall;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

constexpr const char* eco_mode =
    "eco_mode = { share = { value = 0.5, low = 0.4, high = 0.6, unit = \"fraction\", year = 2025, source = \"test\", confidence = \"low\" "
    "}, "
    "loss = { value = 0.01, low = 0.01, high = 0.01, unit = \"fraction\", year = 2025, source = \"test\", confidence = \"low\" } }\n";

struct Place {
  std::size_t at = 0;  ///< of the number
  int line = 0;
};

/// Where the number of `section.key` stands.
Place find_number(const std::string& text, const std::string& section, const std::string& key) {
  const auto table = text.find("\n[" + section + "]\n");
  REQUIRE(table != std::string::npos);
  const std::string start = "\n" + key + " = { value = ";
  const auto found = text.find(start, table);
  REQUIRE(found != std::string::npos);
  const std::size_t at = found + start.size();
  return {at, 1 + static_cast<int>(std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n'))};
}

}  // namespace

TEST_CASE("no value outside its bounds, none that is no number, and no unknown curve set enters a design") {
  std::set<std::string> archetypes;
  int tried = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/modules/data")) {
    const std::string text = text_of(entry.path());
    const std::string name = entry.path().filename().string();
    Problems none;
    modules::Module module = modules::parse_module(text, name, test::supply_classes(), none);
    none.raise_if_any();
    if (!archetypes.insert(module.plant.cooling.archetype).second) continue;
    for (const InputRef& input : modules::all_inputs(module, "")) {
      CAPTURE(name);
      CAPTURE(input.path);
      const auto dot = input.path.find('.');
      if (text.find("\n" + input.path.substr(dot + 1) + " = ") == std::string::npos) continue;  // its class says it
      const Place place = find_number(text, input.path.substr(0, dot), input.path.substr(dot + 1));
      const double above = input.bounds.max + std::max(1e-6, 1e-6 * std::abs(input.bounds.max));
      const double below = input.bounds.min - std::max(1e-6, 1e-6 * std::abs(input.bounds.min));
      for (const std::string& wrong : {tried % 2 == 0 ? fmt::format("{:.7f}", above) : fmt::format("{:.7f}", below), std::string("nan")}) {
        CAPTURE(wrong);
        std::string changed = text;
        changed.replace(place.at, changed.find(',', place.at) - place.at, wrong);
        Problems problems;
        (void)modules::parse_module(changed, name, test::supply_classes(), problems);
        REQUIRE_FALSE(problems.empty());
        bool there = false;
        for (const InputProblem& problem : problems.all()) {
          there = there || (problem.where.file == name && static_cast<int>(problem.where.line) == place.line && problem.where.column > 0);
        }
        CHECK(there);
        ++tried;
      }
    }
    if (!module.plant.cooling.machine.empty()) {
      std::string changed = text;
      changed.replace(changed.find("machine = \"") + 11, module.plant.cooling.machine.size(), "steam-engine");
      Problems problems;
      (void)modules::parse_module(changed, name, test::supply_classes(), problems);
      CHECK_FALSE(problems.empty());
    }
  }
  CHECK(archetypes.size() == 10);
  CHECK(tried > 1000);
}

TEST_CASE("eco mode is read, bounded, and refused beside direct current") {
  const std::string text = text_of(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/modules/data/edge-dx-72.toml");
  const auto table = text.find("[electrical]\n") + std::string("[electrical]\n").size();
  const auto with = [&](const std::string& lines) {
    Problems problems;
    std::string changed = text;
    changed.insert(table, lines);
    modules::Module module = modules::parse_module(changed, "m.toml", test::supply_classes(), problems);
    return std::pair{std::move(module), problems.all().size()};
  };
  const auto [module, wrong] = with(eco_mode);
  CHECK(wrong == 0);
  REQUIRE(module.plant.electrical.eco_mode);
  CHECK(module.plant.electrical.eco_mode->share.value == 0.5);
  std::string too_much = eco_mode;
  too_much.replace(too_much.find("0.01"), 4, "0.06");
  CHECK(with(too_much).second > 0);
  const std::string direct =
      "direct_current.conversion = { value = 0.02, low = 0.01, high = 0.03, unit = \"fraction\", year = 2025, source = "
      "\"test\", confidence = \"low\" }\n";
  CHECK(with(direct).second == 0);
  CHECK(with(eco_mode + direct).second == 1);
}
