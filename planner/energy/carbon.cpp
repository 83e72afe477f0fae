// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/carbon.hpp"

#include "climate/calendar.hpp"

namespace landfall::energy {

Carbon carbon(const sites::Country& country, const Contract& contract, const Supply& supply, double pue, double load, double it_kw) {
  const double it_kwh = load * climate::hours_per_year;  // per kW of design IT
  const double bought = supply.stands() ? supply.year.bought_kwh / it_kwh : pue;
  const double grid = country.power.grid_carbon.value * supply.year.carbon_factor;
  Carbon result;
  result.hourly = !country.power.carbon_shape.source.empty();
  result.location_kg_per_kwh_it = grid * bought;
  const double share = contract.chosen ? contract.share.value : 0.0;
  result.market_kg_per_kwh_it = bought * (share * contract.carbon.value + (1.0 - share) * grid);
  const double year_kwh = it_kwh * it_kw;
  result.location_t = result.location_kg_per_kwh_it * year_kwh / 1000.0;
  result.market_t = result.market_kg_per_kwh_it * year_kwh / 1000.0;
  result.contract_usd = contract.chosen ? share * contract.premium.value * bought * year_kwh : 0.0;
  if (sites::stated(country.power.carbon_price)) {
    result.price_usd_per_t = country.power.carbon_price.value;
    result.price_in_tariff = country.power.carbon_price_in_tariff;
    result.cost_usd = result.location_t * country.power.carbon_price.value;
  }
  return result;
}

}  // namespace landfall::energy
