// SPDX-License-Identifier: Apache-2.0
#include "planner/publish/energy_page.hpp"

#include <fmt/format.h>

#include "climate/calendar.hpp"
#include "planner/energy/tariff_year.hpp"
#include "planner/publish/grid.hpp"

namespace landfall::publish {
namespace {

namespace json = boost::json;
using appraisal::Appraisal;

/// Whole-build figures of the year at the stabilised load.
struct Yearly {
  const energy::YearOfSupply& year;
  double it_kw;
  [[nodiscard]] double kwh(double per_kw) const { return per_kw * it_kw; }
};

json::object carbon_json(const energy::Carbon& carbon) {
  return {{"location_kg_per_kwh_it", carbon.location_kg_per_kwh_it},
          {"location_t_per_year", carbon.location_t},
          {"market_kg_per_kwh_it", carbon.market_kg_per_kwh_it},
          {"market_t_per_year", carbon.market_t},
          {"hourly", carbon.hourly},
          {"price_usd_per_t", carbon.price_usd_per_t ? json::value(*carbon.price_usd_per_t) : json::value(nullptr)},
          {"price_in_tariff", carbon.price_usd_per_t ? json::value(carbon.price_in_tariff) : json::value(nullptr)},
          {"price_cost_usd_per_year", carbon.price_usd_per_t ? json::value(carbon.cost_usd) : json::value(nullptr)},
          {"contract_premium_usd_per_year", carbon.contract_usd}};
}

/// Periods of the followed tariff with the part of the year's energy that is bought in each.
json::array periods_json(const Appraisal& result, const Context& context) {
  json::array rows;
  const sites::Site& site = result.basis->scope.site;
  if (!site.follows_tariff()) return rows;
  const energy::TariffYear hours = energy::tariff_year(site.tariff, 0.0);
  const std::vector<double> prices = energy::period_prices(site, hours);
  for (std::size_t p = 0; p < prices.size(); ++p) {
    rows.push_back({{"name", in(context.language, site.tariff.periods[p].name)},
                    {"hours_share", result.supply->periods[p].year_hours},
                    {"price_usd_per_kwh", prices[p]},
                    {"demand_measured", site.tariff.periods[p].demand}});
  }
  return rows;
}

std::string mwh(double kwh) { return fmt::format("{:.0f}", kwh / 1000.0); }

}  // namespace

json::object energy_json(const Appraisal& result, const Context& context) {
  const cost::Scope& scope = result.basis->scope;
  json::object page{
      {"tariff", scope.site.follows_tariff() ? "time-of-use" : "all-in"},
      {"schedule", scope.site.follows_tariff() ? json::value(in(context.language, scope.site.tariff.name)) : json::value(nullptr)},
      {"periods", periods_json(result, context)}};
  const Yearly of{result.supply->year, result.it_kw};
  if (scope.on_site != nullptr && result.supply->stands()) {
    page["on_site"] = {{"load", result.stabilised_load},
                       {"solar_kw", scope.on_site->solar.value},
                       {"solar_kwh_per_kw", scope.on_site->has_solar() ? json::value(of.kwh(of.year.solar_kwh) / scope.on_site->solar.value)
                                                                       : json::value(nullptr)},
                       {"solar_kwh", of.kwh(of.year.solar_kwh)},
                       {"solar_used_kwh", of.kwh(of.year.solar_direct_kwh)},
                       {"solar_stored_kwh", of.kwh(of.year.solar_stored_kwh)},
                       {"solar_spilled_kwh", of.kwh(of.year.solar_spilled_kwh)},
                       {"battery_kw", scope.on_site->battery_power.value},
                       {"battery_kwh", scope.on_site->battery_energy.value},
                       {"battery_charged_kwh", of.kwh(of.year.charged_kwh)},
                       {"battery_discharged_kwh", of.kwh(of.year.discharged_kwh)},
                       {"battery_cycles", of.year.cycles},
                       {"bought_kwh", of.kwh(of.year.bought_kwh)},
                       {"facility_kwh", of.kwh(of.year.facility_kwh)},
                       {"solar_saving_usd", of.kwh(of.year.solar_usd)},
                       {"battery_saving_usd", of.kwh(of.year.battery_usd)},
                       {"ground_m2", energy::ground_m2(*scope.on_site)}};
  } else {
    page["on_site"] = nullptr;
  }
  page["carbon"] = carbon_json(result.carbon);
  return page;
}

std::string energy_table(const Appraisal& result, const Context& context) {
  const auto word = [&](const char* code) { return context.messages.word(code, context.language); };
  const cost::Scope& scope = result.basis->scope;
  std::string text;
  if (scope.site.follows_tariff()) {
    Grid grid({{word("ui.tariff-period"), false}, {word("ui.hours-share"), true}, {"USD/kWh", true}});
    const std::vector<double> prices = energy::period_prices(scope.site, energy::tariff_year(scope.site.tariff, 0.0));
    for (std::size_t p = 0; p < prices.size(); ++p) {
      grid.add({in(context.language, scope.site.tariff.periods[p].name),
                fmt::format("{:.1f} %", 100.0 * result.supply->periods[p].year_hours), fmt::format("{:.4f}", prices[p])});
    }
    text += in(context.language, scope.site.tariff.name) + "\n" + grid.text() + "\n";
  }
  if (scope.on_site != nullptr && result.supply->stands()) {
    const Yearly of{result.supply->year, result.it_kw};
    Grid grid({{word("ui.on-site-energy"), false}, {word("ui.mwh-a-year"), true}});
    const auto add = [&](const char* code, double per_kw) { grid.add({word(code), mwh(of.kwh(per_kw))}); };
    add("ui.facility-energy", of.year.facility_kwh);
    if (scope.on_site->has_solar()) {
      add("ui.solar-yield", of.year.solar_kwh);
      add("ui.solar-spilled", of.year.solar_spilled_kwh);
    }
    if (scope.on_site->has_battery()) {
      add("ui.battery-charged", of.year.charged_kwh);
      add("ui.battery-discharged", of.year.discharged_kwh);
    }
    add("ui.bought-energy", of.year.bought_kwh);
    text += grid.text();
    text += context.messages.sentence("ui.on-site-saving",
                                      {of.kwh(of.year.solar_usd) / 1000.0, of.kwh(of.year.battery_usd) / 1000.0, of.year.cycles},
                                      context.language) +
            "\n\n";
  }
  const energy::Carbon& carbon = result.carbon;
  Grid grid({{word("ui.carbon-account"), false}, {"tCO2e", true}, {word("ui.carbon"), true}});
  grid.add({word("ui.carbon-location"), fmt::format("{:.0f}", carbon.location_t), fmt::format("{:.3f}", carbon.location_kg_per_kwh_it)});
  grid.add({word("ui.carbon-market"), fmt::format("{:.0f}", carbon.market_t), fmt::format("{:.3f}", carbon.market_kg_per_kwh_it)});
  text += grid.text();
  text += word(carbon.hourly ? "ui.carbon-hourly" : "ui.carbon-flat") + "\n";
  if (carbon.price_usd_per_t) {
    const char* code = carbon.price_in_tariff ? "ui.carbon-price-inside" : "ui.carbon-price-outside";
    text += context.messages.sentence(code, {*carbon.price_usd_per_t, carbon.cost_usd / 1000.0}, context.language) + "\n";
  }
  return text + "\n";
}

}  // namespace landfall::publish
