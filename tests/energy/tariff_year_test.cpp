// SPDX-License-Identifier: Apache-2.0
#include "planner/energy/tariff_year.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "planner/energy/supply.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

TEST_CASE("the shares of a week's hours are those of the schedule") {
  const energy::TariffYear year = energy::tariff_year(samples::library().countries.at("th").tariff, 7.0);
  REQUIRE(year.periods == 2);
  // 13 hours on 261 weekdays of a year that begins on a Thursday.
  CHECK(year.year_share[0] == doctest::Approx(13.0 * 261.0 / 8760.0).epsilon(1e-12));
  CHECK(year.of_hour[9][0] == 1.0);  // Thursday 1 January, 09:00
  CHECK(year.of_hour[8][0] == 0.0);
  CHECK(year.of_hour[22][0] == 0.0);
  CHECK(year.of_hour[48 + 12][0] == 0.0);  // Saturday
  CHECK(year.demand[9] == 1);
  CHECK(year.demand[8] == 0);  // demand is measured on peak only
}

TEST_CASE("half hours belong to both periods, and another clock moves the hours") {
  const sites::Tariff& vietnam = samples::library().countries.at("vn").tariff;
  const energy::TariffYear year = energy::tariff_year(vietnam, 7.0);
  CHECK(year.of_hour[17][0] == 0.5);
  CHECK(year.of_hour[17][2] == 0.5);
  CHECK(year.of_hour[18][0] == 1.0);
  CHECK(year.of_hour[22][0] == 0.5);
  // Sunday 4 January: no peak.
  CHECK(year.of_hour[72 + 18][0] == 0.0);
  // A weather file that counts by UTC+8: its 18:00 is the tariff's 17:00.
  const energy::TariffYear shifted = energy::tariff_year(vietnam, 8.0);
  CHECK(shifted.of_hour[18][0] == 0.5);
  CHECK(shifted.of_hour[17][0] == 0.0);
  CHECK(shifted.of_hour[19][0] == 1.0);
}

TEST_CASE("every built-in tariff shares out all hours, and a flat load pays exactly the place's price") {
  int tariffs = 0;
  for (const auto& [id, place] : samples::library().sites) {
    sites::Site site = place;
    if (!site.tariff.stands()) continue;
    CAPTURE(id);
    ++tariffs;
    const energy::TariffYear year = energy::tariff_year(site.tariff, site.tariff.utc_offset_h);
    for (const auto& parts : year.of_hour) {
      double sum = 0.0;
      for (std::size_t p = 0; p < year.periods; ++p) {
        REQUIRE(parts[p] >= 0.0);
        sum += parts[p];
      }
      REQUIRE(std::abs(sum - 1.0) < 1e-12);
    }
    for (const sites::TariffBasis basis : {sites::TariffBasis::all_in, sites::TariffBasis::energy_only}) {
      site.power.basis = basis;
      site.power.pricing = sites::Pricing::time_of_use;
      const std::vector<double> prices = energy::period_prices(site, year);
      double paid = 0.0;
      for (std::size_t p = 0; p < prices.size(); ++p) {
        CHECK(prices[p] > 0.0);
        paid += prices[p] * year.year_share[p];
      }
      CHECK(paid == doctest::Approx(site.power.energy_tariff.value).epsilon(1e-12));
    }
  }
  CHECK(tariffs >= 18);
}

TEST_CASE("the part of an all-in price that is demand does not fall with the hour") {
  sites::Site site = samples::library().sites.at("my-johor");
  site.power.pricing = sites::Pricing::time_of_use;
  const energy::TariffYear year = energy::tariff_year(site.tariff, 8.0);
  const std::vector<double> all_in = energy::period_prices(site, year);
  site.power.basis = sites::TariffBasis::energy_only;
  const std::vector<double> energy_only = energy::period_prices(site, year);
  CHECK(all_in[0] / all_in[1] < energy_only[0] / energy_only[1]);
  CHECK(energy_only[0] / energy_only[1] == doctest::Approx(0.445 / 0.4043));
}

TEST_CASE("without a tariff all hours are one period") {
  const energy::TariffYear year = energy::tariff_year({}, 3.0);
  CHECK(year.periods == 1);
  CHECK(year.year_share[0] == doctest::Approx(1.0));
  CHECK(year.share[0][6] == doctest::Approx(1.0));
}
