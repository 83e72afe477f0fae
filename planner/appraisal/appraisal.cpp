// SPDX-License-Identifier: Apache-2.0
#include "planner/appraisal/appraisal.hpp"

#include <algorithm>

#include "climate/typical_year.hpp"
#include "planner/appraisal/remarks.hpp"

namespace landfall::appraisal {

climate::Year weather_of(const portfolio::Portfolio& portfolio, const sites::Site& site) {
  const climate::Station& station = portfolio.stations.at(site.station);
  const auto own = portfolio.weather.find(site.id);
  if (own == portfolio.weather.end()) return climate::typical_year(station);
  climate::Year year = own->second;
  year.sea_c = climate::sea_by_month(station);  // no file of hours has it
  return year;
}

climate::DesignConditions design_of(const portfolio::Portfolio& portfolio, const sites::Site& site) {
  const auto& design = portfolio.stations.at(site.station).design;
  return {design.dry_bulb_0_4.value, design.coincident_wet_bulb.value, design.wet_bulb_0_4.value, design.dry_bulb_20_year.value};
}

energy::Connection connection_of(const energy::OnSite& on_site, const sites::Country& country, const sites::Site& site,
                                 const modules::Module& module, const cost::Build& build) {
  return {country, site, on_site, module.plant, build.modules * module.it.load.value, build.modules * module.envelope.yard.value};
}

std::unique_ptr<Ledger<double>> release_rows(Appraisal& appraisal) {
  appraisal.flow = finance::without_rows(appraisal.flow);
  return std::move(appraisal.ledger);
}

Appraisal appraise(const portfolio::Portfolio& portfolio, const sites::Site& site, const modules::Module& module, const climate::Year& year,
                   const climate::DesignConditions& design, std::unique_ptr<Ledger<double>> memory) {
  const sites::Country& country = portfolio.countries.at(site.country);
  const deal::Deal& deal = portfolio.deal;
  Appraisal result;
  result.site = site.id;
  result.module = module.id;

  // Weather -> plant performance.
  result.performance = std::make_unique<const plant::Performance>(plant::simulate(year, design, module.plant));
  const plant::Performance& performance = *result.performance;
  // A hall that hardly anyone uses: the money reads the plant at any load, its yearly figures are stated from the table's first load on.
  const double load = deal.letting.occupancy.value * deal.letting.utilisation.value;
  result.stabilised_load = std::max(load, plant::table_loads.front());
  if (load < result.stabilised_load) {
    result.findings.push_back({Severity::warning, "plant.load-below-table", {load, result.stabilised_load}, "deal.letting"});
  }
  result.annual = plant::annual(performance, result.stabilised_load);
  result.annual_full = plant::annual(performance, 1.0);

  // Grid, sun and battery, hour by hour.
  const cost::Build build = cost::build_for(portfolio.project, module);
  result.supply = std::make_unique<const energy::Supply>(
      energy::supply(year, performance, connection_of(portfolio.on_site, country, site, module, build), result.stabilised_load));

  // Rules -> gates, whose conditions cost time and money.
  const cost::Scope open_scope{country, site, module, portfolio.book, performance, build, {}};
  const Reading<double> in;
  const double plan_years = cost::schedule(in, open_scope).opening / 12.0 + deal.plan.life.value;
  result.gates = gates::evaluate(country, site, {portfolio.investor, module, performance, result.stabilised_load, plan_years});
  result.verdict = gates::verdict(result.gates);
  const gates::Burden burden = gates::burden(result.gates);

  // Capex, opex, schedule -> revenue -> cash flow, tax, debt -> returns.
  const cost::Scope scope{country,
                          site,
                          module,
                          portfolio.book,
                          performance,
                          build,
                          {burden.months, burden.cost_usd},
                          portfolio.built_on_site(),
                          energy::cycles_a_year(*result.supply)};
  result.basis = std::make_unique<const finance::Case>(finance::Case{scope, cost::load_curves(performance, *result.supply), deal,
                                                                     portfolio.financing, portfolio.investor.returns.discount_rate,
                                                                     portfolio.investor.pillar2_in_scope, portfolio.valuation_month - 1});
  result.ledger = memory ? std::move(memory) : std::make_unique<Ledger<double>>(0);
  result.ledger->clear(finance::plan_months(*result.basis));
  result.flow = finance::cash_flow(in, *result.basis, *result.ledger);
  result.returns = finance::returns(result.flow, *result.basis, result.findings);

  result.it_kw = result.flow.capex.it_kw;
  result.capex_usd = cost::total_usd(result.flow.capex);
  result.capex_usd_per_w = result.capex_usd / (1000.0 * result.it_kw);
  result.carbon = energy::carbon(country, portfolio.contract, *result.supply, result.annual.pue, result.stabilised_load, result.it_kw);
  result.carbon_kg_per_kwh_it = result.carbon.location_kg_per_kwh_it;

  // Findings.
  result.evidence = evidence(facts_behind(portfolio, site, module), portfolio.valuation_year, portfolio.stale_after_years);
  result.checks = finance::master_checks(result.flow, *result.basis, result.returns);
  add_plant_checks(performance, result.checks);
  add_supply_checks(*result.supply, result.checks);
  remark(portfolio, year, result);
  return result;
}

}  // namespace landfall::appraisal
