// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "climate/station.hpp"
#include "climate/year.hpp"
#include "planner/cost/book.hpp"
#include "planner/deal/deal.hpp"
#include "planner/energy/carbon.hpp"
#include "planner/energy/on_site.hpp"
#include "planner/finance/financing.hpp"
#include "planner/gates/investor.hpp"
#include "planner/modules/module.hpp"
#include "planner/modules/project.hpp"
#include "sites/country.hpp"
#include "sites/site.hpp"

/// Everything one comparison is made of, as values: the library of places and designs, and the question put to it.
namespace landfall::portfolio {

struct Portfolio {
  std::string id;
  LocalizedText name;
  std::string valuation_date;  ///< yyyy-mm-dd; facts age against it, never against a clock
  int valuation_year = 0;
  int valuation_month = 1;    ///< 1..12: month 0 of the plan
  int stale_after_years = 0;  ///< a fact older than this at the valuation date is a finding
  std::uint64_t seed = 0;
  int draws = 0;  ///< risk draws a candidate; 0 for none

  std::vector<std::string> site_ids;    ///< compared, ascending
  std::vector<std::string> module_ids;  ///< compared, ascending

  std::map<std::string, sites::Country> countries;
  std::map<std::string, sites::Site> sites;
  std::map<std::string, climate::Station> stations;
  std::map<std::string, climate::Year> weather;  ///< by site: a year of hours that replaces the station's typical year
  std::map<std::string, modules::Module> modules;
  cost::Book book;
  modules::Project project;
  deal::Deal deal;
  finance::Financing financing;
  gates::Investor investor;
  Findings fleet;             ///< what the check of the fleet said; its figures are in the deal already (planner/fleet)
  energy::OnSite on_site;     ///< not chosen: nothing beside the grid connection
  energy::Contract contract;  ///< not chosen: all electricity is the grid's

  /// For `cost::Scope`.
  [[nodiscard]] const energy::OnSite* built_on_site() const { return on_site.chosen ? &on_site : nullptr; }
};

/// Every registered input with its path: `site.my-johor.power.energy_tariff`, `country.my.tax.corporate_rate`, `module.<id>.…`,
/// `costs.…`, `deal.…`, `financing.…`, `investor.…`, `project.…`, `station.<id>.…`, and where the portfolio asks for them `on_site.…` and
/// `carbon.…`, in a fixed order. A place's tax and tariff are listed with the place only where they differ from its country's.
[[nodiscard]] std::vector<InputRef> inputs(Portfolio& portfolio);

/// Gives each registered fact its slot, 1, 2, …, in the order of `inputs`; a place's tax shares its country's slots where it is the same
/// fact. Returns the number of slots, slot 0 included.
std::uint32_t number_facts(Portfolio& portfolio);

/// The path without the id of its place, country, module or station: `site.my-johor.power.x` is `site.power.x`.
[[nodiscard]] std::string without_id(const std::string& path);

/// Every path that `find_inputs` knows, ascending: with ids and without.
[[nodiscard]] std::vector<std::string> input_paths(Portfolio& portfolio);

/// What a path of `--set` or of a portfolio's `[set]` touches: one input, or with the id left out (`site.power.energy_tariff`) that input
/// of every place, country or module. Empty when there is none.
[[nodiscard]] std::vector<InputRef> find_inputs(Portfolio& portfolio, const std::string& path);

/// The source of a figure that the user put in.
inline constexpr std::string_view user_source = "set by the user";

/// Puts a value in: the range collapses to it and the source becomes `user_source`. Places follow their country's tax.
void set_input(Portfolio& portfolio, const InputRef& input, double value);

}  // namespace landfall::portfolio
