// SPDX-License-Identifier: Apache-2.0
#include "planner/portfolio/library.hpp"

#include <array>
#include <variant>

#include "climate/base/document.hpp"
#include "climate/station_file.hpp"
#include "planner/cost/book_file.hpp"
#include "planner/deal/deal_file.hpp"
#include "planner/finance/financing_file.hpp"
#include "planner/fleet/fleet_file.hpp"
#include "planner/gates/investor_file.hpp"
#include "planner/modules/module_file.hpp"
#include "sites/site_file.hpp"

namespace landfall::portfolio {
namespace {

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

/// What one file holds; nothing where it could not be told.
using Entry = std::variant<std::monostate, sites::Country, sites::Site, climate::Station, modules::Module, cost::Book, deal::Deal,
                           finance::Financing, gates::Investor, energy::OnSite, fleet::Generation, fleet::Fleet>;

/// Parses a file of any kind but a place, which needs its country first.
Entry read(const SourceFile& file, const std::string& kind, Problems& problems) {
  if (kind == "country") return sites::parse_country(file.bytes, file.path, problems);
  if (kind == "station") return climate::parse_station(file.bytes, file.path, problems);
  if (kind == "module") return modules::parse_module(file.bytes, file.path, problems);
  if (kind == "costs") return cost::parse_book(file.bytes, file.path, problems);
  if (kind == "deal") return deal::parse_deal(file.bytes, file.path, problems);
  if (kind == "financing") return finance::parse_financing(file.bytes, file.path, problems);
  if (kind == "investor") return gates::parse_investor(file.bytes, file.path, problems);
  if (kind == "on-site") return energy::parse_technology(file.bytes, file.path, problems);
  if (kind == "generation") return fleet::parse_generation(file.bytes, file.path, problems);
  if (kind == "fleet") return fleet::parse_fleet(file.bytes, file.path, problems);
  if (kind == "portfolio") {
    problems.add({file.path, 0, 0}, "expected a file of places, modules, costs, deals, loans, investors or fleets, found a portfolio");
    return {};
  }
  // Neither of these: parse as nothing in particular so that a syntax error is still named with its place.
  { Document document(file.bytes, file.path, problems); }
  if (problems.empty()) {
    problems.add({file.path, 1, 1},
                 "expected a country, place, station, module, cost book, deal, loan, investor, fleet, GPU generation or on-site "
                 "technology, found none of their keys");
  }
  return {};
}

Entry read_site(const SourceFile& file, const std::map<std::string, sites::Country>& countries, Problems& problems) {
  const std::string country = sites::country_of(file.bytes);
  const auto known = countries.find(country);
  if (known == countries.end() && !country.empty()) {
    problems.add({file.path, 0, 0}, "\"country\": " + unknown_id("country", country, names_of(countries)));
    return {};
  }
  const sites::Country none;
  return sites::parse_site(file.bytes, file.path, known == countries.end() ? none : known->second, problems);
}

struct Shelves {
  Portfolio& portfolio;
  Library& library;

  void operator()(std::monostate) const {}
  void operator()(sites::Country value) const { keep(portfolio.countries, std::move(value)); }
  void operator()(sites::Site value) const { keep(portfolio.sites, std::move(value)); }
  void operator()(climate::Station value) const { keep(portfolio.stations, std::move(value)); }
  void operator()(modules::Module value) const { keep(portfolio.modules, std::move(value)); }
  void operator()(cost::Book value) const { keep(library.books, std::move(value)); }
  void operator()(deal::Deal value) const { keep(library.deals, std::move(value)); }
  void operator()(finance::Financing value) const { keep(library.financings, std::move(value)); }
  void operator()(gates::Investor value) const { keep(library.investors, std::move(value)); }
  void operator()(energy::OnSite value) const { keep(library.technologies, std::move(value)); }
  void operator()(fleet::Generation value) const { keep(library.generations, std::move(value)); }
  void operator()(fleet::Fleet value) const { keep(library.fleets, std::move(value)); }

 private:
  template <class T>
  static void keep(std::map<std::string, T>& shelf, T value) {
    std::string id = value.id;
    shelf[std::move(id)] = std::move(value);
  }
};

struct Task {
  const SourceFile* file;
  std::string kind;
  Entry entry;
  Problems problems;
};

template <class Read>
void run(std::vector<Task>& tasks, const Read& read_one, const Shelves& shelves, Problems& problems, const ForEach& for_each) {
  for_each(tasks.size(), [&](std::size_t i) { tasks[i].entry = read_one(tasks[i], tasks[i].problems); });
  for (Task& task : tasks) {
    problems.append(task.problems.all());
    std::visit(shelves, std::move(task.entry));
  }
}

}  // namespace

Library read_library(const std::vector<SourceFile>& files, Portfolio& portfolio, Problems& problems, const ForEach& for_each) {
  Library library;
  const Shelves shelves{portfolio, library};
  std::vector<Task> places, others;
  for (const SourceFile& file : files) {
    std::string kind = kind_of_file(file);
    std::vector<Task>& tasks = kind == "site" ? places : others;
    tasks.push_back({&file, std::move(kind), {}, {}});
  }
  run(
      others, [](const Task& task, Problems& found) { return read(*task.file, task.kind, found); }, shelves, problems, for_each);
  run(
      places, [&](const Task& task, Problems& found) { return read_site(*task.file, portfolio.countries, found); }, shelves, problems,
      for_each);
  return library;
}

}  // namespace landfall::portfolio
