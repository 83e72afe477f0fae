// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>

#include "planner/portfolio/library.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::portfolio {
namespace {

template <class T>
T pick(const std::map<std::string, T>& all, const std::string& id, std::string_view what, const SourceRef& where, Problems& problems) {
  const auto found = all.find(id);
  if (found != all.end()) return found->second;
  problems.add(where, unknown_id(what, id, names_of(all)));
  return T{};
}

std::vector<std::string> choose(const std::vector<std::string>& asked, const std::vector<std::string>& known, std::string_view what,
                                const SourceRef& where, Problems& problems) {
  if (asked.empty()) return known;
  std::vector<std::string> chosen;
  for (const std::string& id : asked) {
    if (std::find(known.begin(), known.end(), id) == known.end()) {
      problems.add(where, unknown_id(what, id, known));
    } else {
      chosen.push_back(id);
    }
  }
  std::sort(chosen.begin(), chosen.end());
  const auto repeated = std::adjacent_find(chosen.begin(), chosen.end());
  if (repeated != chosen.end()) problems.add(where, fmt::format("expected each {} once, found \"{}\" twice", what, *repeated));
  return chosen;
}

/// What the fleet's bill of materials does to the deal, before the user's own figures.
void apply_fleet(const Request& request, const Library& library, Portfolio& portfolio, Problems& problems) {
  if (request.fleet.empty()) {
    if (portfolio.deal.kind == deal::DealKind::gpu_rental)
      portfolio.fleet.push_back({Severity::info, "fleet.not-checked", {}, "deal." + portfolio.deal.id});
    return;
  }
  const fleet::Fleet fleet = pick(library.fleets, request.fleet, "fleet", request.where.fleet, problems);
  if (fleet.id.empty()) return;
  const fleet::Generation generation = pick(library.generations, fleet.generation, "GPU generation", request.where.fleet, problems);
  if (generation.id.empty()) return;
  portfolio.fleet = fleet::apply(fleet, generation, portfolio.deal);
}

void apply_overrides(const Request& request, Portfolio& portfolio, Problems& problems) {
  for (const Request::Override& change : request.overrides) {
    const std::vector<InputRef> found = find_inputs(portfolio, change.path);
    if (found.empty()) {
      problems.add(change.where, unknown_path(change.path, input_paths(portfolio)));
    }
    for (const InputRef& input : found) {
      if (!(change.value >= input.bounds.min && change.value <= input.bounds.max)) {
        problems.add(change.where, fmt::format("\"{}\": expected a number from {} to {} {}, found {}", change.path, input.bounds.min,
                                               input.bounds.max, input.fact->unit, change.value));
        break;
      }
      set_input(portfolio, input, change.value);
    }
  }
}

/// What each file may say, and not both.
void judge_together(const Request& request, const Portfolio& portfolio, Problems& problems) {
  const double life = portfolio.deal.plan.life.value, tenor = portfolio.financing.loan.tenor.value;
  if (portfolio.financing.repayment != finance::Repayment::none && tenor > life) {
    problems.add(
        request.where.financing,
        fmt::format(
            "\"financing\": expected a loan repaid within the plan, found \"{}\" with a tenor of {} years where \"{}\" lives for {}",
            portfolio.financing.id, tenor, portfolio.deal.id, life));
  }
  const modules::Project& project = portfolio.project;
  if (project.phases > 1 && (project.phases - 1) * project.phase_gap.value >= 12.0 * life) {
    problems.add(request.where.project, fmt::format("\"phase_gap\": expected the last of {} phases to open within the {} years of the plan",
                                                    project.phases, life));
  }
}

}  // namespace

Portfolio assemble(const Request& request, const std::vector<SourceFile>& library_files, Problems& problems, const ForEach& for_each) {
  Portfolio portfolio;
  const Library library = read_library(library_files, portfolio, problems, for_each);

  portfolio.id = request.id;
  portfolio.name = request.name;
  portfolio.valuation_date = request.valuation_date;
  if (request.valuation_date.size() == 10) {
    portfolio.valuation_year = std::stoi(request.valuation_date.substr(0, 4));
    portfolio.valuation_month = std::stoi(request.valuation_date.substr(5, 2));
  }
  portfolio.stale_after_years = request.stale_after_years;
  portfolio.seed = request.seed;
  portfolio.draws = request.draws;
  portfolio.site_ids = choose(request.sites, names_of(portfolio.sites), "place", request.where.sites, problems);
  portfolio.module_ids = choose(request.modules, names_of(portfolio.modules), "module", request.where.modules, problems);
  portfolio.book = pick(library.books, request.costs, "cost book", request.where.costs, problems);
  portfolio.deal = pick(library.deals, request.deal, "deal", request.where.deal, problems);
  portfolio.financing = pick(library.financings, request.financing, "loan", request.where.financing, problems);
  portfolio.investor = pick(library.investors, request.investor, "investor", request.where.investor, problems);
  portfolio.project = request.project;
  portfolio.contract = request.contract;
  if (request.on_site) {
    portfolio.on_site = energy::join(
        pick(library.technologies, request.on_site->technology, "on-site technology", request.on_site->where, problems), *request.on_site);
  }
  if (request.tariff) {
    for (auto& [id, site] : portfolio.sites) site.power.pricing = *request.tariff;
  }
  apply_fleet(request, library, portfolio, problems);
  portfolio.book.stick_built = request.stick_built;
  if (request.stick_built && !portfolio.book.prefabrication) {
    problems.add(request.where.project,
                 fmt::format("\"construction\": expected a cost book with a table \"prefabrication\", found \"{}\"", portfolio.book.id));
  }
  for (const std::string& id : portfolio.site_ids) {
    const std::string& station = portfolio.sites.at(id).station;
    if (!portfolio.stations.contains(station)) {
      problems.add({id, 0, 0}, "\"station\": " + unknown_id("climate station", station, names_of(portfolio.stations)));
    }
  }
  if (problems.empty()) apply_overrides(request, portfolio, problems);
  if (problems.empty()) judge_together(request, portfolio, problems);
  return portfolio;
}

}  // namespace landfall::portfolio
