// SPDX-License-Identifier: Apache-2.0
#include "planner/portfolio/portfolio.hpp"

#include <algorithm>
#include <set>
#include <stdexcept>

namespace landfall::portfolio {
namespace {

void append(std::vector<InputRef>& all, std::vector<InputRef> more) {
  all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

}  // namespace

std::string without_id(const std::string& path) {
  const auto first = path.find('.');
  const std::string owner = path.substr(0, first);
  if (owner != "site" && owner != "country" && owner != "module" && owner != "station") return path;
  const auto second = path.find('.', first + 1);
  return second == std::string::npos ? path : owner + path.substr(second);
}

std::vector<InputRef> inputs(Portfolio& portfolio) {
  std::vector<InputRef> all;
  append(all, list_inputs(portfolio.project, "project."));
  append(all, list_inputs(portfolio.book, "costs."));
  append(all, list_inputs(portfolio.deal, "deal."));
  append(all, list_inputs(portfolio.financing, "financing."));
  append(all, list_inputs(portfolio.investor, "investor."));
  if (portfolio.on_site.chosen) append(all, list_inputs(portfolio.on_site, "on_site."));
  if (portfolio.contract.chosen) append(all, list_inputs(portfolio.contract, "carbon."));
  for (auto& [id, country] : portfolio.countries) append(all, list_inputs(country, "country." + id + "."));
  for (auto& [id, site] : portfolio.sites) append(all, list_inputs(site, "site." + id + "."));
  for (auto& [id, module] : portfolio.modules) append(all, modules::all_inputs(module, "module." + id + "."));
  for (auto& [id, station] : portfolio.stations) append(all, list_inputs(station, "station." + id + "."));
  return all;
}

std::uint32_t number_facts(Portfolio& portfolio) {
  std::uint32_t next = 1;
  for (InputRef& input : inputs(portfolio)) input.fact->slot = next++;
  for (auto& [id, site] : portfolio.sites) sites::follow_country(site, portfolio.countries.at(site.country));
  return next;
}

std::vector<std::string> input_paths(Portfolio& portfolio) {
  std::set<std::string> paths;
  for (const InputRef& input : inputs(portfolio)) {
    paths.insert(input.path);
    paths.insert(without_id(input.path));
  }
  return {paths.begin(), paths.end()};
}

std::vector<InputRef> find_inputs(Portfolio& portfolio, const std::string& path) {
  std::vector<InputRef> found;
  for (InputRef& input : inputs(portfolio)) {
    if (input.path == path || without_id(input.path) == path) found.push_back(std::move(input));
  }
  return found;
}

void set_input(Portfolio& portfolio, const InputRef& input, double value) {
  if (!(value >= input.bounds.min && value <= input.bounds.max))
    throw std::domain_error("set_input: " + input.path + " is out of its bounds");
  FactRecord& fact = *input.fact;
  fact.value = fact.low = fact.high = value;
  fact.year = portfolio.valuation_year;
  fact.source = user_source;
  fact.confidence = Confidence::unverified;
  for (auto& [id, site] : portfolio.sites) sites::follow_country(site, portfolio.countries.at(site.country));
}

}  // namespace landfall::portfolio
