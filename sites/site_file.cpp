// SPDX-License-Identifier: Apache-2.0
#include "sites/site_file.hpp"

#include <fmt/format.h>
#include <cmath>

#include "climate/base/document.hpp"
#include "sites/rule_file.hpp"
#include "sites/tariff_file.hpp"

namespace landfall::sites {
namespace {

std::map<std::string, Note> parse_notes(Section& owner) {
  std::map<std::string, Note> notes;
  if (auto table = owner.optional_section("notes")) {
    for (const std::string& name : table->keys()) notes.emplace(name, table->note(name));
  }
  return notes;
}

CarbonShape parse_carbon_shape(Section& table) {
  CarbonShape shape;
  const std::vector<double> values = table.numbers("values", 24, {0.0, 10.0});
  double mean = 0.0;
  for (std::size_t hour = 0; hour < values.size(); ++hour) mean += (shape.of_mean[hour] = values[hour]) / 24.0;
  if (std::abs(mean - 1.0) > 0.005) table.problem("values", fmt::format("\"values\": expected a mean of 1, found {:.4f}", mean));
  shape.year = table.year();
  shape.source = table.text("source");
  shape.confidence = table.confidence();
  return shape;
}

/// What of `[power]` a country may leave out.
void parse_carbon(Section& root, Country& country) {
  auto power = root.optional_section("power");
  if (!power) return;
  if (power->optional_fact("carbon_price", country.power.carbon_price, Bounds{0.0, 500.0}))
    country.power.carbon_price_in_tariff = power->optional_flag("carbon_price_in_tariff").value_or(true);
  if (auto shape = power->optional_section("carbon_shape")) country.power.carbon_shape = parse_carbon_shape(*shape);
}

/// An empty one where the place names none that is known.
const Country& country_of(const std::string& id, const std::map<std::string, Country>& countries, Section& root) {
  static const Country none;
  const auto known = countries.find(id);
  if (known != countries.end()) return known->second;
  if (!id.empty()) root.problem("country", "\"country\": " + unknown_id("country", id, names_of(countries)));
  return none;
}

}  // namespace

Country parse_country(std::string_view bytes, std::string file, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Country country;
  if (!document.parsed()) return country;
  Section root = document.root();
  country.id = root.text("id");
  country.name = root.localized("name");
  country.region = root.one_of("region", {"southeast-asia", "middle-east"});
  country.currency = root.text("currency");
  root.facts(country);
  parse_carbon(root, country);
  if (auto tariff = root.optional_section("tariff")) country.tariff = parse_tariff(*tariff);
  country.rules = parse_rules(root);
  country.notes = parse_notes(root);
  document.finish();
  return country;
}

Site parse_site(std::string_view bytes, std::string file, const std::map<std::string, Country>& countries, Problems& problems) {
  Document document(bytes, std::move(file), problems);
  Site site;
  if (!document.parsed()) return site;
  Section root = document.root();
  site.id = root.text("id");
  site.name = root.localized("name");
  site.country = root.text("country");
  const Country& country = country_of(site.country, countries, root);
  site.station = root.text("station");
  if (auto power = root.optional_section("power")) {
    site.power.basis =
        power->one_of("tariff_basis", {"all-in", "energy-only"}) == "all-in" ? TariffBasis::all_in : TariffBasis::energy_only;
    if (power->has("tariff"))
      site.power.pricing = power->one_of("tariff", {"all-in", "time-of-use"}) == "all-in" ? Pricing::all_in : Pricing::time_of_use;
  }
  if (auto land = root.optional_section("land")) {
    site.land.basis = land->has("lease") ? LandBasis::lease : LandBasis::purchase;
    if (land->has("lease") && land->has("price")) land->problem("lease", "expected one of \"price\" and \"lease\", found both");
  }
  site.tax = country.tax;
  if (root.has("climate")) site.climate.emplace();
  if (std::optional<Section> water = root.optional_section("water"); water && water->has("dissolved_solids")) {
    site.water.dissolved_solids.emplace();
  }
  root.facts(site);
  if (root.has("tax")) {
    Section tax = root.section("tax");
    visit_inputs(site.tax, [&](std::string_view path, FactRecord& into, Bounds bounds, std::string_view) {
      if (tax.optional_fact(path, into, bounds)) site.own_tax.emplace_back(path);
    });
  }
  site.tariff = country.tariff;
  if (auto tariff = root.optional_section("tariff")) {
    site.tariff = parse_tariff(*tariff);
    site.own_tariff = true;
  }
  site.rules = parse_rules(root);
  site.notes = parse_notes(root);
  document.finish();
  return site;
}

}  // namespace landfall::sites
