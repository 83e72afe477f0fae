// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/country_page.hpp"

#include <fmt/format.h>

#include "planner/publish/diligence.hpp"

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

/// The page's own words. English ones are what the page has always said.
class CountryPage {
 public:
  explicit CountryPage(const Context& context) : context_(context) {}

  [[nodiscard]] std::string word(const std::string& code, std::vector<FindingArgument> arguments = {}) const {
    return context_.messages.sentence(code, arguments, context_.language);
  }
  [[nodiscard]] const std::string& text(const LocalizedText& both) const { return in(context_.language, both); }
  [[nodiscard]] std::string confidence(Confidence of) const {
    switch (of) {
      case Confidence::high: return word("page.confidence-high");
      case Confidence::medium: return word("page.confidence-medium");
      case Confidence::low: return word("page.confidence-low");
      case Confidence::unverified: return word("page.confidence-unverified");
    }
    return {};
  }
  [[nodiscard]] std::string effect(sites::Effect of) const {
    switch (of) {
      case sites::Effect::blocks: return word("page.blocks");
      case sites::Effect::conditions: return word("page.conditions");
      case sites::Effect::informs: return word("page.informs");
    }
    return {};
  }
  [[nodiscard]] std::string region(const std::string& of) const {
    return of == "middle-east" ? word("page.region-middle-east") : word("page.region-southeast-asia");
  }

  template <class Owner>
  [[nodiscard]] std::string facts(const std::string& owner_path, const Owner& owner) const {
    std::string table = word("page.facts-head") + "\n| --- | ---: | ---: | --- | ---: | --- | --- |\n";
    visit_inputs(owner, [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view description) {
      const std::string name =
          context_.language == Language::en ? std::string(description) : input_name(owner_path + std::string(path), description, context_);
      table +=
          fmt::format("| {} (`{}`) | {:.6g} | {:.6g}..{:.6g} | {} | {} | {} | {} |\n", cell(name), path, fact.value, fact.low, fact.high,
                      context_.messages.unit(fact.unit, context_.language), fact.year, confidence(fact.confidence), cell(fact.source));
    });
    return table + "\n";
  }

  [[nodiscard]] std::string rules(const std::vector<sites::Rule>& rules) const {
    if (rules.empty()) return {};
    std::string table = word("page.rules-head") + "\n| --- | --- | --- | --- | --- | --- | --- |\n";
    for (const sites::Rule& rule : rules) {
      table += fmt::format("| `{}` ({}) | {} | {} | {} | {} | {} | {} |\n", rule.id, sites::to_string(rule.kind), effect(rule.effect),
                           cell(text(rule.text)), cell(rule.law), rule.in_force.empty() ? "-" : rule.in_force, confidence(rule.confidence),
                           cell(rule.source));
    }
    return table + "\n";
  }

  [[nodiscard]] std::string notes(const std::map<std::string, Note>& notes) const {
    std::string list;
    for (const auto& [name, note] : notes) {
      list +=
          fmt::format("- `{}`: {} ({}; {}, {})\n", name, cell(text(note.text)), cell(note.source), confidence(note.confidence), note.year);
    }
    return list.empty() ? list : list + "\n";
  }

 private:
  const Context& context_;
};

}  // namespace

std::string country_page(const Context& context, const std::string& id) {
  const CountryPage page(context);
  const sites::Country& country = context.portfolio.countries.at(id);
  std::string text = "<!-- SPDX-License-Identifier: Apache-2.0 -->\n";
  text += fmt::format("<!-- {} -->\n# {}\n\n", page.word("page.written-by", {id}), page.text(country.name));
  text += page.word("page.about", {page.region(country.region), country.currency}) + "\n\n";
  text += "## " + page.word("page.country") + "\n\n" + page.facts("country." + id + ".", country);
  text += "## " + page.word("page.rules") + "\n\n" + page.rules(country.rules);
  const std::string notes = page.notes(country.notes);
  if (!notes.empty()) text += "## " + page.word("page.notes") + "\n\n" + notes;
  for (const auto& [place, site] : context.portfolio.sites) {
    if (site.country != id) continue;
    text += fmt::format("## {} (`{}`)\n\n", page.text(site.name), place);
    text += page.facts("site." + place + ".", site) + page.rules(site.rules) + page.notes(site.notes);
  }
  while (text.size() > 1 && text[text.size() - 2] == '\n') text.pop_back();
  return text;
}

}  // namespace landfall::publish
