// SPDX-License-Identifier: Apache-2.0
#include "planner/plant/electrical.hpp"

#include <doctest/doctest.h>

#include "tests/plant/sample_designs.hpp"

using namespace landfall::plant;

TEST_CASE("electrical losses by hand") {
  ElectricalChain chain = sample_chain();  // distribution 1 %, UPS 0.8 + 1.2 x + 1.6 x^2 %, N+1 of 4
  const Electrical electrical(chain);
  const auto full = electrical.losses(1.0);
  CHECK(full.distribution == doctest::Approx(0.01));
  // rating 1.01 * 5 / 4 = 1.2625, x = 0.8: 1.2625 * (0.008 + 0.0096 + 0.01024)
  CHECK(full.ups == doctest::Approx(1.2625 * 0.02784));
  const auto half = electrical.losses(0.5);
  CHECK(half.distribution == doctest::Approx(0.0025));
  const double x = 0.5025 / 1.2625;
  CHECK(half.ups == doctest::Approx(1.2625 * (0.008 + 0.012 * x + 0.016 * x * x)));
  // transformers rated 2.0: 2 * (0.001 + 0.008 * 0.65^2) at 1.3 kW
  CHECK(electrical.transformer_loss(1.3) == doctest::Approx(2.0 * (0.001 + 0.008 * 0.65 * 0.65)));
  CHECK(electrical.house() == doctest::Approx(0.008));
}

TEST_CASE("redundant UPS modules share the load and lose more at part load") {
  ElectricalChain chain = sample_chain();
  const auto ups_loss = [&](Redundancy redundancy, double load) {
    chain.ups_redundancy = redundancy;
    return Electrical(chain).losses(load).ups;
  };
  for (const double load : {0.1, 0.25, 0.5}) {
    CHECK(ups_loss(Redundancy::n, load) < ups_loss(Redundancy::n_plus_1, load));
    CHECK(ups_loss(Redundancy::n_plus_1, load) < ups_loss(Redundancy::two_n, load));
  }
  // 2N: x = 0.5, rating 2.02
  CHECK(ups_loss(Redundancy::two_n, 1.0) == doctest::Approx(2.02 * (0.008 + 0.006 + 0.004)));
  CHECK(ups_loss(Redundancy::n, 1.0) == doctest::Approx(1.01 * (0.008 + 0.012 + 0.016)));
}

TEST_CASE("eco mode loses what is let through at its own rate, for its share of the year") {
  ElectricalChain chain = sample_chain();
  const double converting = Electrical(chain).losses(0.6).ups;
  EcoMode& eco = chain.eco_mode.emplace();
  eco.share.value = 0.0;
  eco.loss.value = 0.01;
  CHECK(Electrical(chain).losses(0.6).ups == converting);
  eco.share.value = 1.0;
  CHECK(Electrical(chain).losses(0.6).ups == doctest::Approx(0.01 * 0.6036));
  eco.share.value = 0.75;
  CHECK(Electrical(chain).losses(0.6).ups == doctest::Approx(0.25 * converting + 0.75 * 0.006036));
}

TEST_CASE("direct current: shelves in the racks lose, and their loss is carried by rectifiers and busway") {
  ElectricalChain chain = sample_chain();
  const auto alternating = Electrical(chain).losses(1.0);
  chain.direct_current.emplace().conversion.value = 0.02;
  const auto direct = Electrical(chain).losses(1.0);
  CHECK(direct.distribution == doctest::Approx(0.03));
  // rating 1.03 * 5 / 4, still x = 0.8
  CHECK(direct.ups == doctest::Approx(1.03 * 1.25 * 0.02784));
  CHECK(direct.ups > alternating.ups);
}
