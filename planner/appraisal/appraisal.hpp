// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "planner/appraisal/evidence.hpp"
#include "planner/finance/checks.hpp"
#include "planner/gates/gates.hpp"
#include "planner/portfolio/portfolio.hpp"

/// One candidate, from inputs to result: the spine of the product.
namespace landfall::appraisal {

struct Appraisal {
  std::string site;
  std::string module;

  std::unique_ptr<const plant::Performance> performance;
  std::unique_ptr<const energy::Supply> supply;  ///< where its electricity comes from, at `stabilised_load`
  plant::AnnualFigures annual;                   ///< at the deal's stabilised load, as simulated
  plant::AnnualFigures annual_full;              ///< at full load
  double stabilised_load = 0.0;

  std::vector<gates::Gate> gates;
  gates::Verdict verdict = gates::Verdict::conditional;

  std::unique_ptr<const finance::Case> basis;  ///< what the cash flow was run on; refers to `performance` and to the portfolio
  std::unique_ptr<Ledger<double>> ledger;      ///< owns the rows of `flow`; empty after `release_rows`
  finance::CashFlow<double> flow;
  finance::Returns returns;

  double it_kw = 0.0;
  double capex_usd = 0.0;
  double capex_usd_per_w = 0.0;
  double carbon_kg_per_kwh_it = 0.0;  ///< location-based
  energy::Carbon carbon;

  Evidence evidence;
  std::vector<finance::Check> checks;
  Findings findings;
};

/// Appraises one module design at one place of `portfolio`, which must outlive the result. `year` and `design` are the place's weather.
/// `memory` is a ledger to write into in place of a new one; what stands in it is overwritten.
[[nodiscard]] Appraisal appraise(const portfolio::Portfolio& portfolio, const sites::Site& site, const modules::Module& module,
                                 const climate::Year& year, const climate::DesignConditions& design,
                                 std::unique_ptr<Ledger<double>> memory = nullptr);

/// Takes the ledger out of an appraisal whose months are no longer needed; its figures stay.
[[nodiscard]] std::unique_ptr<Ledger<double>> release_rows(Appraisal& appraisal);

/// What a candidate's supply of electricity depends on, for `energy::supply`. Refers to its arguments.
[[nodiscard]] energy::Connection connection_of(const energy::OnSite& on_site, const sites::Country& country, const sites::Site& site,
                                               const modules::Module& module, const cost::Build& build);

/// A place's weather: the portfolio's own hours if it has some, else the station's typical year.
[[nodiscard]] climate::Year weather_of(const portfolio::Portfolio& portfolio, const sites::Site& site);
/// A place's design temperatures, always from its station's facts.
[[nodiscard]] climate::DesignConditions design_of(const portfolio::Portfolio& portfolio, const sites::Site& site);

}  // namespace landfall::appraisal
