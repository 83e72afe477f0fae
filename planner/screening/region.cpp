// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/region.hpp"

#include <fmt/format.h>
#include <algorithm>
#include <limits>

namespace landfall::screening {

void Tally::add(const Tally& other) {
  for (std::size_t i = 0; i < classes.size(); ++i) classes[i] += other.classes[i];
  pixels += other.pixels;
  disordered += other.disordered;
  dew_held += other.dew_held;
  not_simulated += other.not_simulated;
  short_of_capacity += other.short_of_capacity;
  pue_below_one += other.pue_below_one;
}

Region::Region(const Request& request, const portfolio::Portfolio& portfolio, std::string_view base_map, Problems& problems)
    : request_(request), portfolio_(portfolio), analogue_(portfolio.stations) {
  prepare_gdal();
  const auto module = portfolio.modules.find(request.module);
  if (module == portfolio.modules.end()) {
    problems.add(request.module_where, "\"module\": " + unknown_id("module design", request.module, names_of(portfolio.modules)));
  } else {
    module_ = &module->second;
  }
  if (portfolio.deal.kind != deal::DealKind::colocation) {
    problems.add({"deal " + portfolio.deal.id, 0, 0},
                 "expected a colocation deal, for the maps hold rent per kW-month; name one with --deal");
  }
  load_ = portfolio.deal.letting.occupancy.value * portfolio.deal.letting.utilisation.value;
  hurdle_ = portfolio.investor.returns.hurdle.value;
  grid_ = check_rasters(request, problems);
  if (grid_.width > 0 && !grid_.wkt.empty()) read_layers(base_map, problems);
  find_zones(problems);
}

void Region::read_layers(std::string_view base_map, Problems& problems) {
  const Request::Countries& countries = request_.countries;
  if (countries.polygons) {
    countries_ = read_countries(*countries.polygons, countries.field, grid_, problems);
  } else if (!countries.everywhere.empty()) {
    countries_.names = {countries.everywhere};
  } else {
    countries_ = built_in_countries(base_map, grid_);
  }
  for (const Exclusion& exclusion : request_.exclusions) {
    if (!exclusion.raster) masks_.push_back(read_mask(exclusion.vector, grid_, problems));
  }
  for (const Access& access : request_.accesses) accesses_.push_back(read_nearest(access.vector, problems));
}

void Region::find_zones(Problems& problems) {
  const std::vector<std::string> known = names_of(portfolio_.countries);
  if (!request_.countries.everywhere.empty() && !portfolio_.countries.contains(request_.countries.everywhere))
    problems.add(request_.countries.where, "\"everywhere\": " + unknown_id("country", request_.countries.everywhere, known));
  for (const auto& [country, place] : request_.places) {
    const SourceRef& where = request_.places_where.at(country);
    const auto site = portfolio_.sites.find(place);
    if (!portfolio_.countries.contains(country)) {
      problems.add(where, "\"places\": " + unknown_id("country", country, known));
    } else if (site == portfolio_.sites.end()) {
      problems.add(where, fmt::format("\"{}\": {}", country, unknown_id("place", place, names_of(portfolio_.sites))));
    } else if (site->second.country != country) {
      problems.add(where,
                   fmt::format("\"{}\": expected a place of that country, found \"{}\" of \"{}\"", country, place, site->second.country));
    }
  }
  for (const std::string& id : portfolio_.site_ids) {
    const sites::Site& site = portfolio_.sites.at(id);
    const auto pinned = request_.places.find(site.country);
    if (pinned == request_.places.end() || pinned->second == id) zones_.push_back(&site);
  }
  for (std::size_t i = 0; i < zones_.size(); ++i) states_.push_back(std::make_unique<ZoneState>());
  for (const std::string& name : countries_.names) {
    CountryZones mine;
    for (std::size_t i = 0; i < zones_.size(); ++i) {
      if (zones_[i]->country != name) continue;
      mine.zones.push_back(static_cast<std::int16_t>(i));
      mine.directions.push_back(direction({zones_[i]->location.longitude.value, zones_[i]->location.latitude.value}));
    }
    country_zones_.push_back(std::move(mine));
  }
}

const ZoneMoney& Region::money(std::size_t zone) const {
  ZoneState& state = *states_[zone];
  std::call_once(state.once, [&] { state.money = std::make_unique<ZoneMoney>(portfolio_, *zones_[zone], *module_); });
  return *state.money;
}

std::vector<std::int16_t> Region::countries_of(const Block& block) const {
  std::vector<std::int16_t> countries(block.pixels(), -1);
  if (!request_.countries.everywhere.empty()) {
    std::fill(countries.begin(), countries.end(), std::int16_t{0});
  } else {
    countries_.polygons.burn(grid_, block, countries);
  }
  return countries;
}

}  // namespace landfall::screening
