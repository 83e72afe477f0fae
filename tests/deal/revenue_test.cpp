// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/run.hpp"

using namespace landfall;

TEST_CASE("capacity fills in a straight line from what is let before the opening to the stabilised share") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.deal.letting.pre_let, 0.3);
  samples::fix(sample.deal.letting.occupancy, 0.9);
  samples::fix(sample.deal.letting.lease_up, 20.0);
  samples::fix(sample.deal.letting.utilisation, 0.5);
  const samples::Run run(sample);
  const double opening = run.flow.timeline.opening;
  for (int t = 0; t < run.months(); ++t) {
    const double middle = t + 0.5 - opening;
    const double wanted = middle <= 0.0 ? 0.3 : middle >= 20.0 ? 0.9 : 0.3 + 0.6 * middle / 20.0;
    CHECK(run.flow.letting.share[t] == doctest::Approx(wanted).epsilon(1e-12));
    CHECK(run.flow.letting.load[t] == doctest::Approx(0.5 * wanted).epsilon(1e-12));
  }
}

TEST_CASE("no lease-up lets all at once; a pre-let above the stabilised share is cut to it") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.deal.letting.lease_up, 0.0);
  samples::fix(sample.deal.letting.pre_let, 0.2);
  samples::fix(sample.deal.letting.occupancy, 0.8);
  const samples::Run at_once(sample);
  const int opened = static_cast<int>(std::ceil(at_once.flow.timeline.opening));
  CHECK(at_once.flow.letting.share[opened] == 0.8);
  sample.deal.letting.pre_let.value = 0.95;  // a draw of two overlapping ranges
  const samples::Run overlapping(sample);
  for (int t = 0; t < overlapping.months(); ++t) CHECK(overlapping.flow.letting.share[t] == 0.8);
}

TEST_CASE("a rent rises from the valuation date, a GPU price drifts from the opening") {
  samples::Sample colocation = samples::sample();
  samples::fix(colocation.deal.colocation.escalator, 0.03);
  const samples::Run let(colocation);
  const double rent = colocation.site.market.colocation_rent.value * colocation.deal.colocation.rent_level.value *
                      (1.0 + colocation.module.market.rent_premium.value);
  CHECK(let.flow.revenue.price[0] == doctest::Approx(rent));
  CHECK(let.flow.revenue.price[120] == doctest::Approx(rent * std::pow(1.03, 10)).epsilon(1e-12));

  samples::Sample gpus = samples::sample({.deal = "gpu-rental-h200", .financing = "gpu-loan"});
  samples::fix(gpus.deal.gpu.drift, -0.2);
  const samples::Run rented(gpus);
  const int opened = static_cast<int>(std::ceil(rented.flow.timeline.opening));
  for (int t = 0; t < opened - 1; ++t) CHECK(rented.flow.revenue.price[t] == gpus.deal.gpu.price.value);
  CHECK(rented.flow.revenue.price[opened + 24] == doctest::Approx(rented.flow.revenue.price[opened] * 0.64).epsilon(1e-12));
}

TEST_CASE("revenue is what is let times its price, and electricity up to the agreed PUE, less what is not paid") {
  samples::Chance chance(51);
  bool capped = false, uncapped = false;
  for (int round = 0; round < 60; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    const samples::Run run(sample);
    const auto& revenue = run.flow.revenue;
    const auto& use = run.flow.utilities;
    const bool colocation = sample.deal.kind == deal::DealKind::colocation;
    const double units = colocation ? run.flow.capex.it_kw : run.flow.capex.it_kw / sample.deal.gpu.power.value;
    for (int t = 0; t < run.months(); t += 3) {
      const double hours = colocation ? 1.0 : cost::hours_of(run.flow.timeline.calendar_month(t));
      CHECK(revenue.sold[t] == doctest::Approx(units * run.flow.letting.share[t] * run.flow.timeline.operating[t] * hours));
      CHECK(revenue.rent[t] == doctest::Approx(revenue.sold[t] * revenue.price[t]));
      double passed = 0.0;
      if (colocation) {
        const double owed = use.billable_usd[t], most = use.it_energy_usd[t] * sample.deal.colocation.pue_cap.value;
        passed = std::min(owed, most) * sample.deal.colocation.pass_through.value;
        (owed > most ? capped : uncapped) = true;
      }
      CHECK(revenue.pass_through[t] == doctest::Approx(passed));
      const double gross = revenue.rent[t] + passed;
      CHECK(revenue.credit_loss[t] == doctest::Approx(-gross * sample.deal.letting.credit_loss.value));
      CHECK(revenue.total[t] == doctest::Approx(gross * (1.0 - sample.deal.letting.credit_loss.value)));
    }
  }
  CHECK(capped);
  CHECK(uncapped);
}

TEST_CASE("hardware is bought for the IT load, with its spares") {
  const samples::Sample sample = samples::sample({.deal = "gpu-rental-b300"});
  const cost::Hardware<double> bought = deal::hardware(Reading<double>(), sample.deal, 10000.0);
  const auto& gpu = sample.deal.gpu;
  CHECK(bought.gpus == doctest::Approx(10000.0 / gpu.power.value));
  CHECK(bought.servers_usd == doctest::Approx(bought.gpus * gpu.server.value));
  CHECK(bought.spares_usd == doctest::Approx(bought.gpus * (gpu.server.value + gpu.fabric.value + gpu.optics.value) * gpu.spares.value));
  CHECK(deal::hardware(Reading<double>(), samples::sample().deal, 10000.0).gpus == 0.0);
}
