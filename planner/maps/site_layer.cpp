// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>
#include <stdexcept>

#include "planner/maps/tables.hpp"

namespace landfall::maps {
namespace {

struct SiteFact {
  const char* name;
  const FactRecord& (*of)(const sites::Site&);
};
const std::vector<SiteFact>& site_facts() {
  static const std::vector<SiteFact> facts{
      {"elevation_m", [](const sites::Site& s) -> const FactRecord& { return s.location.elevation; }},
      {"energy_tariff_usd_per_kwh", [](const sites::Site& s) -> const FactRecord& { return s.power.energy_tariff; }},
      {"connection_time_months", [](const sites::Site& s) -> const FactRecord& { return s.power.connection_time; }},
      {"water_stress_score", [](const sites::Site& s) -> const FactRecord& { return s.water.stress_score; }},
      {"seismic_pga_g", [](const sites::Site& s) -> const FactRecord& { return s.hazard.seismic_pga; }},
      {"latency_singapore_ms", [](const sites::Site& s) -> const FactRecord& { return s.network.latency_singapore; }},
      {"colocation_rent_usd_per_kw_month", [](const sites::Site& s) -> const FactRecord& { return s.market.colocation_rent; }},
  };
  return facts;
}

/// Columns of one of the user's layers; ids are lower-case letters, digits and dashes of at most 40 characters.
std::string column(const Surrounding& surrounding) {
  std::string id = surrounding.layer;
  std::replace(id.begin(), id.end(), '-', '_');
  return surrounding.distance ? "distance_" + id + "_m" : "inside_" + id;
}

std::string state_word(Surrounding::State state) {
  switch (state) {
    case Surrounding::State::none: return "";
    case Surrounding::State::pass: return "pass";
    case Surrounding::State::fail: return "fail";
    case Surrounding::State::unknown: return "unknown";
  }
  return "";
}

std::string membership(const Surrounding& surrounding) { return !surrounding.inside ? "unknown" : *surrounding.inside ? "yes" : "no"; }

const std::vector<Surrounding>& of(const Surroundings& surroundings, const std::string& site) {
  static const std::vector<Surrounding> none;
  const auto found = surroundings.sites.find(site);
  return found == surroundings.sites.end() ? none : found->second;
}

}  // namespace

const Layer& layer(const Map& map, const std::string& name) {
  for (const Layer& each : map.layers) {
    if (each.name == name) return each;
  }
  throw std::out_of_range("no map layer " + name);
}

std::vector<Field> fields_of(const View& view, const Map& map) {
  const Layer& from = layer(map, view.layer);
  std::vector<Field> fields;
  for (const std::string& name : view.fields) fields.push_back(from.fields[field(from, name)]);
  return fields;
}

std::size_t field(const Layer& layer, const std::string& name) {
  for (std::size_t i = 0; i < layer.fields.size(); ++i) {
    if (layer.fields[i].name == name) return i;
  }
  throw std::out_of_range("no field " + name + " in map layer " + layer.name);
}

Layer site_layer(const Layer& candidates, const committee::Comparison& comparison, const publish::Context& context,
                 const std::vector<SitePlan>& plans, const Surroundings& surroundings) {
  Layer layer{"sites", context.messages.word("map.sites", context.language), Shape::point, candidates.fields, {}, {}};
  layer.fields.push_back({"site_share_first", FieldType::real, true});
  for (const SiteFact& fact : site_facts()) layer.fields.push_back({fact.name, FieldType::real});
  layer.fields.push_back({"land_owned_m2", FieldType::real});
  layer.fields.push_back({"land_required_m2", FieldType::real});
  layer.fields.push_back({"land_fits", FieldType::text});
  const std::vector<Surrounding> first = surroundings.sites.empty() ? std::vector<Surrounding>() : surroundings.sites.begin()->second;
  for (const Surrounding& each : first) {
    layer.fields.push_back({column(each), each.distance ? FieldType::real : FieldType::text});
    layer.fields.push_back({"gate_" + column(each), FieldType::text});
  }
  std::map<std::string, double> shares;
  for (const committee::Candidate& candidate : comparison.candidates)
    if (candidate.share_first) shares[candidate.appraisal.site] += *candidate.share_first;

  std::set<std::string> seen;
  for (std::size_t i = 0; i < comparison.candidates.size(); ++i) {
    const std::string& id = comparison.candidates[i].appraisal.site;
    if (!seen.insert(id).second) continue;
    const sites::Site& site = context.portfolio.sites.at(id);
    Feature feature = candidates.features[i];
    const auto share = shares.find(id);
    feature.values.push_back(share == shares.end() ? Value() : Value(published(share->second)));
    for (const SiteFact& fact : site_facts()) feature.values.emplace_back(published(fact.of(site).value));
    const auto plan = std::find_if(plans.begin(), plans.end(), [&](const SitePlan& each) { return each.site == id; });
    if (plan == plans.end()) {
      feature.values.insert(feature.values.end(), 3, Value());
    } else {
      feature.values.emplace_back(published(plan->plan.owned_m2));
      feature.values.emplace_back(published(plan->plan.required_m2));
      feature.values.emplace_back(plan->plan.fits ? "yes" : "no");
    }
    for (const Surrounding& each : of(surroundings, id)) {
      feature.values.push_back(each.distance ? maybe(each.metres) : Value(membership(each)));
      const std::string state = state_word(each.state());
      feature.values.push_back(state.empty() ? Value() : Value(state));
    }
    layer.features.push_back(std::move(feature));
  }
  return layer;
}

Layer route_layer(const publish::Context& context, const Surroundings& surroundings) {
  Layer layer{"routes",     context.messages.word("map.routes", context.language),
              Shape::lines, {{"site"}, {"layer"}, {"kind"}, {"name"}, {"distance_m", FieldType::real}, {"source"}},
              {},           {}};
  for (const auto& [id, all] : surroundings.sites) {
    const sites::Site& site = context.portfolio.sites.at(id);
    for (const Surrounding& each : all) {
      if (!each.metres || !each.nearest) continue;
      const Degrees from{site.location.longitude.value, site.location.latitude.value};
      layer.features.push_back(
          {{Shape::lines, {{{from, *each.nearest}}}},
           {id, each.layer, each.what, each.name.empty() ? Value() : Value(each.name), published(*each.metres), each.source}});
    }
  }
  return layer;
}

Layer fact_layer(const publish::Context& context, const Surroundings& surroundings) {
  Layer layer{"facts",
              context.messages.word("map.facts", context.language),
              Shape::none,
              {{"site"},
               {"path"},
               {"value", FieldType::real},
               {"low", FieldType::real},
               {"high", FieldType::real},
               {"unit"},
               {"text"},
               {"year", FieldType::integer},
               {"confidence"},
               {"source"},
               {"state"}},
              {},
              {}};
  for (const std::string& id : context.portfolio.site_ids) {
    visit_inputs(context.portfolio.sites.at(id), [&](std::string_view path, const FactRecord& fact, Bounds, std::string_view) {
      layer.features.push_back(
          {{},
           {id, std::string(path), published(fact.value), published(fact.low), published(fact.high), std::string(fact.unit), Value(),
            std::int64_t{fact.year}, std::string(to_string(fact.confidence)), fact.source, Value()}});
    });
    for (const Surrounding& each : of(surroundings, id)) {
      const Value metres = maybe(each.metres);
      const std::string state = state_word(each.state());
      layer.features.push_back(
          {{},
           {id, (each.distance ? "distance." : "inside.") + each.layer, metres, metres, metres, each.distance ? Value("m") : Value(),
            each.distance ? Value(each.name) : Value(membership(each)), std::int64_t{each.year}, std::string(to_string(each.confidence)),
            each.source, state.empty() ? Value() : Value(state)}});
    }
  }
  return layer;
}

}  // namespace landfall::maps
