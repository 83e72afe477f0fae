// SPDX-License-Identifier: Apache-2.0
#include "planner/maps/geodesy.hpp"
#include "planner/maps/map.hpp"

namespace landfall::maps {

std::vector<SitePlan> site_plans(const committee::Comparison& comparison, const portfolio::Portfolio& portfolio,
                                 const siteplan::Clearances& clearances, const Surroundings& surroundings, const std::string& module) {
  std::map<std::string, const committee::Candidate*> chosen;
  for (const committee::Candidate& candidate : comparison.candidates) {
    if (module.empty() || candidate.appraisal.module == module) chosen.emplace(candidate.appraisal.site, &candidate);
  }
  std::vector<SitePlan> plans;
  for (const auto& [id, candidate] : chosen) {
    const appraisal::Appraisal& result = candidate->appraisal;
    const sites::Site& site = portfolio.sites.at(id);
    SitePlan each{id, result.module, {site.location.longitude.value, site.location.latitude.value}, {}};
    std::optional<siteplan::Polygon> parcel;
    const auto own = surroundings.parcels.find(id);
    if (own != surroundings.parcels.end()) {
      each.origin = own->second.outline.front();
      parcel.emplace();
      for (const Degrees& corner : own->second.outline) parcel->push_back(offset(each.origin, corner));
    }
    const siteplan::Needs needs =
        siteplan::needs(portfolio.modules.at(result.module), result.basis->scope.build.modules, *result.performance, clearances);
    each.plan = siteplan::plan(needs, clearances, parcel);
    plans.push_back(std::move(each));
  }
  return plans;
}

}  // namespace landfall::maps
