// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "climate/base/document.hpp"
#include "tests/house/tree.hpp"

using namespace landfall;
using namespace landfall::house;

namespace {

constexpr const char* messages_folder = "planner/publish/messages/";

std::map<std::string, LocalizedText> read_messages(Problems& problems) {
  std::map<std::string, LocalizedText> all;
  for (const TextFile& messages : product({".toml"})) {
    if (!messages.path.starts_with(messages_folder)) continue;
    Document document(messages.text, messages.path, problems);
    Section root = document.root();
    for (const std::string& code : root.keys()) all[code] = root.localized(code);
    document.finish();
  }
  return all;
}

std::string room_part(const std::string& code) { return code.substr(0, code.find('.')); }

/// The codes that sources give to findings: `Severity::warning, "room.code"`, and any literal `room.two-words` whose first word is that of
/// a message. (Input paths have underscores; the ledger's rows have other first words.)
std::map<std::string, std::string> codes_in_sources(const std::map<std::string, LocalizedText>& messages) {
  std::set<std::string> rooms;
  for (const auto& [code, text] : messages) rooms.insert(room_part(code));
  std::map<std::string, std::string> first_use;
  for (const TextFile& source : sources()) {
    for (const std::string& code : matches(source.text, "Severity::\\w+,\\s*\"([^\"]+)\"")) first_use.emplace(code, source.path);
    for (const std::string& code : matches(source.text, "\"([a-z]+\\.[a-z0-9]+(?:-[a-z0-9]+)+)\"")) {
      if (rooms.contains(room_part(code))) first_use.emplace(code, source.path);
    }
  }
  return first_use;
}

/// A word of the program's own pages may be asked for with or without its first part, whole or put together: "ui.opex-" and "water". The
/// report asks for its words in its scripts.
bool asked_for(const std::string& code) {
  static const std::string all = [] {
    std::string text;
    for (const TextFile& source : product({".cpp", ".hpp", ".js"})) text += source.text;
    return text;
  }();
  const auto stands = [](const std::string& literal) { return all.find('"' + literal + '"') != std::string::npos; };
  const auto put_together = [&](const std::string& name) {
    for (auto hyphen = name.find('-'); hyphen != std::string::npos; hyphen = name.find('-', hyphen + 1)) {
      if (stands(name.substr(0, hyphen + 1)) && stands(name.substr(hyphen + 1))) return true;
    }
    return stands(name);
  };
  const std::string room = room_part(code);
  if (room == "input" || room == "field") return stands(code.substr(6));  // the name of a registered input or of a map's column
  if (room == "unit") {                                                   // part of a unit in a literal, such as "USD/kW-month"
    const std::string part = code.substr(5), border = "\"/-";
    for (auto at = all.find(part); at != std::string::npos; at = all.find(part, at + 1)) {
      if (at > 0 && border.find(all[at - 1]) != std::string::npos && border.find(all[at + part.size()]) != std::string::npos) return true;
    }
    return false;
  }
  if (room != "ui" && room != "report") return stands(code);
  return put_together(code) || put_together(code.substr(room.size() + 1));
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
  const auto codes = codes_in_sources(messages);
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
  for (const auto& [code, text] : read_messages(problems)) {
    CAPTURE(code);
    CHECK(asked_for(code));
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
