// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/physical.hpp"

#include <algorithm>

#include "climate/typical_year.hpp"
#include "planner/appraisal/appraisal.hpp"

namespace landfall::whatif {
namespace {

/// Puts values into the facts of a copy, found by their numbers.
template <class Object>
void put_value(Object& copy, const World& world, const Candidate& candidate, const std::vector<double>& values, bool& changed) {
  const auto visit = [&](std::string_view, FactRecord& fact, Bounds, std::string_view) {
    for (std::size_t i = 0; i < candidate.physical.size(); ++i) {
      if (world.varied[candidate.physical[i]].fact->slot != fact.slot) continue;
      changed = changed || fact.value != values[i];
      fact.value = values[i];
    }
  };
  if constexpr (std::is_same_v<Object, modules::Module>) {
    modules::visit_all_inputs(copy, visit);
  } else {
    visit_inputs(copy, visit);
  }
}

}  // namespace

std::shared_ptr<const Configuration> Configurations::of(std::size_t candidate, const std::vector<double>& values) {
  Key key{candidate, values};
  {
    const std::lock_guard lock(mutex_);
    const auto found = kept_.find(key);
    if (found != kept_.end()) return found->second;
  }
  std::shared_ptr<const Configuration> made = simulate(candidate, values);
  const std::lock_guard lock(mutex_);
  ++simulated_;
  if (kept_.size() < most_kept) kept_.emplace(std::move(key), made);
  return made;
}

std::shared_ptr<const climate::Year> Configurations::year_of(const portfolio::Portfolio& portfolio, const sites::Site& site,
                                                             const climate::Station* changed) {
  if (changed != nullptr) {
    if (!portfolio.weather.contains(site.id)) return std::make_shared<const climate::Year>(climate::typical_year(*changed));
    climate::Year year = portfolio.weather.at(site.id);
    year.sea_c = climate::sea_by_month(*changed);
    return std::make_shared<const climate::Year>(std::move(year));
  }
  {
    const std::lock_guard lock(mutex_);
    const auto found = years_.find(site.id);
    if (found != years_.end()) return found->second;
  }
  auto year = std::make_shared<const climate::Year>(appraisal::weather_of(portfolio, site));
  const std::lock_guard lock(mutex_);
  return years_.emplace(site.id, std::move(year)).first->second;
}

std::shared_ptr<const Configuration> Configurations::simulate(std::size_t number, const std::vector<double>& values) {
  const Candidate& candidate = plan_.candidates[number];
  const World& world = plan_.worlds[candidate.world];
  const sites::Site& site = world.portfolio.sites.at(candidate.site);
  auto made = std::make_shared<Configuration>();
  made->module = world.portfolio.modules.at(candidate.module);
  climate::Station station = world.portfolio.stations.at(site.station);
  bool other_design = false, other_station = false;
  put_value(made->module, world, candidate, values, other_design);
  put_value(station, world, candidate, values, other_station);
  const auto year = year_of(world.portfolio, site, other_station ? &station : nullptr);
  const climate::DesignConditions design{station.design.dry_bulb_0_4.value, station.design.coincident_wet_bulb.value,
                                         station.design.wet_bulb_0_4.value, station.design.dry_bulb_20_year.value};
  made->performance = plant::simulate(*year, design, made->module.plant);
  made->on_site = world.portfolio.on_site;
  modules::Project project = world.portfolio.project;
  put_value(made->on_site, world, candidate, values, other_design);
  put_value(project, world, candidate, values, other_design);
  const cost::Build build = cost::build_for(project, made->module);
  const energy::Connection connection =
      appraisal::connection_of(made->on_site, world.portfolio.countries.at(site.country), site, made->module, build);
  const auto& letting = world.portfolio.deal.letting;
  const double load = std::max(letting.occupancy.value * letting.utilisation.value, plant::table_loads.front());
  made->supply = energy::supply(*year, made->performance, connection, load);
  made->curves = cost::load_curves(made->performance, made->supply);
  return made;
}

}  // namespace landfall::whatif
