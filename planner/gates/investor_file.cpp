// SPDX-License-Identifier: Apache-2.0
#include "planner/gates/investor_file.hpp"

#include <algorithm>

#include "climate/base/document.hpp"
#include "sites/rule_file.hpp"

namespace landfall::gates {
namespace {

/// Groups of EAR Supplement 1 to part 740 that the rules on advanced computing name, and Macau, which they name beside them.
const std::vector<std::string> known_groups{"A:5", "A:6", "D:1", "D:2", "D:3", "D:4", "D:5", "E:1", "E:2", "Macau"};

bool has_form(std::string_view word, std::size_t length, char first, char last) {
  return word.size() == length && std::all_of(word.begin(), word.end(), [&](char c) { return c >= first && c <= last; });
}

void check_country(Section& root, std::string_view key, const std::string& word) {
  if (word.empty() || has_form(word, 2, 'a', 'z')) return;
  root.problem(key, "\"" + std::string(key) + "\": expected a country as two lower-case letters (ISO 3166-1), found \"" +
                        word.substr(0, 200) + "\"");
}

std::string read_country(Section& root, std::string_view key) {
  std::string word = root.text(key);
  check_country(root, key, word);
  return word;
}

bool read_flag(Section& root, std::string_view key) {
  if (!root.has(key)) root.problem(key, "missing key \"" + std::string(key) + "\": expected true or false");
  return root.optional_flag(key).value_or(false);
}

std::vector<std::string> read_groups(Section& root) {
  std::vector<std::string> groups = root.texts("parent_groups");
  for (const std::string& group : groups) {
    if (std::find(known_groups.begin(), known_groups.end(), group) != known_groups.end()) continue;
    root.problem("parent_groups", "\"parent_groups\": expected country groups such as \"D:5\" or \"Macau\", found \"" +
                                      group.substr(0, 200) + "\"" + did_you_mean(group, known_groups, "; "));
  }
  return groups;
}

std::string read_currency(Section& root) {
  std::string word = root.text("home_currency");
  if (!word.empty() && !has_form(word, 3, 'A', 'Z')) {
    root.problem("home_currency", "\"home_currency\": expected three capital letters (ISO 4217), found \"" + word.substr(0, 200) + "\"");
  }
  return word;
}

}  // namespace

Investor parse_investor(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Investor investor;
  if (!document.parsed()) return investor;
  Section root = document.root();
  investor.id = root.identifier("id");
  investor.name = root.localized("name");
  investor.headquarters = read_country(root, "headquarters");
  investor.ultimate_parent = read_country(root, "ultimate_parent");
  investor.parent_groups = read_groups(root);
  investor.home_currency = read_currency(root);
  investor.pillar2_in_scope = read_flag(root, "pillar2_in_scope");
  investor.advanced_chips = read_flag(root, "advanced_chips");
  investor.tenant_countries = root.texts("tenant_countries");
  for (const std::string& tenant : investor.tenant_countries) check_country(root, "tenant_countries", tenant);
  root.facts(investor);
  investor.rules = sites::parse_rules(root);
  document.finish();
  return investor;
}

}  // namespace landfall::gates
