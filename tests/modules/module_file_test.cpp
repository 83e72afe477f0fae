// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module_file.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "planner/plant/archetype.hpp"

using namespace landfall;

namespace {

std::string fact_line(std::string_view key, double value, std::string_view unit) {
  const std::string number = std::to_string(value);
  return std::string(key) + " = { value = " + number + ", low = " + number + ", high = " + number + ", unit = \"" + std::string(unit) +
         "\", year = 2025, source = \"test\", confidence = \"low\" }\n";
}

/// A module file of this archetype with every fact at the middle of its bounds.
std::string module_text(const plant::Archetype& archetype) {
  modules::Module module;
  std::string text = "id = \"test\"\nname = { en = \"Test\", zh = \"测试\" }\nworkload = \"ai\"\ntier = \"N+1\"\n";
  std::string table;
  visit_inputs(module, [&](std::string_view path, const FactRecord& fact, Bounds bounds, std::string_view) {
    const auto dot = path.find('.');
    if (path.substr(0, dot) != table) {
      table = path.substr(0, dot);
      text += "[" + table + "]\n";
    }
    text += fact_line(path.substr(dot + 1), bounds.min, fact.unit);
  });
  text += "[electrical]\nups_redundancy = \"2n\"\n";
  visit_inputs(module.plant.electrical, [&](std::string_view path, const FactRecord& fact, Bounds bounds, std::string_view) {
    text += fact_line(path, bounds.min, fact.unit);
  });
  text += "[cooling]\narchetype = \"" + std::string(archetype.id) + "\"\n";
  if (!archetype.machines.empty()) text += "machine = \"" + std::string(archetype.machines.back()) + "\"\n";
  for (const plant::CoolingParameter& parameter : archetype.parameters)
    text += fact_line(parameter.key, parameter.bounds.min, parameter.unit);
  return text;
}

void replace(std::string& text, const std::string& from, const std::string& to) {
  const auto at = text.find(from);
  REQUIRE(at != std::string::npos);
  text.replace(at, from.size(), to);
}

bool mentions(const Problems& problems, const std::string& words) {
  for (const InputProblem& problem : problems.all()) {
    if (problem.what.find(words) != std::string::npos) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("a module of every archetype reads without a problem") {
  for (const plant::Archetype& archetype : plant::archetypes()) {
    CAPTURE(archetype.id);
    Problems problems;
    modules::Module module = modules::parse_module(module_text(archetype), "test.toml", problems);
    for (const InputProblem& problem : problems.all()) MESSAGE(problem.what);
    CHECK(problems.empty());
    CHECK(module.plant.cooling.archetype == archetype.id);
    CHECK(module.plant.electrical.ups_redundancy == plant::Redundancy::two_n);
    REQUIRE(module.plant.cooling.parameters.size() == archetype.parameters.size());
    for (std::size_t i = 0; i < archetype.parameters.size(); ++i) {
      CHECK(module.plant.cooling.parameters[i].value == doctest::Approx(archetype.parameters[i].bounds.min));
      CHECK(module.plant.cooling.parameters[i].source == "test");
    }
    std::set<std::string> paths;
    for (const InputRef& input : modules::all_inputs(module, "module.")) {
      CHECK(input.fact->unit != "");
      paths.insert(input.path);
    }
    CHECK(paths.size() == modules::all_inputs(module, "module.").size());
    CHECK(paths.contains("module.it.load"));
    CHECK(paths.contains("module.electrical.ups_linear"));
    CHECK(paths.contains("module.cooling." + std::string(archetype.parameters.front().key)));
  }
}

TEST_CASE("what is wrong in a cooling table is all reported, with the nearest key") {
  std::string text = module_text(*plant::find_archetype("chiller-water"));
  replace(text, "\ntower_approach = ", "\ntower_aproach = ");
  replace(text, "machine = \"water-screw\"", "machine = \"water-scrw\"");
  replace(text, "drift = { value = 0.0", "drift = { value = 0.5");
  Problems problems;
  (void)modules::parse_module(text, "test.toml", problems);
  CHECK(mentions(problems, "tower_approach"));
  CHECK(mentions(problems, "unknown key \"tower_aproach\""));
  CHECK(mentions(problems, "did you mean"));
  CHECK(mentions(problems, "water-scrw"));
  CHECK(mentions(problems, "0.002"));
}

TEST_CASE("an unknown archetype names the nearest") {
  std::string text = module_text(*plant::find_archetype("dx-air"));
  replace(text, "\"dx-air\"", "\"direct-ai\"");
  Problems problems;
  (void)modules::parse_module(text, "test.toml", problems);
  CHECK(mentions(problems, "direct-air"));
}

TEST_CASE("set points that contradict each other are refused") {
  std::string text = module_text(*plant::find_archetype("liquid-dry"));
  replace(text, "\nfacility_water_temperature = { value = 15.000000, low = 15.000000, high = 15.000000",
          "\nfacility_water_temperature = { value = 40.0, low = 40.0, high = 40.0");
  Problems problems;
  (void)modules::parse_module(text, "test.toml", problems);
  CHECK(mentions(problems, "expected at most \"maximum_facility_water_temperature\""));
}

TEST_CASE("the liquid share is a parameter of the cooling") {
  Problems problems;
  CHECK(modules::liquid_share(modules::parse_module(module_text(*plant::find_archetype("dx-air")), "a.toml", problems)) == 0.0);
  std::string text = module_text(*plant::find_archetype("liquid-tower"));
  replace(text, "\nliquid_share = { value = 0.050000, low = 0.050000, high = 0.050000",
          "\nliquid_share = { value = 0.8, low = 0.7, high = 0.9");
  CHECK(modules::liquid_share(modules::parse_module(text, "b.toml", problems)) == doctest::Approx(0.8));
  CHECK(problems.empty());
}
