// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "sites/country.hpp"
#include "sites/rule.hpp"

namespace landfall::sites {

enum class TariffBasis { all_in, energy_only };  ///< all-in rates already contain the demand charge
enum class LandBasis { purchase, lease };
/// What a kWh costs over the hours: the all-in price at all of them, or the tariff's shape on top of it.
enum class Pricing { all_in, time_of_use };

/// A place where modules could stand: what is local. Its country is held by the portfolio and found by `country`.
struct Site {
  std::string id;
  LocalizedText name;
  std::string country;  ///< Country::id
  std::string station;  ///< climate station id

  struct Location {
    Fact<"deg"> latitude;
    Fact<"deg"> longitude;
    Fact<"m"> elevation;
  } location;
  struct Power {
    Fact<"USD/kWh"> energy_tariff;
    Fact<"USD/kW-month"> demand_charge;
    TariffBasis basis = TariffBasis::all_in;
    Pricing pricing = Pricing::all_in;
    Fact<"h/year"> outage_duration;   ///< SAIDI
    Fact<"1/year"> outage_frequency;  ///< SAIFI
    Fact<"month"> connection_time;
    Fact<"USD/kW"> connection_cost;
    Fact<"USD/kWh"> solar_ppa;
    Fact<"kWh/m2-year"> solar_irradiation;
  } power;
  struct Water {
    Fact<"USD/m3"> tariff;
    Fact<"score"> stress_score;                    ///< 0 low .. 5 extremely high
    std::optional<Fact<"mg/L">> dissolved_solids;  ///< of the water that circuits are made up with
  } water;
  struct Land {
    LandBasis basis = LandBasis::purchase;
    Fact<"USD/m2"> price;       ///< used when bought
    Fact<"USD/m2-year"> lease;  ///< used when leased
  } land;
  struct Construction {
    Fact<"USD/W"> build_cost_benchmark;  ///< published all-in build cost, to check the bottom-up sum
    Fact<"fraction"> labour_index;       ///< of Singapore
  } construction;
  struct Logistics {
    Fact<"USD/FEU"> freight;
  } logistics;
  struct Hazard {
    Fact<"g"> seismic_pga;  ///< 475-year peak ground acceleration
  } hazard;
  struct Network {
    Fact<"ms"> latency_singapore;
  } network;
  /// What the plan's years have that the typical year has not; absent: nothing.
  struct Climate {
    Fact<"K"> departure;  ///< mean temperature of the plan's years less the typical year's: warming since, and hot or cool years
  };
  std::optional<Climate> climate;
  struct Market {
    Fact<"USD/kW-month"> colocation_rent;  ///< wholesale, power passed through
  } market;
  std::vector<Rule> rules;
  std::map<std::string, Note> notes;
  std::vector<std::string> own_tax;  ///< tax inputs in which the place differs from its country (free zone), by their path in `Tax`
  Tax tax;                           ///< effective tax: the country's, with the place's own
  bool own_tariff = false;           ///< the place has a tariff of its own
  Tariff tariff;                     ///< the place's own or its country's; may be missing

  [[nodiscard]] bool follows_tariff() const { return power.pricing == Pricing::time_of_use && tariff.stands(); }
};

/// Renews the part of a place's tax that is its country's, and its tariff where it has none of its own.
void follow_country(Site& site, const Country& country);

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Site>
void visit_inputs(Self& self, Visit&& visit) {
  visit("location.latitude", self.location.latitude, Bounds{-60.0, 70.0}, "latitude, north positive");
  visit("location.longitude", self.location.longitude, Bounds{-180.0, 180.0}, "longitude, east positive");
  visit("location.elevation", self.location.elevation, Bounds{-450.0, 4500.0}, "height above sea level");
  visit("power.energy_tariff", self.power.energy_tariff, Bounds{0.0, 1.0}, "electricity price");
  visit("power.demand_charge", self.power.demand_charge, Bounds{0.0, 100.0}, "demand charge, paid only where the tariff is energy-only");
  visit("power.outage_duration", self.power.outage_duration, Bounds{0.0, 2000.0}, "grid outage a year (SAIDI)");
  visit("power.outage_frequency", self.power.outage_frequency, Bounds{0.0, 500.0}, "grid interruptions a year (SAIFI)");
  visit("power.connection_time", self.power.connection_time, Bounds{0.0, 120.0}, "months to a grid connection");
  visit("power.connection_cost", self.power.connection_cost, Bounds{0.0, 5000.0}, "grid connection, per kW of facility peak");
  visit("power.solar_ppa", self.power.solar_ppa, Bounds{0.0, 1.0}, "solar power purchase price");
  visit("power.solar_irradiation", self.power.solar_irradiation, Bounds{500.0, 3000.0}, "global horizontal irradiation");
  visit("water.tariff", self.water.tariff, Bounds{0.0, 50.0}, "water price, sewerage included");
  visit("water.stress_score", self.water.stress_score, Bounds{0.0, 5.0}, "water stress, 0 low to 5 extremely high");
  if (self.water.dissolved_solids) {
    visit("water.dissolved_solids", *self.water.dissolved_solids, Bounds{1.0, 50000.0}, "dissolved solids of the make-up water");
  }
  if (self.land.basis == LandBasis::purchase) {
    visit("land.price", self.land.price, Bounds{0.0, 100000.0}, "land price");
  } else {
    visit("land.lease", self.land.lease, Bounds{0.0, 10000.0}, "ground rent a year");
  }
  visit("construction.build_cost_benchmark", self.construction.build_cost_benchmark, Bounds{1.0, 50.0},
        "published build cost of air-cooled halls");
  visit("construction.labour_index", self.construction.labour_index, Bounds{0.01, 3.0}, "labour cost, Singapore is 1");
  visit("logistics.freight", self.logistics.freight, Bounds{0.0, 100000.0}, "sea freight and haulage per 40-ft unit");
  visit("hazard.seismic_pga", self.hazard.seismic_pga, Bounds{0.0, 2.0}, "475-year peak ground acceleration");
  visit("network.latency_singapore", self.network.latency_singapore, Bounds{0.0, 1000.0}, "round trip to Singapore");
  if (self.climate) {
    visit("climate.departure", self.climate->departure, Bounds{-3.0, 5.0}, "mean temperature of the plan's years less the typical year's");
  }
  visit("market.colocation_rent", self.market.colocation_rent, Bounds{0.0, 2000.0}, "wholesale colocation rent, power passed through");
  visit_inputs(self.tax, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
    const bool own = std::find(self.own_tax.begin(), self.own_tax.end(), path) != self.own_tax.end();
    if (own) visit("tax." + std::string(path), fact, bounds, description);
  });
  if (self.own_tariff) {
    visit_inputs(self.tariff, [&](std::string_view path, auto& fact, Bounds bounds, std::string_view description) {
      visit("tariff." + std::string(path), fact, bounds, description);
    });
  }
}

}  // namespace landfall::sites
