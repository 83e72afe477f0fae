// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "climate/base/for_each.hpp"
#include "planner/fleet/fleet.hpp"
#include "planner/modules/supply_class.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::portfolio {

/// What the files hold beside places, countries, stations and modules, before the request picks from it; by id.
struct Library {
  std::map<std::string, cost::Book> books;
  std::map<std::string, deal::Deal> deals;
  std::map<std::string, finance::Financing> financings;
  std::map<std::string, gates::Investor> investors;
  std::map<std::string, energy::OnSite> technologies;
  std::map<std::string, fleet::Generation> generations;
  std::map<std::string, fleet::Fleet> fleets;
  modules::SupplyClasses supply_classes;
};

/// Reads every file, each on its own; places, countries, stations and modules go into the portfolio. Of files of one kind and id the later
/// one stays, and problems come in the order of the files (places, which need their countries, and modules, which need their supply
/// classes, last), however they are spread over threads.
[[nodiscard]] Library read_library(const std::vector<SourceFile>& files, Portfolio& portfolio, Problems& problems, const ForEach& for_each);

}  // namespace landfall::portfolio
