// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/other_plant.hpp"

#include "planner/finance/returns.hpp"

namespace landfall::committee {

OtherPlant::OtherPlant(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& appraisal, double hurdle)
    : portfolio_(portfolio),
      basis_(*appraisal.basis),
      load_(appraisal.stabilised_load),
      hurdle_(hurdle),
      year_(appraisal::weather_of(portfolio, basis_.scope.site)),
      design_(appraisal::design_of(portfolio, basis_.scope.site)) {}

bool OtherPlant::owns(const std::string& path) const {
  const std::string owner = "module." + basis_.scope.module.id + ".";
  return path.starts_with(owner + "electrical.") || path.starts_with(owner + "cooling.") || path.starts_with("on_site.physics.");
}

Outcome OtherPlant::at(const std::string& path, double value) const {
  modules::Module module = basis_.scope.module;
  for (const InputRef& input : modules::all_inputs(module, "module." + module.id + ".")) {
    if (input.path == path) input.fact->value = value;
  }
  const plant::Performance performance = plant::simulate(year_, design_, module.plant);
  const cost::Scope& scope = basis_.scope;
  if (performance.capacity_ratio_0_4 <= 0.0) return {std::nullopt, -1.0, -1.0};  // stops at the design temperature: nothing is earned
  energy::OnSite on_site = portfolio_.on_site;
  for (const InputRef& input : list_inputs(on_site, "on_site.")) {
    if (input.path == path) input.fact->value = value;
  }
  const energy::Connection connection = appraisal::connection_of(on_site, scope.country, scope.site, module, scope.build);
  const energy::Supply supply = energy::supply(year_, performance, connection, load_);
  const finance::Case changed = finance::with(basis_,
                                              {scope.country, scope.site, module, scope.book, performance, scope.build, scope.conditions,
                                               scope.on_site == nullptr ? nullptr : &on_site, energy::cycles_a_year(supply)},
                                              cost::load_curves(performance, supply));
  Ledger<double> ledger(finance::plan_months(changed), Detail::flows);
  const finance::CashFlow<double> flow = finance::cash_flow(Reading<double>(), changed, ledger);
  return outcome_of(finance::values(flow.equity, ledger.months()), hurdle_);
}

}  // namespace landfall::committee
