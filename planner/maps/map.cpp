// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/map.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <set>

#include "planner/maps/questions.hpp"
#include "planner/maps/tables.hpp"

namespace landfall::maps {
namespace {

/// XML has no way to write most control characters, and a NUL ends a name in half of the formats: they are refused, not dropped.
void refuse_control_characters(const Map& map, Problems& problems) {
  std::set<std::string> told;
  for (const Layer& each : map.layers) {
    for (const Feature& feature : each.features) {
      for (std::size_t i = 0; i < feature.values.size(); ++i) {
        const std::string* text = std::get_if<std::string>(&feature.values[i]);
        if (text == nullptr) continue;
        const auto bad = std::find_if(text->begin(), text->end(), [](char c) {
          const auto byte = static_cast<unsigned char>(c);
          return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7f;
        });
        if (bad == text->end() || !told.insert(each.fields[i].name).second) continue;
        problems.add({"map layer " + each.name, 0, 0},
                     fmt::format("{} \"{}…\": expected text without control characters, found byte 0x{:02x}", each.fields[i].name,
                                 std::string(text->begin(), bad).substr(0, 60), static_cast<unsigned>(static_cast<unsigned char>(*bad))));
      }
    }
  }
}

std::string sources(const publish::Context& context, const Surroundings& surroundings) {
  std::set<std::string> names;
  for (const std::string& id : context.portfolio.site_ids) {
    visit_inputs(context.portfolio.sites.at(id),
                 [&](std::string_view, const FactRecord& fact, Bounds, std::string_view) { names.insert(fact.source); });
  }
  for (const auto& [id, all] : surroundings.sites)
    for (const Surrounding& each : all) names.insert(each.source);
  return fmt::format("{}", fmt::join(names, "\n"));
}

void entitle(Map& map, const publish::Context& context) {
  for (Layer& each : map.layers) {
    for (Field& field : each.fields) {
      const std::string* title = context.messages.find("field." + field.name, context.language);
      field.title = title == nullptr ? field.name : *title;
    }
  }
}

}  // namespace

Map make_map(const committee::Comparison& comparison, const publish::Context& context, const std::vector<SitePlan>& plans,
             const Surroundings& surroundings, std::vector<Layer> base) {
  const publish::Record& record = context.record;
  Map map;
  map.title = publish::in(context.language, context.portfolio.name);
  map.description =
      context.messages.sentence("map.description", {record.valuation_date, record.version, record.inputs_sha256()}, context.language);
  map.valuation_date = record.valuation_date;
  map.metadata = {{"landfall_version", record.version},
                  {"landfall_commit", record.commit},
                  {"portfolio", context.portfolio.id},
                  {"valuation_date", record.valuation_date},
                  {"inputs_sha256", record.inputs_sha256()},
                  {"seed", std::to_string(record.seed)},
                  {"draws", std::to_string(record.draws)},
                  {"currency", "USD"},
                  {"language", std::string(publish::to_string(context.language))},
                  {"base_map", "Natural Earth 1:50m, public domain; disputed borders apart; see docs/maps.md"},
                  {"sources", sources(context, surroundings)}};
  map.layers = std::move(base);
  const std::string name_field = context.language == publish::Language::zh ? "site_name_zh" : "site_name_en";
  Layer candidates = candidate_layer(comparison, context);
  candidates.style = verdict_style("candidates", "", context);
  Layer sites = site_layer(candidates, comparison, context, plans, surroundings);
  sites.style = verdict_style("sites", name_field, context);
  map.views = question_views(sites, context);
  Layer site_plans = plan_layer(plans, context);
  site_plans.style = plan_style(context);
  Layer routes = route_layer(context, surroundings);
  routes.style = route_style(context);
  map.layers.push_back(std::move(site_plans));
  if (!routes.features.empty()) map.layers.push_back(std::move(routes));
  map.layers.push_back(std::move(candidates));
  map.layers.push_back(std::move(sites));
  map.layers.push_back(fact_layer(context, surroundings));
  entitle(map, context);
  Problems problems;
  refuse_control_characters(map, problems);
  problems.raise_if_any();
  return map;
}

}  // namespace landfall::maps
