// SPDX-License-Identifier: Apache-2.0
#include "sites/site.hpp"

namespace landfall::sites {

void follow_country(Site& site, const Country& country) {
  std::map<std::string, FactRecord, std::less<>> own;
  visit_inputs(site.tax, [&](std::string_view path, FactRecord& fact, Bounds, std::string_view) {
    if (std::find(site.own_tax.begin(), site.own_tax.end(), path) != site.own_tax.end()) own.emplace(path, fact);
  });
  site.tax = country.tax;
  visit_inputs(site.tax, [&](std::string_view path, FactRecord& fact, Bounds, std::string_view) {
    if (const auto kept = own.find(path); kept != own.end()) fact = kept->second;
  });
  if (!site.own_tariff) site.tariff = country.tariff;
}

}  // namespace landfall::sites
