// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/layer_rules.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/value_to.hpp>

#include "planner/cli/library.hpp"

namespace landfall::cli {
namespace {

namespace json = boost::json;
using MapLayer = portfolio::Request::MapLayer;

const char* rule_word(const MapLayer& layer) {
  if (layer.is_distance()) return layer.maximum_m ? "ui.layer-rule-distance" : "ui.layer-rule-way";
  return layer.expected == "inside" ? "ui.layer-rule-inside" : "ui.layer-rule-outside";
}

sites::Rule rule_of(const MapLayer& layer, const publish::Messages& messages) {
  sites::Rule rule;
  rule.id = layer.id;
  rule.kind = sites::RuleKind::layer;
  rule.effect = layer.effect;
  rule.law = layer.file;
  rule.text = layer.text;
  const auto text = [&](publish::Language language) { return messages.sentence(rule_word(layer), {layer.id}, language); };
  if (rule.text.en.empty()) rule.text = {text(publish::Language::en), text(publish::Language::zh)};
  rule.year = layer.year;
  rule.source = layer.file + ": " + layer.source;
  rule.confidence = layer.confidence;
  rule.months = layer.months;
  rule.cost_usd = layer.cost_usd;
  sites::LayerAnswer answer;
  answer.layer = layer.id;
  answer.distance = layer.is_distance();
  answer.maximum_m = layer.maximum_m;
  answer.usd_per_km = layer.cost_per_km.value;
  answer.should_be_inside = layer.expected == "inside";
  rule.layer = std::move(answer);
  return rule;
}

void read_answer(const json::value* said, sites::LayerAnswer& answer) {
  if (said == nullptr) return;
  const json::object& entry = said->as_object();
  if (const json::value* metres = entry.if_contains("metres")) answer.metres = metres->to_number<double>();
  if (const json::value* inside = entry.if_contains("inside")) answer.inside = inside->as_bool();
  if (const json::value* feature = entry.if_contains("feature")) answer.feature = json::value_to<std::string>(*feature);
}

}  // namespace

void add_layer_rules(const std::string& answers, const std::vector<MapLayer>& layers, portfolio::Portfolio& portfolio, Problems& problems) {
  const publish::Messages messages = built_in_messages();
  try {
    const json::value parsed = json::parse(answers);
    const json::object& said = parsed.at("layers").as_object();
    for (const MapLayer& layer : layers) {
      if (!layer.is_rule()) continue;
      const json::value* const of_layer = said.if_contains(layer.id);
      for (const std::string& id : portfolio.site_ids) {
        sites::Rule rule = rule_of(layer, messages);
        if (of_layer != nullptr) read_answer(of_layer->as_object().if_contains(id), *rule.layer);
        portfolio.sites.at(id).rules.push_back(std::move(rule));
      }
    }
  } catch (const std::exception& error) {
    problems.add({layer_answers_name, 0, 0}, std::string("expected the answers of layers, found something else (") + error.what() + ")");
  }
}

}  // namespace landfall::cli
