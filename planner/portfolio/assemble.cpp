// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <algorithm>
#include <array>

#include "climate/base/document.hpp"
#include "climate/station_file.hpp"
#include "planner/cost/book_file.hpp"
#include "planner/deal/deal_file.hpp"
#include "planner/finance/financing_file.hpp"
#include "planner/fleet/fleet_file.hpp"
#include "planner/gates/investor_file.hpp"
#include "planner/modules/module_file.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "sites/site_file.hpp"

namespace landfall::portfolio {
namespace {

/// Everything the files hold, before the request picks from it.
struct Library {
  std::map<std::string, cost::Book> books;
  std::map<std::string, deal::Deal> deals;
  std::map<std::string, finance::Financing> financings;
  std::map<std::string, gates::Investor> investors;
  std::map<std::string, energy::OnSite> technologies;
  std::map<std::string, fleet::Generation> generations;
  std::map<std::string, fleet::Fleet> fleets;
};

struct Folder {
  std::string_view prefix;
  std::string_view kind;
};
constexpr std::array<Folder, 10> built_in_folders{{{"sites/data/countries/", "country"},
                                                   {"sites/data/places/", "site"},
                                                   {"climate/data/", "station"},
                                                   {"planner/modules/data/", "module"},
                                                   {"planner/cost/data/", "costs"},
                                                   {"planner/deal/data/", "deal"},
                                                   {"planner/finance/data/", "financing"},
                                                   {"planner/gates/data/", "investor"},
                                                   {"planner/energy/data/", "on-site"},
                                                   {"planner/fleet/data/", "generation"}}};

std::string kind_of_file(const SourceFile& file) {
  for (const Folder& folder : built_in_folders) {
    if (file.path.compare(0, folder.prefix.size(), folder.prefix) == 0) return std::string(folder.kind);
  }
  return portfolio::kind_of(file.bytes);
}

/// Parses a file of any kind but a place, which needs its country first.
void read(const SourceFile& file, const std::string& kind, Portfolio& portfolio, Library& library, Problems& problems) {
  const auto keep = [](auto& map, auto value) { map[value.id] = std::move(value); };
  if (kind == "country") return keep(portfolio.countries, sites::parse_country(file.bytes, file.path, problems));
  if (kind == "station") return keep(portfolio.stations, climate::parse_station(file.bytes, file.path, problems));
  if (kind == "module") return keep(portfolio.modules, modules::parse_module(file.bytes, file.path, problems));
  if (kind == "costs") return keep(library.books, cost::parse_book(file.bytes, file.path, problems));
  if (kind == "deal") return keep(library.deals, deal::parse_deal(file.bytes, file.path, problems));
  if (kind == "financing") return keep(library.financings, finance::parse_financing(file.bytes, file.path, problems));
  if (kind == "investor") return keep(library.investors, gates::parse_investor(file.bytes, file.path, problems));
  if (kind == "on-site") return keep(library.technologies, energy::parse_technology(file.bytes, file.path, problems));
  if (kind == "generation") return keep(library.generations, fleet::parse_generation(file.bytes, file.path, problems));
  if (kind == "fleet") return keep(library.fleets, fleet::parse_fleet(file.bytes, file.path, problems));
  if (kind == "portfolio")
    return problems.add({file.path, 0, 0},
                        "expected a file of places, modules, costs, deals, loans, investors or fleets, found a portfolio");
  // Neither of these: parse as nothing in particular so that a syntax error is still named with its place.
  const std::size_t before = problems.all().size();
  { Document document(file.bytes, file.path, problems); }
  if (problems.all().size() == before) {
    problems.add({file.path, 1, 1},
                 "expected a country, place, station, module, cost book, deal, loan, investor, fleet, GPU generation or on-site "
                 "technology, found none of their keys");
  }
}

void read_site(const SourceFile& file, Portfolio& portfolio, Problems& problems) {
  const std::string country = sites::country_of(file.bytes);
  const auto known = portfolio.countries.find(country);
  if (known == portfolio.countries.end() && !country.empty()) {
    problems.add({file.path, 0, 0}, "\"country\": " + unknown_id("country", country, names_of(portfolio.countries)));
    return;
  }
  const sites::Country none;
  sites::Site site = sites::parse_site(file.bytes, file.path, known == portfolio.countries.end() ? none : known->second, problems);
  portfolio.sites[site.id] = std::move(site);
}

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

Portfolio assemble(const Request& request, const std::vector<SourceFile>& library_files, Problems& problems) {
  Portfolio portfolio;
  Library library;
  std::vector<const SourceFile*> places;
  for (const SourceFile& file : library_files) {
    const std::string kind = kind_of_file(file);
    if (kind == "site") {
      places.push_back(&file);
    } else {
      read(file, kind, portfolio, library, problems);
    }
  }
  for (const SourceFile* file : places) read_site(*file, portfolio, problems);

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
