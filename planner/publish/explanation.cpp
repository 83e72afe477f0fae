// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/explanation.hpp"

#include <fmt/format.h>
#include <algorithm>

#include "climate/base/document.hpp"
#include "planner/publish/grid.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;

/// What tells a row of a list from the others, by the first of these members it has.
std::string row_name(const json::value& row, std::size_t index) {
  if (const json::object* object = row.if_object()) {
    for (const char* name : {"item", "activity", "month", "rule", "name", "path", "id", "load", "year"}) {
      const json::value* found = object->if_contains(name);
      if (found == nullptr) continue;
      std::string text = found->is_string() ? std::string(found->get_string()) : to_text(*found);
      if (!text.empty() && text.back() == '\n') text.pop_back();
      // A stress test has both: its id is the shorter.
      if (const json::value* id = object->if_contains("id")) text = std::string(id->as_string());
      std::replace(text.begin(), text.end(), '.', '/');  // dots part the name
      return text;
    }
  }
  return std::to_string(index);
}

void gather(const json::value& value, const std::string& key, std::vector<Figure>& figures) {
  const auto below = [&](const std::string& name) { return key.empty() ? name : key + "." + name; };
  if (const json::object* object = value.if_object()) {
    for (const json::key_value_pair& entry : *object) gather(entry.value(), below(std::string(entry.key())), figures);
  } else if (const json::array* array = value.if_array()) {
    for (std::size_t i = 0; i < array->size(); ++i) gather((*array)[i], below(row_name((*array)[i], i)), figures);
  } else if (value.is_number()) {
    figures.push_back({key, value.to_number<double>()});
  }
}

std::vector<std::string> parts_of(const std::string& key) {
  std::vector<std::string> parts;
  std::size_t start = 0;
  for (auto dot = key.find('.'); dot != std::string::npos; start = dot + 1, dot = key.find('.', start))
    parts.push_back(key.substr(start, dot - start));
  parts.push_back(key.substr(start));
  return parts;
}

/// How well a name fits: the number of parts that are spelled out, -1 where it does not. A last * stands for the rest.
int fit(const std::string& name, const std::string& key) {
  const std::vector<std::string> pattern = parts_of(name), parts = parts_of(key);
  if (pattern.size() > parts.size() || (pattern.size() < parts.size() && pattern.back() != "*")) return -1;
  int spelled = 0;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] == "*") continue;
    if (pattern[i] != parts[i]) return -1;
    ++spelled;
  }
  return spelled;
}

bool rests_on(const std::string& path, const std::string& input) {
  if (input.ends_with("*")) return path.starts_with(input.substr(0, input.size() - 1));
  return path == input;
}

std::string number(double value) { return fmt::format("{:.10g}", value); }

}  // namespace

std::vector<Figure> figures_of(const json::object& appraisal) {
  std::vector<Figure> figures;
  for (const json::key_value_pair& entry : appraisal) {
    const std::string name = entry.key();
    if (name == "candidates") {
      gather(entry.value().as_array().front(), "", figures);
    } else if (name != "landfall" && name != "seed" && name != "draws") {
      gather(entry.value(), name, figures);
    }
  }
  return figures;
}

Explanations::Explanations(std::string_view toml, std::string file, Problems& problems) {
  Document document(toml, std::move(file), problems);
  Section root = document.root();
  for (Section& row : root.sections("explanations"))
    all_.push_back({row.text("figure"), row.localized("formula"), row.texts("inputs"), row.texts("figures")});
  document.finish();
}

const Explanation* Explanations::of(const std::string& key) const {
  const Explanation* best = nullptr;
  int most = -1;
  for (const Explanation& each : all_) {
    const int spelled = fit(each.figure, key);
    if (spelled > most) {
      best = &each;
      most = spelled;
    }
  }
  return best;
}

std::string explanation_page(const std::string& key, const json::object& appraisal, const Explanations& explanations,
                             const std::vector<appraisal::UsedFact>& facts, const Locate& locate, const Context& context) {
  const std::vector<Figure> figures = figures_of(appraisal);
  const auto find = [&](const std::string& name) {
    return std::find_if(figures.begin(), figures.end(), [&](const Figure& figure) { return figure.key == name; });
  };
  const auto found = find(key);
  const Explanation* explanation = found == figures.end() ? nullptr : explanations.of(key);
  if (explanation == nullptr) {
    std::vector<std::string> known;
    for (const Figure& figure : figures) known.push_back(figure.key);
    const std::string near = did_you_mean(key, known);
    throw InputError(
        {{{key, 0, 0}, "expected a figure of this appraisal" + (near.empty() ? ", such as equity_irr or capex_lines.cooling.usd" : near)}});
  }
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  std::string page =
      fmt::format("{} = {}\n\n{}: {}\n", key, number(found->value), word("ui.formula"), in(context.language, explanation->formula));

  Grid made_of({{word("ui.figure"), false}, {word("ui.value"), true}});
  std::size_t rows = 0;
  const std::string owner = key.substr(0, key.rfind('.') + 1);
  for (const Figure& figure : figures) {
    const bool beside =
        !owner.empty() && figure.key.starts_with(owner) && figure.key != key && figure.key.find('.', owner.size()) == std::string::npos;
    const bool named = std::find(explanation->figures.begin(), explanation->figures.end(), figure.key) != explanation->figures.end();
    const bool line = key == "capex_usd" && figure.key.starts_with("capex_lines.") && figure.key.ends_with(".usd");
    if (!beside && !named && !line) continue;
    made_of.add({figure.key, number(figure.value)});
    ++rows;
  }
  if (rows > 0) page += "\n" + made_of.text();

  // A fact among the lists is explained by itself.
  std::vector<std::string> inputs = explanation->inputs;
  Grid grid({{word("ui.fact"), false},
             {word("ui.value"), true},
             {word("ui.range-of-fact"), false},
             {word("ui.unit"), false},
             {word("ui.year"), true},
             {word("ui.confidence"), false},
             {word("ui.where"), false},
             {word("ui.source"), false}});
  rows = 0;
  for (const appraisal::UsedFact& used : facts) {
    const std::string plain = portfolio::without_id(used.path);
    std::string spelled = used.path;
    std::replace(spelled.begin(), spelled.end(), '.', '/');
    const bool asked = std::any_of(inputs.begin(), inputs.end(), [&](const std::string& input) { return rests_on(plain, input); });
    if (!asked && key.find("." + spelled + ".") == std::string::npos) continue;
    const FactRecord& fact = *used.fact;
    const SourceRef where = locate(used.path);
    grid.add({used.path, fmt::format("{:.6g}", fact.value), fmt::format("{:.6g}..{:.6g}", fact.low, fact.high),
              context.messages.unit(fact.unit, context.language), std::to_string(fact.year), std::string(to_string(fact.confidence)),
              where.line > 0 ? fmt::format("{}:{}", where.file, where.line) : where.file, fact.source});
    ++rows;
  }
  if (rows > 0) page += "\n" + grid.text();
  return page;
}

}  // namespace landfall::publish
