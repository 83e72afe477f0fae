// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "climate/base/document.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::portfolio {
namespace {

constexpr double most_draws = 1e6;

std::string choice(Section& root, std::string_view key, std::string fallback, SourceRef& where) {
  where = root.where(key);
  return root.optional_text(key).value_or(std::move(fallback));
}

int whole(Section& owner, std::string_view key, Bounds bounds, int fallback) {
  const auto value = owner.optional_number(key, bounds);
  if (!value) return fallback;
  if (*value != static_cast<double>(static_cast<long long>(*value))) {
    owner.problem(key, "\"" + std::string(key) + "\": expected a whole number");
    return fallback;
  }
  return static_cast<int>(*value);
}

constexpr std::array<std::string_view, 5> distance_kinds{"substation", "fibre", "port", "coast", "fault"};
constexpr std::size_t longest_layer_id = 40;  // a column's name is made of it
constexpr double usual_reach_km = 200.0;
constexpr double half_way_round_km = 20010.0;

/// What the layer's answer does to a verdict. Without a rule there is nothing that could do it.
void read_rule(Section& section, Request::MapLayer& layer) {
  if (layer.is_distance() && section.optional_fact("cost_per_km", layer.cost_per_km, {0.0, 1e9})) {
    if (layer.cost_per_km.value == 0.0) section.problem("cost_per_km", "\"cost_per_km\": expected more than 0");
  }
  if (section.has("effect")) {
    const std::string effect = section.one_of("effect", {"blocks", "conditions", "informs"});
    layer.effect = effect == "blocks" ? sites::Effect::blocks : effect == "conditions" ? sites::Effect::conditions : sites::Effect::informs;
    if (!layer.is_rule())
      section.problem("effect",
                      "\"effect\": expected a rule beside it: \"maximum_m\" or \"cost_per_km\" of a distance, \"expected\" of a "
                      "membership");
  }
  layer.months = section.optional_number("months", {0.0, 120.0}).value_or(0.0);
  layer.cost_usd = section.optional_number("cost_usd", {0.0, 1e10}).value_or(0.0);
  for (const char* key : {"months", "cost_usd"}) {
    if (section.has(key) && layer.effect != sites::Effect::conditions)
      section.problem(key, "\"" + std::string(key) + "\": expected effect = \"conditions\" beside it");
  }
  if (section.has("text")) layer.text = section.localized("text");
}

Request::MapLayer map_layer(Section& section, const std::vector<Request::MapLayer>& before) {
  Request::MapLayer layer;
  layer.id = section.identifier("id");
  if (layer.id.size() > longest_layer_id) section.problem("id", "\"id\": expected at most 40 characters");
  for (const Request::MapLayer& other : before)
    if (!layer.id.empty() && other.id == layer.id) section.problem("id", "\"id\": another layer has this id");
  layer.kind = section.one_of("kind", {"substation", "fibre", "port", "coast", "fault", "flood", "protected", "zoning", "parcel"});
  layer.file = section.text("file");
  layer.where = section.where("file");
  layer.layer = section.optional_text("layer").value_or("");
  layer.name_field = section.optional_text("name_field").value_or("");
  layer.year = section.year();
  layer.source = section.text("source");
  layer.confidence = section.confidence();
  layer.reach_km = section.optional_number("reach_km", {0.0, half_way_round_km}).value_or(usual_reach_km);
  if (layer.is_parcel()) layer.site = section.identifier("site");
  if (layer.is_distance()) layer.maximum_m = section.optional_number("maximum_m", {0.0, half_way_round_km * 1000.0});
  if (!layer.is_distance() && !layer.is_parcel() && section.has("expected"))
    layer.expected = section.one_of("expected", {"inside", "outside"});
  read_rule(section, layer);
  return layer;
}

}  // namespace

bool Request::MapLayer::is_distance() const {
  return std::find(distance_kinds.begin(), distance_kinds.end(), kind) != distance_kinds.end();
}

Request parse_request(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Request request;
  if (!document.parsed()) return request;
  Section root = document.root();
  request.id = root.text("id");
  request.name = root.localized("name");
  request.valuation_date = root.optional_date("valuation_date");
  if (!root.has("valuation_date")) {
    root.problem("valuation_date", "missing key \"valuation_date\": expected a date such as 2026-11-01, against which facts age");
  }
  request.stale_after_years = whole(root, "stale_after_years", {0.0, 100.0}, request.stale_after_years);
  request.where.sites = root.where("sites");
  request.where.modules = root.where("modules");
  request.sites = root.texts("sites");
  request.modules = root.texts("modules");
  request.costs = choice(root, "costs", "costs", request.where.costs);
  request.deal = choice(root, "deal", "colocation", request.where.deal);
  request.financing = choice(root, "financing", "project-loan", request.where.financing);
  request.investor = choice(root, "investor", "sg-infrastructure-fund", request.where.investor);
  request.where.fleet = root.where("fleet");
  request.fleet = root.optional_text("fleet").value_or("");
  request.files = root.texts("files");
  request.where.stress = root.where("stress");
  request.stress = root.texts("stress");
  Section project = root.section("project");
  request.project.phases = whole(project, "phases", {1.0, 12.0}, 1);
  project.facts(request.project);
  if (project.has("construction")) request.stick_built = project.one_of("construction", {"prefabricated", "stick-built"}) == "stick-built";
  request.where.project = project.where();
  if (root.has("tariff"))
    request.tariff = root.one_of("tariff", {"all-in", "time-of-use"}) == "all-in" ? sites::Pricing::all_in : sites::Pricing::time_of_use;
  const int year = request.valuation_date.size() == 10 ? std::stoi(request.valuation_date.substr(0, 4)) : 0;
  if (auto on_site = root.optional_section("on_site")) request.on_site = energy::parse_sizes(*on_site, year);
  if (auto carbon = root.optional_section("carbon")) {
    request.contract.chosen = true;
    carbon->facts(request.contract);
  }
  if (auto risk = root.optional_section("risk")) {
    request.draws = whole(*risk, "draws", {0.0, most_draws}, request.draws);
    request.seed = static_cast<std::uint64_t>(whole(*risk, "seed", {0.0, 2147483647.0}, 1));
  }
  if (auto set = root.optional_section("set")) {
    for (const std::string& path : set->keys()) request.overrides.push_back({path, set->number(path), set->where(path)});
  }
  for (Section& each : root.sections("layers")) request.layers.push_back(map_layer(each, request.layers));
  document.finish();
  return request;
}

std::string kind_of(std::string_view bytes) {
  Problems ignored;  // the kind's own reader reports them with their place
  Document document(bytes, "", ignored);
  if (!document.parsed()) return {};
  const Section root = document.root();
  struct Mark {
    const char* key;
    const char* kind;
  };
  constexpr Mark marks[] = {{"valuation_date", "portfolio"}, {"region", "country"},        {"station", "site"},     {"wmo", "station"},
                            {"workload", "module"},          {"running", "costs"},         {"letting", "deal"},     {"loan", "financing"},
                            {"headquarters", "investor"},    {"mainstream", "generation"}, {"generation", "fleet"}, {"physics", "on-site"},
                            {"medium", "supply-class"}};
  for (const Mark& mark : marks) {
    if (root.has(mark.key)) return mark.kind;
  }
  return {};
}

}  // namespace landfall::portfolio
