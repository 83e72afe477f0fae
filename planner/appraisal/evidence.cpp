// SPDX-License-Identifier: Apache-2.0
#include "planner/appraisal/evidence.hpp"

#include <algorithm>

namespace landfall::appraisal {

std::vector<UsedFact> facts_behind(const portfolio::Portfolio& portfolio, const sites::Site& site, const modules::Module& module) {
  std::vector<UsedFact> facts;
  const auto collect = [&](const std::string& prefix) {
    return [&facts, prefix](std::string_view path, const FactRecord& fact, Bounds bounds, std::string_view description) {
      facts.push_back({prefix + std::string(path), &fact, description, bounds});
    };
  };
  visit_inputs(portfolio.project, collect("project."));
  visit_inputs(portfolio.book, collect("costs."));
  visit_inputs(portfolio.deal, collect("deal."));
  visit_inputs(portfolio.financing, collect("financing."));
  visit_inputs(portfolio.investor, collect("investor."));
  if (portfolio.on_site.chosen) visit_inputs(portfolio.on_site, collect("on_site."));
  if (portfolio.contract.chosen) visit_inputs(portfolio.contract, collect("carbon."));
  // A place's own tax and tariff stand in for its country's; a tariff that is not followed is read by nothing.
  const bool follows = site.follows_tariff();
  const sites::Country& country = portfolio.countries.at(site.country);
  visit_inputs(country, [&](std::string_view path, const FactRecord& fact, Bounds bounds, std::string_view description) {
    const bool replaced =
        path.substr(0, 4) == "tax." && std::find(site.own_tax.begin(), site.own_tax.end(), path.substr(4)) != site.own_tax.end();
    const bool tariff = path.substr(0, 7) == "tariff.";
    if (!replaced && (!tariff || (follows && !site.own_tariff)))
      facts.push_back({"country." + country.id + "." + std::string(path), &fact, description, bounds});
  });
  visit_inputs(site, [&](std::string_view path, const FactRecord& fact, Bounds bounds, std::string_view description) {
    if (path.substr(0, 7) != "tariff." || follows) collect("site." + site.id + ".")(path, fact, bounds, description);
  });
  modules::visit_all_inputs(module, collect("module." + module.id + "."));
  return facts;
}

Evidence evidence(const std::vector<UsedFact>& facts, int valuation_year, int stale_after_years) {
  Evidence result;
  result.oldest_year = valuation_year;
  for (const UsedFact& used : facts) {
    if (is_chance(*used.fact)) continue;
    ++result.by_confidence[static_cast<std::size_t>(used.fact->confidence)];
    if (used.fact->year < valuation_year - stale_after_years) ++result.stale;
    result.oldest_year = std::min(result.oldest_year, used.fact->year);
    if (used.fact->source == portfolio::user_source) ++result.user_entered;
  }
  return result;
}

}  // namespace landfall::appraisal
