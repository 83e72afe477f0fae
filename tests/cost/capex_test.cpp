// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/run.hpp"

using namespace landfall;
using cost::CapexItem;

namespace {

cost::Capex<double> priced(const samples::Sample& sample) {
  const Reading<double> in;
  const double it_kw = sample.build.modules * sample.module.it.load.value;
  return cost::capex(in, sample.scope(), cost::schedule(in, sample.scope()), deal::hardware(in, sample.deal, it_kw));
}

/// Round figures, so that the lines can be read off.
samples::Sample plain() {
  samples::Sample sample = samples::sample({.deal = "gpu-rental-h200", .financing = "all-equity"});
  sample.build.modules = 2;
  const auto set = [](FactRecord& fact, double value) { samples::fix(fact, value); };
  set(sample.module.it.load, 1000.0);
  set(sample.module.envelope.yard, 1500.0);
  set(sample.module.envelope.freight_units, 10.0);
  set(sample.module.envelope.oversize_share, 0.5);
  set(sample.module.cost.enclosure, 1000.0);
  set(sample.module.cost.cooling, 800.0);
  set(sample.module.cost.electrical, 1500.0);
  set(sample.module.cost.generators, 700.0);
  set(sample.module.cost.installation, 0.25);
  set(sample.site.construction.labour_index, 0.4);
  set(sample.site.land.price, 100.0);
  set(sample.site.logistics.freight, 2000.0);
  set(sample.site.power.connection_cost, 200.0);
  set(sample.site.tax.duty_plant, 0.05);
  set(sample.site.tax.duty_servers, 0.1);
  set(sample.site.tax.vat_rate, 0.0);
  set(sample.site.tax.vat_recovery, 0.0);
  set(sample.book.works.site_works, 200.0);
  set(sample.book.works.site_works_labour, 0.5);
  set(sample.book.works.network, 50.0);
  set(sample.book.works.out_of_gauge, 3.0);
  set(sample.book.works.soft_cost, 0.1);
  set(sample.book.works.contingency, 0.1);
  set(sample.book.works.owners_cost, 0.03);
  set(sample.deal.gpu.power, 2.0);
  set(sample.deal.gpu.server, 40000.0);
  set(sample.deal.gpu.fabric, 3000.0);
  set(sample.deal.gpu.optics, 2000.0);
  set(sample.deal.gpu.storage, 1000.0);
  set(sample.deal.gpu.spares, 0.02);
  sample.performance.design_facility_kw = 1.4;
  sample.performance.design_bought_kw = 0.0;
  sample.performance.capacity_ratio_0_4 = 1.0;
  sample.conditions = {0.0, 0.0};
  return sample;
}

}  // namespace

TEST_CASE("each line is what its quantity, rate and index say") {
  const cost::Capex<double> c = priced(plain());
  CHECK(c[CapexItem::land].usd == doctest::Approx(300000.0));
  CHECK(c[CapexItem::site_works].usd == doctest::Approx(3000.0 * 200.0 * 0.7));
  CHECK(c[CapexItem::enclosure].usd == doctest::Approx(2.0e6));
  CHECK(c[CapexItem::cooling].usd == doctest::Approx(1.6e6));
  CHECK(c.ex_works_usd == doctest::Approx(8.0e6));
  CHECK(c[CapexItem::installation].usd == doctest::Approx(8.0e6 * 0.25 * 0.4));
  CHECK(c[CapexItem::freight].usd == doctest::Approx(20.0 * 2000.0 * 2.0));
  CHECK(c[CapexItem::duty].usd == doctest::Approx((8.0e6 + 80000.0) * 0.05));
  CHECK(c[CapexItem::grid_connection].usd == doctest::Approx(2800.0 * 200.0));
  CHECK(c[CapexItem::network].usd == doctest::Approx(100000.0));
  CHECK(c.hard_usd == doctest::Approx(8.0e6 + 80000.0 + 404000.0 + 420000.0 + 800000.0 + 100000.0 + 560000.0));
  CHECK(c[CapexItem::soft_cost].usd == doctest::Approx(0.1 * c.hard_usd));
  CHECK(c[CapexItem::contingency].usd == doctest::Approx(0.11 * c.hard_usd));
  CHECK(c[CapexItem::owners_cost].usd == doctest::Approx(0.03 * c.hard_usd));
  CHECK(c[CapexItem::servers].quantity == 1000.0);
  CHECK(c[CapexItem::servers].rate == doctest::Approx(40000.0));
  CHECK(c[CapexItem::hardware_spares].usd == doctest::Approx(0.02 * 45.0e6));
  CHECK(c[CapexItem::hardware_duty].usd == doctest::Approx(0.1 * 46.9e6));
  CHECK(c.hardware_usd == doctest::Approx(1.1 * 46.9e6));
}

TEST_CASE("a plant that is short in the heat is made larger, one with room to spare is not made smaller") {
  samples::Sample sample = plain();
  sample.performance.capacity_ratio_0_4 = 0.8;
  CHECK(priced(sample)[CapexItem::cooling].usd == doctest::Approx(2.0e6));
  CHECK(priced(sample)[CapexItem::cooling].index == doctest::Approx(1.25));
  sample.performance.capacity_ratio_0_4 = 1.5;
  CHECK(priced(sample)[CapexItem::cooling].usd == doctest::Approx(1.6e6));
}

TEST_CASE("leased land is not bought, bought cooling needs no connection") {
  samples::Sample sample = plain();
  sample.site.land.basis = sites::LandBasis::lease;
  CHECK(priced(sample)[CapexItem::land].usd == 0.0);
  sample.performance.design_bought_kw = 0.2;
  CHECK(priced(sample)[CapexItem::grid_connection].usd == doctest::Approx(2400.0 * 200.0));
}

TEST_CASE("VAT that is not refunded is a cost, VAT that is refunded is cash for a while") {
  samples::Sample sample = plain();
  const double net = cost::total_usd(priced(sample));
  const double taxed = net - priced(sample)[CapexItem::land].usd;
  samples::fix(sample.site.tax.vat_rate, 0.2);
  samples::fix(sample.site.tax.vat_recovery, 0.75);
  samples::fix(sample.site.tax.vat_recovery_time, 6.0);
  const cost::Capex<double> c = priced(sample);
  CHECK(c[CapexItem::vat].usd == doctest::Approx(0.05 * taxed));
  CHECK(cost::total_usd(c) == doctest::Approx(net + 0.05 * taxed));
  double refundable = 0.0;
  for (const auto& tranche : c.tranches) refundable += tranche.recoverable_vat;
  CHECK(refundable == doctest::Approx(0.15 * taxed));

  const samples::Run run(sample);
  CHECK(run.total(run.flow.construction.vat_paid) == doctest::Approx(run.total(run.flow.construction.vat_refunded)));
  CHECK(run.total(run.flow.construction.vat_paid) > 0.15 * taxed);  // prices rise until it is paid
  for (int t = 0; t + 6 < run.months() - 1; ++t) {
    CHECK(run.flow.construction.vat_refunded[t + 6] == run.flow.construction.vat_paid[t]);
  }
}

TEST_CASE("in any candidate every line is quantity x rate x index, and tranches hold what lines hold") {
  samples::Chance chance(31);
  for (int round = 0; round < 300; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    const cost::Capex<double> c = priced(sample);
    double lines = 0.0, paid = 0.0;
    for (std::size_t i = 0; i < cost::capex_item_count; ++i) {
      const auto& line = c.lines[i];
      CAPTURE(cost::to_string(static_cast<CapexItem>(i)));
      CHECK(samples::near(line.usd, line.quantity * line.rate * line.index, line.usd));
      CHECK(line.usd >= 0.0);
      lines += line.usd;
    }
    for (const auto& tranche : c.tranches) paid += tranche.usd;
    CHECK(samples::near(lines, paid, lines));
    CHECK(samples::near(cost::total_usd(c), lines, lines));
  }
}

TEST_CASE("what depreciates is all that was spent but land and working capital") {
  samples::Chance chance(32);
  for (int round = 0; round < 300; ++round) {
    const samples::Run run(samples::random_sample(chance));
    const cost::Capex<double>& c = run.flow.capex;
    const cost::DepreciableBase<double> base = cost::depreciable_base(c);
    const double spent = cost::total_usd(c) - c[CapexItem::land].usd - c[CapexItem::working_capital].usd;
    CHECK(samples::near(base.plant + base.building + base.hardware, spent, spent));
    CHECK(base.plant >= 0.0);
    CHECK(base.building >= 0.0);
    CHECK(base.hardware >= c.hardware_usd);
    const double written_off = run.total(run.flow.depreciation.month) + run.flow.depreciation.undepreciated;
    CHECK(samples::near(written_off, spent, spent, 1e-10));
  }
}

TEST_CASE("one more module never lowers capex") {
  samples::Chance chance(33);
  for (int round = 0; round < 200; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    const double before = cost::total_usd(samples::Run(sample).flow.capex);
    ++sample.build.modules;
    CHECK(cost::total_usd(samples::Run(sample).flow.capex) > before);
  }
}
