// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "planner/cost/book_file.hpp"
#include "planner/deal/deal_file.hpp"
#include "planner/energy/on_site_file.hpp"
#include "planner/finance/cash_flow.hpp"
#include "planner/finance/financing_file.hpp"
#include "planner/finance/returns.hpp"
#include "planner/modules/module_file.hpp"
#include "planner/modules/supply_class_file.hpp"
#include "planner/scalar/draws.hpp"
#include "sites/site_file.hpp"

/// Candidates for tests of the money: the shipped data, with a plant of simple formula, all of it as values that a test may change.
namespace landfall::samples {

/// One candidate with everything its cash flow depends on. `candidate()` refers to it: keep it alive and in place.
struct Sample {
  sites::Country country;
  sites::Site site;
  modules::Module module;
  cost::Book book;
  deal::Deal deal;
  finance::Financing financing;
  Fact<"fraction"> discount_rate;
  plant::Performance performance;
  cost::Build build;
  cost::Conditions conditions;
  energy::OnSite on_site;
  energy::Supply supply;
  bool pillar2_in_scope = false;
  int first_calendar_month = 10;

  [[nodiscard]] cost::Scope scope() const {
    return {country, site, module, book, performance, build, conditions, on_site.chosen ? &on_site : nullptr, supply.year.cycles};
  }
  [[nodiscard]] finance::Case candidate() const {
    return {scope(), cost::load_curves(performance, supply), deal, financing, discount_rate, pillar2_in_scope, first_calendar_month};
  }
};

/// A fact that is certain.
inline void fix(FactRecord& fact, double value) { fact.value = fact.low = fact.high = value; }

/// Every registered fact that the money may read, each once; a country's tax stands with the place.
[[nodiscard]] inline std::vector<InputRef> inputs(Sample& sample) {
  std::vector<InputRef> all;
  const auto add = [&all](std::vector<InputRef> more) {
    for (InputRef& input : more) {
      if (!input.path.starts_with("country.tax.")) all.push_back(std::move(input));
    }
  };
  add(list_inputs(sample.book, "costs."));
  add(list_inputs(sample.deal, "deal."));
  add(list_inputs(sample.financing, "financing."));
  add(list_inputs(sample.country, "country."));
  add(list_inputs(sample.site, "site."));
  add(list_inputs(sample.module, "module."));
  if (sample.on_site.chosen) add(list_inputs(sample.on_site, "on_site."));
  return all;
}

/// Gives the facts of `inputs` the slots 1, 2, …; returns the number of slots, slot 0 included.
inline std::uint32_t number_facts(Sample& sample) {
  std::uint32_t next = 1;
  for (const InputRef& input : inputs(sample)) input.fact->slot = next++;
  return next;
}

/// A plant whose facility power rises with load and season, with a standing loss: enough to tell the months and the loads apart.
[[nodiscard]] inline plant::Performance plain_plant(double overhead = 0.3) {
  plant::Performance performance;
  for (std::size_t k = 0; k < plant::table_size; ++k) {
    const double load = plant::table_loads[k];
    for (std::size_t month = 0; month < 12; ++month) {
      const double season = 0.02 * static_cast<double>((month + 6) % 12) / 11.0;
      plant::MonthlyPoint& point = performance.points[k][month];
      point.facility_kw = load + overhead * (0.2 + 0.6 * load + 0.2 * load * load) * (1.0 + season);
      point.peak_facility_kw = point.facility_kw + 0.05 * load;
      point.water_l_per_h = (0.1 + 1.3 * load) * (1.0 + 3.0 * season);
    }
  }
  performance.design_facility_kw = 1.0 + overhead * 1.25;
  return performance;
}

[[nodiscard]] inline std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  if (!file) throw std::runtime_error("cannot read " + path.string());
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The shipped library, read once. A file with a mistake is left out: tests of the data judge it.
struct Library {
  std::map<std::string, sites::Country> countries;
  std::map<std::string, sites::Site> sites;
  std::map<std::string, modules::Module> modules;
  std::map<std::string, cost::Book> books;
  std::map<std::string, deal::Deal> deals;
  std::map<std::string, finance::Financing> financings;
};

[[nodiscard]] inline const Library& library() {
  static const Library read = [] {
    Library all;
    const auto folder = [&](const char* name, auto&& keep) {
      for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LANDFALL_SOURCE_DIR) / name)) {
        const std::string file = entry.path().filename().string();
        if (file.ends_with(".toml")) keep(bytes_of(entry.path()), file);
      }
    };
    const auto into = [&](auto& map, auto parse) {
      return [&map, parse](const std::string& bytes, const std::string& file) {
        Problems problems;
        auto value = parse(bytes, file, problems);
        if (problems.empty()) map[value.id] = std::move(value);
      };
    };
    folder("sites/data/countries", into(all.countries, sites::parse_country));
    folder("sites/data/places", into(all.sites, [&](const std::string& bytes, const std::string& file, Problems& problems) {
             return sites::parse_site(bytes, file, all.countries, problems);
           }));
    modules::SupplyClasses classes;
    folder("planner/plant/data", into(classes, modules::parse_supply_class));
    folder("planner/modules/data", into(all.modules, [&](const std::string& bytes, const std::string& file, Problems& problems) {
             return modules::parse_module(bytes, file, classes, problems);
           }));
    folder("planner/cost/data", into(all.books, cost::parse_book));
    folder("planner/deal/data", into(all.deals, deal::parse_deal));
    folder("planner/finance/data", into(all.financings, finance::parse_financing));
    return all;
  }();
  return read;
}

struct Choice {
  std::string site = "my-johor";
  std::string module = "tower-pod-2000";
  std::string deal = "colocation";
  std::string financing = "project-loan";
};

[[nodiscard]] inline Sample sample(const Choice& choice = {}) {
  const Library& all = library();
  Sample result;
  result.site = all.sites.at(choice.site);
  result.country = all.countries.at(result.site.country);
  result.module = all.modules.at(choice.module);
  result.book = all.books.at("costs");
  result.deal = all.deals.at(choice.deal);
  result.financing = all.financings.at(choice.financing);
  fix(result.discount_rate, 0.09);
  result.performance = plain_plant();
  modules::Project project;
  fix(project.it_load, 10000.0);
  result.build = cost::build_for(project, result.module);
  result.site.own_tax.clear();
  visit_inputs(result.site.tax,
               [&](std::string_view path, FactRecord&, Bounds, std::string_view) { result.site.own_tax.emplace_back(path); });
  return result;
}

/// A place's country's tariff, followed, and a supply of simple formula: the periods share out the plant by the tariff's hours, the sun
/// takes a part of each that differs by month, the battery moves a little from the dearest period to the cheapest.
inline void follow_tariff(Sample& sample, const std::string& country, bool builds) {
  sample.site.own_tariff = true;
  sample.site.tariff = library().countries.at(country).tariff;
  sample.site.power.pricing = sites::Pricing::time_of_use;
  const energy::TariffYear hours = energy::tariff_year(sample.site.tariff, sample.site.tariff.utc_offset_h);
  energy::Supply supply;
  for (std::size_t p = 0; p < hours.periods; ++p) {
    energy::PeriodSupply period;
    period.hours = hours.share[p];
    period.year_hours = hours.year_share[p];
    for (std::size_t k = 0; k < plant::table_size; ++k) {
      for (std::size_t m = 0; m < 12; ++m) {
        const plant::MonthlyPoint& point = sample.performance.points[k][m];
        const double tilted =
            1.0 + 0.02 * (p == 0 ? 1.0 - period.hours[m] : -hours.share[0][m] * period.hours[m] / (1.0 - hours.share[0][m]));
        period.facility_kw[k][m] = point.facility_kw * period.hours[m] * (p == 0 ? tilted : 1.0);
        if (builds) period.solar_kw[k][m] = 0.05 * period.hours[m] * (1.0 + 0.1 * static_cast<double>(m) / 11.0);
        if (builds) period.battery_kw[k][m] = p == 0 ? 0.01 : p == 1 ? -0.0115 : 0.0;
        supply.peak_kw[k][m] = point.peak_facility_kw;
      }
    }
    supply.periods.push_back(period);
  }
  sample.supply = supply;
  if (!builds) return;
  Problems problems;
  sample.on_site = energy::parse_technology(bytes_of(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/energy/data/on-site.toml"),
                                            "on-site.toml", problems);
  problems.raise_if_any();
  sample.on_site.chosen = true;
  sample.supply.year.cycles = 240.0;
  fix(sample.on_site.solar, 1500.0);
  fix(sample.on_site.battery_power, 800.0);
  fix(sample.on_site.battery_energy, 3200.0);
  fix(sample.on_site.reserve, 0.2);
  fix(sample.on_site.tenant_share, 0.3);
}

/// Uniform numbers that are the same on every standard library.
class Chance {
 public:
  explicit Chance(std::uint64_t seed) : engine_(seed) {}
  double uniform() { return static_cast<double>(engine_() >> 11U) * 0x1p-53; }
  double between(double low, double high) { return low + (high - low) * uniform(); }
  bool one_in(int n) { return below(n) == 0; }
  int below(int n) { return static_cast<int>(uniform() * n); }
  template <class Map>
  const auto& key_of(const Map& map) {
    auto at = map.begin();
    std::advance(at, below(static_cast<int>(map.size())));
    return at->first;
  }

 private:
  std::mt19937_64 engine_;
};

/// Deals and loans without terms of their own: what tests of one term begin with.
[[nodiscard]] inline const Library& plain_library() {
  static const Library plain = [] {
    Library all = library();
    std::erase_if(all.deals, [](const auto& each) {
      return each.second.tenancy || each.second.terms || each.second.has_gpus() == (each.second.kind == deal::DealKind::colocation);
    });
    std::erase_if(all.financings, [](const auto& each) { return each.second.grace || each.second.sweep || each.second.local_currency; });
    return all;
  }();
  return plain;
}

/// A candidate of any kind: place, design, deal and loan from the library, each fact somewhere in its range, and the switches of the
/// model (tariff basis, land basis, lender, Pillar 2, conditions, loss expiry, a plant that is short) thrown at random.
[[nodiscard]] inline Sample random_sample(Chance& chance) {
  const Library& all = plain_library();
  Sample result = sample({chance.key_of(all.sites), chance.key_of(all.modules), chance.key_of(all.deals), chance.key_of(all.financings)});
  result.performance = plain_plant(chance.between(0.05, 0.9));
  result.performance.capacity_ratio_0_4 = chance.between(0.8, 1.6);
  result.build.modules = 1 + chance.below(8);
  result.site.power.basis = chance.one_in(2) ? sites::TariffBasis::all_in : sites::TariffBasis::energy_only;
  result.conditions = {chance.one_in(2) ? 0.0 : chance.between(0.0, 24.0), chance.one_in(2) ? 0.0 : chance.between(0.0, 5e6)};
  result.pillar2_in_scope = chance.one_in(2);
  result.financing.offshore_lender = chance.one_in(2);
  result.first_calendar_month = chance.below(12);
  sites::Tax& tax = result.site.tax;
  if (chance.one_in(3)) fix(tax.loss_carry_forward, chance.below(8));
  if (chance.one_in(3)) fix(tax.loss_offset_limit, chance.between(0.3, 0.9));
  if (chance.one_in(3)) fix(tax.interest_cap, chance.between(0.05, 0.6));
  if (chance.one_in(3)) fix(tax.holiday_years, chance.between(0.0, 12.0));
  if (chance.one_in(3)) fix(tax.vat_recovery, chance.between(0.0, 1.0));
  if (chance.one_in(3)) fix(tax.vat_recovery_time, chance.below(30));
  if (chance.one_in(3)) fix(tax.withholding_dividends, chance.between(0.0, 0.25));
  for (const InputRef& input : inputs(result)) {
    FactRecord& fact = *input.fact;
    if (fact.low < fact.high)
      fact.value = chance.one_in(20) ? fact.low : chance.one_in(20) ? fact.high : chance.between(fact.low, fact.high);
  }
  return result;
}

/// Draws for every numbered fact, uniform over its range.
[[nodiscard]] inline DrawTable random_draws(Sample& sample, std::size_t count, Chance& chance) {
  DrawTable table(number_facts(sample), count);
  for (const InputRef& input : inputs(sample)) {
    double* const drawn = table.of(input.fact->slot);
    for (std::size_t i = 0; i < count; ++i) drawn[i] = chance.between(input.fact->low, input.fact->high);
  }
  table.close();
  return table;
}

/// The candidate's facts as draw `i` has them.
[[nodiscard]] inline Sample drawn(const Sample& of, const DrawTable& table, std::size_t i) {
  Sample result = of;
  for (const InputRef& input : inputs(result)) input.fact->value = table.of(input.fact->slot)[i];
  return result;
}

}  // namespace landfall::samples
