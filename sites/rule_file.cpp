// SPDX-License-Identifier: Apache-2.0
#include "sites/rule_file.hpp"

#include <array>

namespace landfall::sites {
namespace {

constexpr std::array<std::string_view, 9> kind_names{"export-licence", "permit",    "limit",    "tenure", "war-risk",
                                                     "data",           "ownership", "resource", "layer"};
/// Those that a file may give: what a layer says is measured.
constexpr std::array<std::string_view, 8> kinds_of_files{"export-licence", "permit", "limit",     "tenure",
                                                         "war-risk",       "data",   "ownership", "resource"};
constexpr std::array<std::string_view, 3> effect_names{"blocks", "conditions", "informs"};
constexpr std::array<std::string_view, 3> insurable_names{"yes", "no", "unknown"};
constexpr std::array<std::string_view, 3> licence_names{"required", "not-required", "unknown"};
constexpr std::array<std::string_view, 6> regime_names{"open", "vetted", "allocation", "frozen", "closed", "unknown"};
constexpr std::array<std::string_view, 2> metric_names{"pue", "wue"};

/// Reads a word and gives the enumerator at the word's place in `names`.
template <class Enum, std::size_t N>
Enum read(Section& entry, std::string_view key, const std::array<std::string_view, N>& names) {
  const std::vector<std::string> allowed(names.begin(), names.end());
  const std::string word = entry.one_of(key, allowed);
  for (std::size_t i = 0; i < N; ++i) {
    if (names[i] == word) return static_cast<Enum>(i);
  }
  return static_cast<Enum>(0);
}

void read_condition(Section& entry, Rule& rule) {
  switch (rule.kind) {
    case RuleKind::export_licence:
      rule.licence_required = read<Answer>(entry, "licence", licence_names);
      rule.country_groups = entry.texts("country_groups");
      return;
    case RuleKind::permit:
      rule.regime = read<Regime>(entry, "regime", regime_names);
      rule.exempt_workloads = entry.texts("exempt_workloads");
      return;
    case RuleKind::limit:
      rule.metric = read<Metric>(entry, "metric", metric_names);
      rule.maximum = entry.number_or_unknown("maximum", rule.metric == Metric::pue ? Bounds{1.0, 3.0} : Bounds{0.0, 20.0});
      rule.load = entry.optional_number("load", {0.05, 1.0});
      return;
    case RuleKind::tenure:
      rule.years = entry.number_or_unknown("years", {0.0, 999.0});
      rule.renewable = entry.optional_flag("renewable").value_or(false);
      return;
    case RuleKind::war_risk: rule.insurable = read<Answer>(entry, "insurable", insurable_names); return;
    case RuleKind::resource:
      rule.resource = entry.one_of("resource", {"seawater", "district-cooling"});
      rule.available = read<Answer>(entry, "available", insurable_names);
      return;
    case RuleKind::data:
    case RuleKind::layer:
    case RuleKind::ownership: return;
  }
}

}  // namespace

std::string_view to_string(RuleKind kind) { return kind_names[static_cast<std::size_t>(kind)]; }
std::string_view to_string(Regime regime) { return regime_names[static_cast<std::size_t>(regime)]; }

std::vector<Rule> parse_rules(Section& owner) {
  std::vector<Rule> rules;
  for (Section entry : owner.sections("rules")) {
    Rule rule;
    rule.id = entry.text("id");
    rule.kind = read<RuleKind>(entry, "kind", kinds_of_files);
    rule.effect = read<Effect>(entry, "effect", effect_names);
    rule.law = entry.text("law");
    rule.in_force = entry.optional_date("in_force");
    rule.text = entry.localized("text");
    rule.year = entry.year();
    rule.source = entry.text("source");
    rule.confidence = entry.confidence();
    rule.months = entry.optional_number("months", {0.0, 120.0}).value_or(0.0);
    rule.cost_usd = entry.optional_number("cost_usd", {0.0, 1e10}).value_or(0.0);
    read_condition(entry, rule);
    rules.push_back(std::move(rule));
  }
  return rules;
}

}  // namespace landfall::sites
