// SPDX-License-Identifier: Apache-2.0
// The plant's words: each archetype and curve set is documented, each finding has its sentences.
#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>
#include <string>

#include "planner/plant/archetype.hpp"

using namespace landfall;

namespace {

std::string text_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

const std::filesystem::path root = LANDFALL_SOURCE_DIR;

}  // namespace

TEST_CASE("every archetype has its section and every curve set its line in docs/plant.md") {
  const std::string page = text_of(root / "docs/plant.md");
  for (const plant::Archetype& archetype : plant::archetypes()) {
    CAPTURE(archetype.id);
    CHECK(page.find("\n### " + std::string(archetype.id) + "\n") != std::string::npos);
    for (const std::string_view machine : archetype.machines) CHECK(page.find("\n| " + std::string(machine) + " |") != std::string::npos);
  }
}

TEST_CASE("parameters of one name are the same thing in every archetype") {
  std::set<std::string> seen;
  std::set<std::string> keys;
  for (const plant::Archetype& archetype : plant::archetypes()) {
    std::set<std::string> own;
    for (const plant::CoolingParameter& parameter : archetype.parameters) {
      CAPTURE(parameter.key);
      CHECK(own.insert(std::string(parameter.key)).second);
      CHECK(parameter.bounds.min < parameter.bounds.max);
      CHECK_FALSE(parameter.description.empty());
      keys.insert(std::string(parameter.key));
      seen.insert(std::string(parameter.key) + " " + std::string(parameter.unit) + " " + std::to_string(parameter.bounds.min) + " " +
                  std::to_string(parameter.bounds.max));
    }
  }
  CHECK(seen.size() == keys.size());
}

TEST_CASE("every finding of the plant has a sentence in both languages") {
  const std::string messages =
      text_of(root / "planner/publish/messages/findings.toml") + text_of(root / "planner/publish/messages/physics.toml");
  const std::regex code("\"(plant\\.[a-z0-9-]+)\"");
  int found = 0;
  for (const auto& entry : std::filesystem::directory_iterator(root / "planner/plant")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string source = text_of(entry.path());
    for (std::sregex_iterator match(source.begin(), source.end(), code); match != std::sregex_iterator(); ++match) {
      ++found;
      CAPTURE((*match)[1].str());
      const auto at = messages.find("[\"" + (*match)[1].str() + "\"]");
      REQUIRE(at != std::string::npos);
      const std::string entry_text = messages.substr(at, messages.find("\n[", at) - at);
      CHECK(entry_text.find("\nen = \"") != std::string::npos);
      CHECK(entry_text.find("\nzh = \"") != std::string::npos);
    }
  }
  CHECK(found >= 13);
}
