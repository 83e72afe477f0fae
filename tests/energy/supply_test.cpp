// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/supply.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

#include "climate/station_file.hpp"
#include "climate/typical_year.hpp"
#include "planner/energy/carbon.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

namespace {

/// One place's supply, everything of it open to change.
struct Built {
  explicit Built(const std::string& place)
      : site(samples::library().sites.at(place)), country(samples::library().countries.at(site.country)) {
    Problems problems;
    const auto root = std::filesystem::path(LANDFALL_SOURCE_DIR);
    year = climate::typical_year(
        climate::parse_station(samples::bytes_of(root / "climate/data" / (site.station + ".toml")), site.station, problems));
    on_site = energy::parse_technology(samples::bytes_of(root / "planner/energy/data/on-site.toml"), "on-site.toml", problems);
    problems.raise_if_any();
    on_site.chosen = true;
    performance = plant::simulate(year, {40.0, 24.0, 28.0, 45.0}, module.plant);
  }
  [[nodiscard]] energy::Supply supply(double load = 0.55) const {
    return energy::supply(year, performance, {country, site, on_site, module.plant, 10000.0, 16000.0}, load);
  }
  sites::Site site;
  sites::Country country;
  modules::Module module = samples::library().modules.at("edge-dx-72");
  climate::Year year;
  plant::Performance performance;
  energy::OnSite on_site;
};

bool says(const energy::Supply& supply, const std::string& code) {
  for (const Finding& finding : supply.findings) {
    if (finding.code == code) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("nothing asked for is nothing simulated") {
  const Built built("my-johor");
  const energy::Supply supply = built.supply();
  CHECK_FALSE(supply.stands());
  CHECK(supply.findings.empty());
}

TEST_CASE("sun, battery and grid balance in every hour, and the periods share out the plant's energy") {
  Built built("th-bangkok");
  built.site.power.pricing = sites::Pricing::time_of_use;
  samples::fix(built.on_site.solar, 3000.0);
  samples::fix(built.on_site.battery_power, 1000.0);
  samples::fix(built.on_site.battery_energy, 4000.0);
  samples::fix(built.on_site.reserve, 0.25);
  const energy::Supply supply = built.supply();
  REQUIRE(supply.periods.size() == 2);
  const energy::YearOfSupply& year = supply.year;
  CHECK(year.worst_residual < 1e-9);
  CHECK(year.bought_kwh + year.solar_direct_kwh + year.discharged_kwh - year.charged_kwh ==
        doctest::Approx(year.facility_kwh).epsilon(1e-12));
  CHECK(year.solar_direct_kwh + year.solar_stored_kwh + year.solar_spilled_kwh == doctest::Approx(year.solar_kwh).epsilon(1e-12));
  CHECK(year.discharged_kwh == doctest::Approx(0.85 * (year.charged_kwh + year.solar_stored_kwh)).epsilon(1e-9));
  for (std::size_t k = 0; k < plant::table_size; ++k) {
    for (std::size_t m = 0; m < 12; ++m) {
      const double shared = supply.periods[0].facility_kw[k][m] + supply.periods[1].facility_kw[k][m];
      CHECK(shared == doctest::Approx(built.performance.points[k][m].facility_kw).epsilon(1e-11));
    }
  }
  // A kWh moved from night to day earns the spread less the losses, on weekdays.
  CHECK(year.battery_usd > 0.0);
  CHECK(year.cycles > 100.0);
  CHECK(year.cycles < 0.75 * 262.0);  // a quarter is kept, and weekends have one price
  CHECK_FALSE(says(supply, "energy.battery-idle"));
}

TEST_CASE("under a flat price a battery saves nothing, and it is said") {
  Built built("sa-riyadh");
  built.site.power.pricing = sites::Pricing::time_of_use;
  samples::fix(built.on_site.battery_power, 1000.0);
  samples::fix(built.on_site.battery_energy, 4000.0);
  const energy::Supply supply = built.supply();
  CHECK(supply.year.discharged_kwh == 0.0);
  CHECK(supply.year.battery_usd == 0.0);
  CHECK(says(supply, "energy.battery-idle"));
}

TEST_CASE("a place without a schedule keeps its price, and it is said") {
  Built built("la-vientiane");
  built.site.power.pricing = sites::Pricing::time_of_use;
  const energy::Supply supply = built.supply();
  CHECK_FALSE(supply.stands());
  CHECK(says(supply, "energy.no-schedule"));
}

TEST_CASE("more modules than yard and load can take are named") {
  Built built("sa-riyadh");
  samples::fix(built.on_site.solar, 30000.0);
  energy::Supply supply = built.supply();
  CHECK(says(supply, "energy.solar-beyond-yard"));
  CHECK(says(supply, "energy.solar-spilled"));
  CHECK(supply.year.solar_spilled_kwh > 0.1 * supply.year.solar_kwh);
  CHECK(supply.year.worst_residual < 1e-9);
  built.on_site.mounting = energy::Mounting::ground;
  supply = built.supply();
  CHECK_FALSE(says(supply, "energy.solar-beyond-yard"));
  CHECK(energy::ground_m2(built.on_site) == doctest::Approx(30000.0 * built.on_site.physics.ground_area.value));
}

TEST_CASE("charging buys no demand where demand is measured in all hours") {
  Built built("my-johor");
  built.site.power.pricing = sites::Pricing::time_of_use;
  samples::fix(built.on_site.battery_power, 5000.0);
  samples::fix(built.on_site.battery_energy, 20000.0);
  const energy::Supply with = built.supply();
  for (std::size_t k = 0; k < plant::table_size; ++k) {
    for (std::size_t m = 0; m < 12; ++m) CHECK(with.peak_kw[k][m] <= built.performance.points[k][m].peak_facility_kw * (1.0 + 1e-12));
  }
}

TEST_CASE("carbon by hand: bought energy by the grid, a contract by its own, a price on the tonnes") {
  Built built("sg-singapore");
  const sites::CarbonShape of_singapore = built.country.power.carbon_shape;
  built.country.power.carbon_shape = {};
  energy::Contract contract;
  energy::Carbon plain = energy::carbon(built.country, contract, built.supply(), 1.3, 0.5, 10000.0);
  const double grid = built.country.power.grid_carbon.value;
  CHECK(plain.location_kg_per_kwh_it == doctest::Approx(1.3 * grid));
  CHECK(plain.location_t == doctest::Approx(1.3 * grid * 0.5 * 8760.0 * 10.0));
  CHECK(plain.market_t == plain.location_t);
  REQUIRE(plain.price_usd_per_t.has_value());
  CHECK(plain.price_in_tariff);
  CHECK(plain.cost_usd == doctest::Approx(plain.location_t * built.country.power.carbon_price.value));
  contract.chosen = true;
  samples::fix(contract.share, 0.8);
  samples::fix(contract.carbon, 0.01);
  samples::fix(contract.premium, 0.002);
  const energy::Carbon green = energy::carbon(built.country, contract, built.supply(), 1.3, 0.5, 10000.0);
  CHECK(green.location_t == plain.location_t);
  CHECK(green.market_kg_per_kwh_it == doctest::Approx(1.3 * (0.8 * 0.01 + 0.2 * grid)));
  CHECK(green.contract_usd == doctest::Approx(0.8 * 0.002 * 1.3 * 0.5 * 8760.0 * 10000.0));
  // Sun lowers both; an hourly shape weights what is still bought.
  samples::fix(built.on_site.solar, 3000.0);
  const energy::Supply sunny = built.supply(0.5);
  const energy::Carbon flat = energy::carbon(built.country, contract, sunny, 1.3, 0.5, 10000.0);
  CHECK(flat.location_kg_per_kwh_it == doctest::Approx(grid * sunny.year.bought_kwh / (0.5 * 8760.0)));
  CHECK_FALSE(flat.hourly);
  built.country.power.carbon_shape.source = "the test";
  built.country.power.carbon_shape.of_mean.fill(1.2);
  for (std::size_t h = 9; h < 17; ++h) built.country.power.carbon_shape.of_mean[h] = 0.6;
  const energy::Carbon hourly = energy::carbon(built.country, contract, built.supply(0.5), 1.3, 0.5, 10000.0);
  CHECK(hourly.hourly);
  CHECK(hourly.location_kg_per_kwh_it > flat.location_kg_per_kwh_it);  // the sun took clean hours away
  // Without anything on site too: a plant that takes more at warm noon buys a little more of noon's cleaner electricity.
  samples::fix(built.on_site.solar, 0.0);
  built.country.power.carbon_shape = of_singapore;
  const energy::Supply bought = built.supply(0.5);
  CHECK_FALSE(bought.stands());
  CHECK(bought.year.carbon_factor < 1.0);
  CHECK(bought.year.carbon_factor > 0.995);
  const energy::Carbon plainly = energy::carbon(built.country, {}, bought, 1.3, 0.5, 10000.0);
  CHECK(plainly.hourly);
  CHECK(plainly.location_kg_per_kwh_it == doctest::Approx(1.3 * grid * bought.year.carbon_factor));
}
