// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <charconv>

#include "planner/maps/tables.hpp"
#include "planner/publish/candidate_json.hpp"

namespace landfall::maps {
namespace {

namespace json = boost::json;

/// Columns that stand in the JSON of a candidate under the same name.
const std::vector<Field>& json_fields() {
  static const std::vector<Field> fields{{"rank", FieldType::integer},
                                         {"site"},
                                         {"module"},
                                         {"verdict"},
                                         {"it_mw", FieldType::real},
                                         {"modules", FieldType::integer},
                                         {"pue", FieldType::real},
                                         {"pue_full_load", FieldType::real},
                                         {"wue_l_per_kwh", FieldType::real},
                                         {"carbon_kg_per_kwh_it", FieldType::real},
                                         {"capex_usd", FieldType::real},
                                         {"capex_usd_per_w", FieldType::real},
                                         {"months_to_revenue", FieldType::real},
                                         {"project_irr", FieldType::real, true},
                                         {"equity_irr", FieldType::real, true},
                                         {"npv_usd", FieldType::real},
                                         {"equity_multiple", FieldType::real},
                                         {"payback_months", FieldType::real},
                                         {"min_dscr", FieldType::real},
                                         {"levelised_usd_per_kw_month", FieldType::real},
                                         {"levelised_usd_per_gpu_hour", FieldType::real},
                                         {"equity_irr_p10", FieldType::real, true},
                                         {"equity_irr_p50", FieldType::real, true},
                                         {"equity_irr_p90", FieldType::real, true},
                                         {"probability_below_hurdle", FieldType::real, true},
                                         {"share_first", FieldType::real, true},
                                         {"checks_failed", FieldType::integer}};
  return fields;
}

Value value(const json::object& row, const Field& field) {
  const json::value* found = row.if_contains(field.name);
  if (found == nullptr || found->is_null()) return {};
  if (field.type == FieldType::text) return std::string(found->as_string());
  if (field.type == FieldType::integer) return found->to_number<std::int64_t>();
  return published(found->to_number<double>());
}

std::string sentences(const Findings& findings, const publish::Context& context) {
  std::string text;
  for (const Finding& finding : findings) {
    if (finding.severity == Severity::info) continue;
    if (!text.empty()) text += '\n';
    text += context.messages.sentence(finding, context.language);
  }
  return text;
}

/// What is not passed, one a line: fails first.
std::string gate_sentences(const std::vector<gates::Gate>& gates, const publish::Context& context) {
  std::string text;
  for (const gates::State state : {gates::State::fail, gates::State::unknown}) {
    for (const gates::Gate& gate : gates) {
      if (gate.state != state || gate.rule.effect == sites::Effect::informs) continue;
      if (!text.empty()) text += '\n';
      text += fmt::format("{}: {}",
                          context.messages.word(state == gates::State::fail ? "map.gate-fails" : "map.gate-unknown", context.language),
                          context.messages.sentence(gate.reason, gate.arguments, context.language));
    }
  }
  return text;
}

std::int64_t count(const std::vector<gates::Gate>& gates, gates::State state) {
  std::int64_t number = 0;
  for (const gates::Gate& gate : gates) number += gate.state == state && gate.rule.effect != sites::Effect::informs ? 1 : 0;
  return number;
}

}  // namespace

double published(double value) {
  double result = 0.0;
  const std::string text = fmt::format("{:.10g}", value);
  std::from_chars(text.data(), text.data() + text.size(), result);
  return result == 0.0 ? 0.0 : result;
}

Value maybe(const std::optional<double>& value) { return value ? Value(published(*value)) : Value(); }

Layer candidate_layer(const committee::Comparison& comparison, const publish::Context& context) {
  const portfolio::Portfolio& portfolio = context.portfolio;
  Layer layer{"candidates", context.messages.word("map.candidates", context.language), Shape::point, json_fields(), {}, {}};
  for (const char* name : {"country", "site_name_en", "site_name_zh", "module_name_en", "module_name_zh"})
    layer.fields.push_back({name, FieldType::text});
  layer.fields.push_back({"equity_irr_hurdle", FieldType::real, true});
  for (const char* name : {"evidence_high", "evidence_medium", "evidence_low", "evidence_unverified", "evidence_stale"})
    layer.fields.push_back({name, FieldType::integer});
  layer.fields.push_back({"evidence_weak_share", FieldType::real, true});
  layer.fields.push_back({"gates_failed", FieldType::integer});
  layer.fields.push_back({"gates_unknown", FieldType::integer});
  layer.fields.push_back({"gates_text", FieldType::text});
  layer.fields.push_back({"findings_text", FieldType::text});
  for (const committee::Candidate& candidate : comparison.candidates) {
    const appraisal::Appraisal& result = candidate.appraisal;
    const sites::Site& site = portfolio.sites.at(result.site);
    const modules::Module& module = portfolio.modules.at(result.module);
    const json::object row = publish::candidate_json(candidate, context);
    Feature feature{point({site.location.longitude.value, site.location.latitude.value}), {}};
    for (const Field& each : json_fields()) feature.values.push_back(value(row, each));
    for (const std::string& text : {site.country, site.name.en, site.name.zh, module.name.en, module.name.zh})
      feature.values.emplace_back(text);
    feature.values.emplace_back(portfolio.investor.returns.hurdle.value);
    const appraisal::Evidence& evidence = result.evidence;
    for (const int number : evidence.by_confidence) feature.values.emplace_back(std::int64_t{number});
    feature.values.emplace_back(std::int64_t{evidence.stale});
    const int weak = evidence.by_confidence[2] + evidence.by_confidence[3];
    feature.values.push_back(evidence.total() > 0 ? Value(published(static_cast<double>(weak) / evidence.total())) : Value());
    feature.values.emplace_back(count(result.gates, gates::State::fail));
    feature.values.emplace_back(count(result.gates, gates::State::unknown));
    feature.values.emplace_back(gate_sentences(result.gates, context));
    feature.values.emplace_back(sentences(result.findings, context));
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

}  // namespace landfall::maps
