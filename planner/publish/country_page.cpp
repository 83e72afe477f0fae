// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/country_page.hpp"

#include <fmt/format.h>

namespace landfall::publish {
namespace {

/// Text that stays in its cell.
std::string cell(std::string_view text) {
  std::string safe;
  for (const char c : text) {
    if (c == '|')
      safe += "\\|";
    else if (c == '<')
      safe += "&lt;";
    else
      safe += c == '\n' ? ' ' : c;
  }
  return safe;
}

template <class Owner>
std::string facts_table(const Owner& owner) {
  std::string text = "| fact | value | low..high | unit | year | confidence | source |\n| --- | ---: | ---: | --- | ---: | --- | --- |\n";
  visit_inputs(owner, [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view description) {
    text += fmt::format("| {} (`{}`) | {:.6g} | {:.6g}..{:.6g} | {} | {} | {} | {} |\n", cell(description), path, fact.value, fact.low,
                        fact.high, fact.unit, fact.year, to_string(fact.confidence), cell(fact.source));
  });
  return text + "\n";
}

std::string_view effect_word(sites::Effect effect) {
  switch (effect) {
    case sites::Effect::blocks: return "blocks";
    case sites::Effect::conditions: return "conditions";
    case sites::Effect::informs: return "informs";
  }
  return "informs";
}

std::string rules_table(const std::vector<sites::Rule>& rules, Language language) {
  if (rules.empty()) return {};
  std::string text =
      "| rule | effect | what it says | law | in force | confidence | source |\n| --- | --- | --- | --- | --- | --- | --- |\n";
  for (const sites::Rule& rule : rules) {
    text += fmt::format("| `{}` ({}) | {} | {} | {} | {} | {} | {} |\n", rule.id, sites::to_string(rule.kind), effect_word(rule.effect),
                        cell(in(language, rule.text)), cell(rule.law), rule.in_force.empty() ? "-" : rule.in_force,
                        to_string(rule.confidence), cell(rule.source));
  }
  return text + "\n";
}

std::string notes_list(const std::map<std::string, Note>& notes, Language language) {
  std::string text;
  for (const auto& [name, note] : notes) {
    text += fmt::format("- `{}`: {} ({}; {}, {})\n", name, cell(in(language, note.text)), cell(note.source), to_string(note.confidence),
                        note.year);
  }
  return text.empty() ? text : text + "\n";
}

}  // namespace

std::string country_page(const portfolio::Portfolio& portfolio, const std::string& id, Language language) {
  const sites::Country& country = portfolio.countries.at(id);
  std::string text = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n";
  text += fmt::format("<!-- Written by `landfall sites page {}` from the data files: change those. -->\n# {}\n\n", id,
                      in(language, country.name));
  text += fmt::format(
      "Region: {}. Currency: {}. What an effect means: a rule that fails `blocks` a candidate, or `conditions` it (months and cost are "
      "added), or `informs`.\n\n",
      country.region, country.currency);
  text += "## The country\n\n" + facts_table(country) + "## Rules\n\n" + rules_table(country.rules, language);
  const std::string notes = notes_list(country.notes, language);
  if (!notes.empty()) text += "## Notes\n\n" + notes;
  for (const auto& [place, site] : portfolio.sites) {
    if (site.country != id) continue;
    text += fmt::format("## {} (`{}`)\n\n", in(language, site.name), place) + facts_table(site) + rules_table(site.rules, language) +
            notes_list(site.notes, language);
  }
  while (text.size() > 1 && text[text.size() - 2] == '\n') text.pop_back();
  return text;
}

}  // namespace landfall::publish
