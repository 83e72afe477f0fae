// SPDX-License-Identifier: Apache-2.0
#include "planner/screening/money.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "planner/appraisal/appraisal.hpp"
#include "planner/screening/analogue.hpp"
#include "tests/built_in.hpp"

using namespace landfall;
using namespace landfall::screening;

TEST_CASE("between the nodes of the lattice, IRR is within 0.0002 and levelised rent within 0.05 % of the cash flow itself") {
  const portfolio::Portfolio& portfolio = test::built_in_portfolio();
  double worst_irr = 0.0, worst_rent = 0.0;
  for (const auto& [place, design] : {std::pair{"my-johor", "fanwall-chiller-2000-2n"}, std::pair{"sa-riyadh", "tower-pod-2000"},
                                      std::pair{"ae-dubai", "indirect-evaporative-1500"}}) {
    const ZoneMoney money(portfolio, portfolio.sites.at(place), portfolio.modules.at(design));
    for (int i = 0; i < 12; ++i) {
      CAPTURE(place);
      CAPTURE(i);
      // Points spread over the lattice's cells without a pattern in common with it.
      const auto spread = [i](int k) { return std::fmod(0.6180339887 * (i + 1) * k, 1.0); };
      PixelPlant pixel;
      pixel.pue = 1.15 + 0.35 * spread(1);
      pixel.wue_l_per_kwh = 2.0 * spread(2);
      pixel.full_load_pue = pixel.pue - 0.01;
      pixel.design_facility_kw = 1.3 + 0.6 * spread(3);
      pixel.capacity_ratio_0_4 = 0.8 + 0.4 * spread(5);
      const double access = 8e6 * spread(7);
      const PixelMoney read = money.at(pixel, access), run = money.exact(pixel, access);
      CHECK(std::abs(read.equity_irr - run.equity_irr) < 2e-4);
      CHECK(read.levelised_usd_per_kw_month == doctest::Approx(run.levelised_usd_per_kw_month).epsilon(5e-4));
      CHECK(read.capex_usd_per_w == doctest::Approx(run.capex_usd_per_w).epsilon(1e-6));
      CHECK(read.verdict == run.verdict);
      worst_irr = std::max(worst_irr, std::abs(read.equity_irr - run.equity_irr));
      worst_rent = std::max(worst_rent, std::abs(read.levelised_usd_per_kw_month / run.levelised_usd_per_kw_month - 1.0));
    }
    CHECK(money.nodes() > 0);
  }
  MESSAGE("worst error of interpolation: IRR " << worst_irr << ", levelised rent " << worst_rent);
}

TEST_CASE("a pixel with a place's own climate earns what the place's appraisal says") {
  const portfolio::Portfolio& portfolio = test::built_in_portfolio();
  PixelScratch scratch;
  for (const char* design : {"fanwall-chiller-2000-2n", "tower-pod-2000", "indirect-evaporative-1500", "ai-liquid-60kw-1200"}) {
    for (const char* place : {"my-johor", "ae-dubai", "sa-riyadh", "th-bangkok"}) {
      CAPTURE(design);
      CAPTURE(place);
      const sites::Site& site = portfolio.sites.at(place);
      const modules::Module& module = portfolio.modules.at(design);
      const appraisal::Appraisal appraised =
          appraisal::appraise(portfolio, site, module, appraisal::weather_of(portfolio, site), appraisal::design_of(portfolio, site));
      const ZoneMoney money(portfolio, site, module);
      const PixelPlant pixel = run_plant(pixel_of(portfolio.stations.at(site.station)), module.plant, money.stabilised_load(), scratch);
      const PixelMoney mine = money.at(pixel, 0.0);
      REQUIRE(appraised.returns.equity.rate);
      CHECK(std::abs(mine.equity_irr - *appraised.returns.equity.rate) < 1e-3);
      CHECK(mine.levelised_usd_per_kw_month == doctest::Approx(appraised.returns.levelised_usd_per_unit).epsilon(3e-3));
      CHECK(mine.capex_usd_per_w == doctest::Approx(appraised.capex_usd_per_w).epsilon(3e-3));
    }
  }
}

TEST_CASE("access, PUE and enlarged cooling cost money") {
  const portfolio::Portfolio& portfolio = test::built_in_portfolio();
  const ZoneMoney money(portfolio, portfolio.sites.at("my-johor"), portfolio.modules.at("fanwall-chiller-2000-2n"));
  PixelPlant pixel{1.3, 0.0, 1.29, 1.6, 1.2, 0.0, 1.2};
  const PixelMoney base = money.at(pixel, 0.0);
  CHECK(money.at(pixel, 5e6).capex_usd_per_w > base.capex_usd_per_w);
  CHECK(money.at(pixel, 5e6).equity_irr < base.equity_irr);
  PixelPlant worse = pixel;
  worse.pue = 1.5;
  CHECK(money.at(worse, 0.0).levelised_usd_per_kw_month >= base.levelised_usd_per_kw_month);
  PixelPlant small = pixel;
  small.capacity_ratio_0_4 = 0.8;
  CHECK(money.at(small, 0.0).capex_usd_per_w > base.capex_usd_per_w);
}
