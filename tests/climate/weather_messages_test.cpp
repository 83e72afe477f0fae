// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <filesystem>
#include <regex>
#include <set>
#include <string>

#include "climate/base/document.hpp"
#include "shared_weather.hpp"

using namespace landfall;

TEST_CASE("every finding of the climate room has its sentence in both languages, and no sentence is left over") {
  const std::filesystem::path root(LANDFALL_SOURCE_DIR);
  std::set<std::string> raised;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(root / "climate")) {
    if (entry.path().extension() != ".cpp") continue;
    const std::string text = test::read_bytes(entry.path());
    const std::regex code("\"(weather\\.[a-z0-9-]+)\"");
    for (std::sregex_iterator it(text.begin(), text.end(), code), end; it != end; ++it) raised.insert((*it)[1].str());
  }
  CHECK(raised.size() > 30);

  const std::string bytes = test::read_bytes(root / "planner/publish/messages/findings.toml");
  Problems problems;
  Document document(bytes, "findings.toml", problems);
  problems.raise_if_any();
  Section messages = document.root();
  for (const std::string& code : raised) {
    CAPTURE(code);
    REQUIRE(messages.has(code));
    const LocalizedText sentence = messages.localized(code);
    CHECK_FALSE(sentence.en.empty());
    CHECK_FALSE(sentence.zh.empty());
    const std::regex argument("\\{([0-9]):?[^}]*\\}");
    std::set<std::string> en, zh;
    for (std::sregex_iterator it(sentence.en.begin(), sentence.en.end(), argument), end; it != end; ++it) en.insert((*it)[1].str());
    for (std::sregex_iterator it(sentence.zh.begin(), sentence.zh.end(), argument), end; it != end; ++it) zh.insert((*it)[1].str());
    CHECK(en == zh);
  }
  for (const std::string& code : messages.keys()) {
    if (code.rfind("weather.", 0) == 0) CHECK_MESSAGE(raised.contains(code), code);
  }
  CHECK_NOTHROW(problems.raise_if_any());
}
