// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "climate/base/fact.hpp"
#include "climate/base/inputs.hpp"
#include "planner/energy/supply.hpp"
#include "sites/country.hpp"

namespace landfall::energy {

/// Clean electricity that the operator buys by contract or certificate, for the market-based account.
struct Contract {
  bool chosen = false;      ///< the portfolio states one
  Fact<"fraction"> share;   ///< of bought electricity
  Fact<"kg/kWh"> carbon;    ///< of what the contract delivers
  Fact<"USD/kWh"> premium;  ///< over the tariff; shown beside the account, not a line of the cash flow
};

template <class Self, class Visit>
  requires std::is_same_v<std::remove_const_t<Self>, Contract>
void visit_inputs(Self& self, Visit&& visit) {
  visit("contract_share", self.share, Bounds{0.0, 1.0}, "share of bought electricity under a clean contract or certificates");
  visit("contract_carbon", self.carbon, Bounds{0.0, 2.0}, "carbon of electricity under that contract");
  visit("contract_premium", self.premium, Bounds{0.0, 1.0}, "price of that contract over the tariff");
}

/// Operational carbon of a year at one load, after the GHG Protocol Scope 2 guidance (2015): location-based by the country's grid,
/// market-based by what is contracted and the grid for the rest. Generators and bought cooling's refrigerants are left out.
struct Carbon {
  double location_kg_per_kwh_it = 0.0;
  double location_t = 0.0;  ///< tonnes of CO2 equivalent a year, whole build
  double market_kg_per_kwh_it = 0.0;
  double market_t = 0.0;
  bool hourly = false;  ///< weighted by the grid's hours; otherwise all hours count alike
  std::optional<double> price_usd_per_t;
  bool price_in_tariff = true;
  double cost_usd = 0.0;      ///< of the location-based account at that price, a year
  double contract_usd = 0.0;  ///< the contract's premium, a year
};

/// `pue` at `load`, a share of `it_kw`; `supply` at the same load.
[[nodiscard]] Carbon carbon(const sites::Country& country, const Contract& contract, const Supply& supply, double pue, double load,
                            double it_kw);

}  // namespace landfall::energy
