// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "climate/base/document.hpp"
#include "tests/house/tree.hpp"

using namespace landfall;
using namespace landfall::house;

namespace {

constexpr const char* messages_path = "planner/publish/messages.toml";

std::map<std::string, LocalizedText> read_messages(Problems& problems) {
  const TextFile messages = file(messages_path);
  Document document(messages.text, messages.path, problems);
  Section root = document.root();
  std::map<std::string, LocalizedText> all;
  for (const std::string& code : root.keys()) all[code] = root.localized(code);
  document.finish();
  return all;
}

/// The codes that sources give to findings: `Severity::warning, "room.code"`, and any literal of the form `room.two-words`, which no
/// input path has (those use underscores).
std::map<std::string, std::string> codes_in_sources() {
  std::map<std::string, std::string> first_use;
  for (const TextFile& source : sources()) {
    for (const char* pattern : {"Severity::\\w+,\\s*\"([^\"]+)\"", "\"([a-z]+\\.[a-z0-9]+(?:-[a-z0-9]+)+)\""}) {
      for (const std::string& code : matches(source.text, pattern)) first_use.emplace(code, source.path);
    }
  }
  return first_use;
}

std::set<std::string> placeholders(const std::string& text) {
  const auto found = matches(text, "\\{(\\d+)[^}]*\\}");
  return {found.begin(), found.end()};
}

}  // namespace

TEST_CASE("every finding's code has a sentence in both languages") {
  Problems problems;
  const auto messages = read_messages(problems);
  CHECK_NOTHROW(problems.raise_if_any());
  const auto codes = codes_in_sources();
  CHECK(codes.size() >= 3);
  for (const auto& [code, path] : codes) {
    CAPTURE(path);
    CAPTURE(code);
    REQUIRE(messages.contains(code));
    CHECK_FALSE(messages.at(code).en.empty());
    CHECK_FALSE(messages.at(code).zh.empty());
  }
}

TEST_CASE("every sentence belongs to a code that a source uses") {
  Problems problems;
  const std::vector<TextFile> all = sources();
  for (const auto& [code, text] : read_messages(problems)) {
    CAPTURE(code);
    CHECK(std::any_of(all.begin(), all.end(), [&code = code](const TextFile& source) { return source.text.find('"' + code + '"') != std::string::npos; }));
  }
}

TEST_CASE("both languages of a sentence mention the same arguments, counted from 0 without a gap") {
  Problems problems;
  for (const auto& [code, text] : read_messages(problems)) {
    CAPTURE(code);
    const auto used = placeholders(text.en);
    CHECK(used == placeholders(text.zh));
    for (std::size_t argument = 0; argument < used.size(); ++argument) CHECK(used.contains(std::to_string(argument)));
  }
}
