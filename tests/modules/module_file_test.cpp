// SPDX-License-Identifier: Apache-2.0
#include "planner/modules/module_file.hpp"

#include <doctest/doctest.h>

#include <set>
#include <string>

#include "planner/plant/archetype.hpp"
#include "tests/modules/supply_classes.hpp"

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
    modules::Module module = modules::parse_module(module_text(archetype), "test.toml", test::supply_classes(), problems);
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
  (void)modules::parse_module(text, "test.toml", test::supply_classes(), problems);
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
  (void)modules::parse_module(text, "test.toml", test::supply_classes(), problems);
  CHECK(mentions(problems, "direct-air"));
}

TEST_CASE("set points that contradict each other are refused") {
  std::string text = module_text(*plant::find_archetype("liquid-dry"));
  replace(text, "\nfacility_water_temperature = { value = 15.000000, low = 15.000000, high = 15.000000",
          "\nfacility_water_temperature = { value = 40.0, low = 40.0, high = 40.0");
  Problems problems;
  (void)modules::parse_module(text, "test.toml", test::supply_classes(), problems);
  CHECK(mentions(problems, "expected at most \"maximum_facility_water_temperature\""));
}

TEST_CASE("the liquid share is a parameter of the cooling") {
  Problems problems;
  CHECK(modules::liquid_share(
            modules::parse_module(module_text(*plant::find_archetype("dx-air")), "a.toml", test::supply_classes(), problems)) == 0.0);
  std::string text = module_text(*plant::find_archetype("liquid-tower"));
  replace(text, "\nliquid_share = { value = 0.050000, low = 0.050000, high = 0.050000",
          "\nliquid_share = { value = 0.8, low = 0.7, high = 0.9");
  CHECK(modules::liquid_share(modules::parse_module(text, "b.toml", test::supply_classes(), problems)) == doctest::Approx(0.8));
  CHECK(problems.empty());
}

TEST_CASE("a design that names its classes takes their limits, and may not state them again") {
  const std::string stated = module_text(*plant::find_archetype("liquid-dry"));
  const auto read = [&](const std::string& air, const std::string& loop, bool keep_limits, Problems& problems) {
    std::string text = stated;
    const auto drop = [&](const std::string& key) {
      const auto from = text.find("\n" + key + " = ");
      REQUIRE(from != std::string::npos);
      text.erase(from, text.find('\n', from + 1) - from);
    };
    if (!keep_limits) {
      drop("maximum_supply_air_temperature");
      drop("maximum_facility_water_temperature");
    }
    replace(text, "archetype = \"liquid-dry\"\n",
            "archetype = \"liquid-dry\"\nair_class = \"" + air + "\"\nloop_class = \"" + loop + "\"\n");
    return modules::parse_module(text, "test.toml", test::supply_classes(), problems);
  };
  const auto limit = [](const modules::Module& module, const char* key) { return *plant::find_parameter(module.plant.cooling, key); };
  Problems problems;
  const modules::Module water = read("a2", "w32", false, problems);
  CHECK(problems.empty());
  CHECK(water.plant.cooling.air_class == "a2");
  CHECK(limit(water, "maximum_supply_air_temperature").value == 35.0);
  CHECK(limit(water, "maximum_facility_water_temperature").value == 32.0);
  const modules::Module coolant = read("a1", "gb300-nvl72", false, problems);
  CHECK(problems.empty());
  CHECK(limit(coolant, "maximum_facility_water_temperature").value == 45.0 - limit(coolant, "cdu_approach").value);
  CHECK(limit(coolant, "maximum_facility_water_temperature").source.find("approach of the CDU") != std::string::npos);

  modules::SupplyClasses hot = test::supply_classes();
  hot["w99"] = hot.at("w45");
  hot["w99"].maximum.value = hot["w99"].maximum.low = hot["w99"].maximum.high = 99.0;
  std::string too_hot = stated;
  const auto from = too_hot.find("\nmaximum_facility_water_temperature = ");
  too_hot.erase(from, too_hot.find('\n', from + 1) - from);
  replace(too_hot, "archetype = \"liquid-dry\"\n", "archetype = \"liquid-dry\"\nloop_class = \"w99\"\n");
  Problems outside;
  (void)modules::parse_module(too_hot, "test.toml", hot, outside);
  CHECK(mentions(outside, "of the class: expected from 17 to 60, found 99 to 99"));

  Problems twice;
  (void)read("a1", "w32", true, twice);
  CHECK(mentions(twice, "expected none beside the class"));
  Problems unknown;
  (void)read("a9", "w32", false, unknown);
  CHECK(mentions(unknown, "\"a4\""));
  Problems swapped;
  (void)read("w32", "a1", false, swapped);
  CHECK(mentions(swapped, "\"air_class\""));
  CHECK(mentions(swapped, "\"loop_class\""));
}

TEST_CASE("every class that ships is called as its file and says where it is from") {
  CHECK(test::supply_classes().size() >= 15);
  for (const auto& [id, each] : test::supply_classes()) {
    CAPTURE(id);
    CHECK(std::filesystem::exists(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/plant/data" / (id + ".toml")));
    CHECK(each.maximum.source.size() > 20);
    if (id[0] == 'w') CHECK(each.maximum.value == std::stod(id.substr(1)));  // W40: 40 degC
  }
}

TEST_CASE("what is wrong in a supply class is all reported") {
  Problems problems;
  (void)modules::parse_supply_class(
      "id = \"x\"\nname = { en = \"x\", zh = \"x\" }\nmedium = \"watter\"\n[supply]\nmaximum = 27.0\nsize = 1\n", "x.toml", problems);
  CHECK(mentions(problems, "watter"));
  CHECK(mentions(problems, "\"maximum\""));
  CHECK(mentions(problems, "unknown key \"size\""));
}
