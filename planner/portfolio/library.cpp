// SPDX-License-Identifier: Apache-2.0
#include "planner/portfolio/library.hpp"

#include <array>
#include <functional>

#include "climate/base/document.hpp"
#include "climate/station_file.hpp"
#include "planner/cost/book_file.hpp"
#include "planner/deal/deal_file.hpp"
#include "planner/finance/financing_file.hpp"
#include "planner/fleet/fleet_file.hpp"
#include "planner/gates/investor_file.hpp"
#include "planner/modules/module_file.hpp"
#include "planner/modules/supply_class_file.hpp"
#include "sites/site_file.hpp"

namespace landfall::portfolio {
namespace {

struct Folder {
  std::string_view prefix;
  std::string_view kind;
};
constexpr std::array<Folder, 11> built_in_folders{{{"sites/data/countries/", "country"},
                                                   {"sites/data/places/", "site"},
                                                   {"climate/data/", "station"},
                                                   {"planner/modules/data/", "module"},
                                                   {"planner/cost/data/", "costs"},
                                                   {"planner/deal/data/", "deal"},
                                                   {"planner/finance/data/", "financing"},
                                                   {"planner/gates/data/", "investor"},
                                                   {"planner/energy/data/", "on-site"},
                                                   {"planner/fleet/data/", "generation"},
                                                   {"planner/plant/data/", "supply-class"}}};

std::string kind_of_file(const SourceFile& file) {
  for (const Folder& folder : built_in_folders) {
    if (file.path.compare(0, folder.prefix.size(), folder.prefix) == 0) return std::string(folder.kind);
  }
  return portfolio::kind_of(file.bytes);
}

/// Puts what a file holds where it belongs; nothing where it could not be told what it is.
using Shelving = std::function<void(Portfolio&, Library&)>;

template <class T>
void put(std::map<std::string, T>& shelf, T& value) {
  std::string id = value.id;
  shelf[std::move(id)] = std::move(value);
}
template <class T>
Shelving on(std::map<std::string, T> Portfolio::*shelf, T value) {
  return [shelf, value = std::move(value)](Portfolio& portfolio, Library&) mutable { put(portfolio.*shelf, value); };
}
template <class T>
Shelving on(std::map<std::string, T> Library::*shelf, T value) {
  return [shelf, value = std::move(value)](Portfolio&, Library& library) mutable { put(library.*shelf, value); };
}

/// Parses a file of any kind. A place needs its country and a module its supply classes, which are known by then.
Shelving read(const SourceFile& file, const std::string& kind, const std::map<std::string, sites::Country>& countries,
              const modules::SupplyClasses& classes, Problems& problems) {
  if (kind == "site") return on(&Portfolio::sites, sites::parse_site(file.bytes, file.path, countries, problems));
  if (kind == "supply-class") return on(&Library::supply_classes, modules::parse_supply_class(file.bytes, file.path, problems));
  if (kind == "country") return on(&Portfolio::countries, sites::parse_country(file.bytes, file.path, problems));
  if (kind == "station") return on(&Portfolio::stations, climate::parse_station(file.bytes, file.path, problems));
  if (kind == "module") return on(&Portfolio::modules, modules::parse_module(file.bytes, file.path, classes, problems));
  if (kind == "costs") return on(&Library::books, cost::parse_book(file.bytes, file.path, problems));
  if (kind == "deal") return on(&Library::deals, deal::parse_deal(file.bytes, file.path, problems));
  if (kind == "financing") return on(&Library::financings, finance::parse_financing(file.bytes, file.path, problems));
  if (kind == "investor") return on(&Library::investors, gates::parse_investor(file.bytes, file.path, problems));
  if (kind == "on-site") return on(&Library::technologies, energy::parse_technology(file.bytes, file.path, problems));
  if (kind == "generation") return on(&Library::generations, fleet::parse_generation(file.bytes, file.path, problems));
  if (kind == "fleet") return on(&Library::fleets, fleet::parse_fleet(file.bytes, file.path, problems));
  if (kind == "portfolio") {
    problems.add({file.path, 0, 0}, "expected a file of places, modules, costs, deals, loans, investors or fleets, found a portfolio");
    return {};
  }
  // Neither of these: parse as nothing in particular so that a syntax error is still named with its place.
  { Document document(file.bytes, file.path, problems); }
  if (problems.empty()) {
    problems.add({file.path, 1, 1},
                 "expected a country, place, station, module, supply class, cost book, deal, loan, investor, fleet, GPU generation or "
                 "on-site technology, found none of their keys");
  }
  return {};
}

struct Task {
  const SourceFile* file;
  std::string kind;
  Shelving shelve;
  Problems problems;
};

}  // namespace

Library read_library(const std::vector<SourceFile>& files, Portfolio& portfolio, Problems& problems, const ForEach& for_each) {
  Library library;
  std::vector<Task> dependent, others;
  for (const SourceFile& file : files) {
    std::string kind = kind_of_file(file);
    std::vector<Task>& tasks = kind == "site" || kind == "module" ? dependent : others;
    tasks.push_back({&file, std::move(kind), {}, {}});
  }
  const auto work = [&](std::vector<Task>& tasks) {
    for_each(tasks.size(), [&](std::size_t i) {
      Task& task = tasks[i];
      task.shelve = read(*task.file, task.kind, portfolio.countries, library.supply_classes, task.problems);
    });
    for (Task& task : tasks) {
      problems.append(task.problems.all());
      if (task.shelve) task.shelve(portfolio, library);
    }
  };
  work(others);
  work(dependent);
  return library;
}

}  // namespace landfall::portfolio
