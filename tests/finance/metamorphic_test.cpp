// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "tests/finance/run.hpp"

using namespace landfall;

/// What must hold between two candidates that differ in one thing, whatever the figures are.
namespace {

/// Multiplies every fact whose unit is money.
void scale_money(samples::Sample& sample, double factor) {
  for (const InputRef& input : samples::inputs(sample)) {
    if (input.fact->unit.substr(0, 3) == "USD" && input.path != "country.money.exchange_rate")
      samples::fix(*input.fact, factor * input.fact->value);
  }
  sample.conditions.cost_usd *= factor;
}

bool same_roots(const finance::AnnualReturn& a, const finance::AnnualReturn& b, double tolerance) {
  if (a.status != b.status || a.roots.size() != b.roots.size()) return false;
  for (std::size_t i = 0; i < a.roots.size(); ++i) {
    if (std::abs(a.roots[i] - b.roots[i]) > tolerance * (1.0 + std::abs(a.roots[i]))) return false;
  }
  return true;
}

}  // namespace

TEST_CASE("all money times a power of two leaves rates of return and ratios to the bit") {
  samples::Chance chance(301);
  for (int round = 0; round < 200; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    const samples::Run run(sample);
    samples::Sample dear = sample;
    scale_money(dear, 1024.0);
    const samples::Run other(dear);
    if (run.flow.debt.size > 0.0 && run.flow.debt.size < 1.0) continue;  // the model's own smallest amounts are dollars
    const finance::Returns a = run.returns(), b = other.returns();
    CHECK(a.project.roots == b.project.roots);
    CHECK(a.equity.roots == b.equity.roots);
    CHECK(b.npv_usd == 1024.0 * a.npv_usd);
    CHECK(b.equity_multiple == a.equity_multiple);
    CHECK(a.payback_months == b.payback_months);
    CHECK((a.min_cover ? a.min_cover->dscr : 0.0) == (b.min_cover ? b.min_cover->dscr : 0.0));
    CHECK(b.levelised_usd_per_unit == 1024.0 * a.levelised_usd_per_unit);
  }
}

TEST_CASE("all money times any number leaves rates of return to 1e-12") {
  samples::Chance chance(302);
  for (int round = 0; round < 300; ++round) {
    const samples::Sample sample = samples::random_sample(chance);
    samples::Sample other = sample;
    const double factor = std::pow(10.0, chance.between(-2.0, 6.0));
    scale_money(other, factor);
    const finance::Returns a = samples::Run(sample).returns(), b = samples::Run(other).returns();
    CAPTURE(factor);
    CHECK(same_roots(a.project, b.project, 1e-12));
    // Where shareholders' flows hang on a thread (a loan of nearly all cost), a rounding of the loan is a rounding of the root.
    CHECK(same_roots(a.equity, b.equity, 1e-11));
  }
}

TEST_CASE("more load never lowers capital cost") {
  samples::Chance chance(303);
  for (int round = 0; round < 300; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    double before = 0.0;
    for (const double kw : {1000.0, 2000.0, 5000.0, 6000.0, 10000.0, 11000.0, 50000.0, 51000.0}) {
      modules::Project project;
      samples::fix(project.it_load, kw);
      sample.build = cost::build_for(project, sample.module);
      const double capex = cost::total_usd(samples::Run(sample).flow.capex);
      CHECK(capex >= before);
      before = capex;
    }
  }
}

TEST_CASE("a later start of revenue alone never raises the net present value") {
  samples::Chance chance(304);
  int compared = 0;
  for (int round = 0; round < 600; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    // The delay is one of letting: nothing is let before the lease-up is over. Prices must not outrun the discount rate, else waiting pays.
    samples::fix(sample.deal.letting.lease_up, 0.0);
    samples::Sample late = sample;
    samples::fix(late.deal.letting.lease_up, chance.between(1.0, 60.0));
    const finance::Returns a = samples::Run(sample).returns(), b = samples::Run(late).returns();
    const samples::Run now(sample), then(late);
    double margin = 1.0;  // where a month's sale costs more than it brings, selling later is better: not the case to be tested
    for (int t = 0; t < now.months(); ++t) {
      if (now.flow.revenue.total[t] - now.flow.opex_total[t] < then.flow.revenue.total[t] - then.flow.opex_total[t]) margin = -1.0;
    }
    if (margin < 0.0) continue;
    CHECK(b.npv_usd <= a.npv_usd + 1e-6);
    ++compared;
  }
  CHECK(compared > 300);
}

TEST_CASE("an outage of no length costs no fuel, and a longer one never less") {
  samples::Chance chance(305);
  for (int round = 0; round < 100; ++round) {
    samples::Sample sample = samples::random_sample(chance);
    samples::fix(sample.book.running.generator_tests, 0.0);
    samples::fix(sample.site.power.outage_duration, 0.0);
    const samples::Run none(sample);
    CHECK(none.total(none.flow.opex[static_cast<std::size_t>(cost::OpexItem::generator_fuel)]) == 0.0);
    // How often the grid fails for no time at all changes nothing.
    samples::Sample often = sample;
    samples::fix(often.site.power.outage_frequency, 99.0);
    CHECK(samples::Run(often).returns().npv_usd == none.returns().npv_usd);
    samples::fix(sample.site.power.outage_duration, 50.0);
    CHECK(samples::Run(sample).returns().npv_usd <= none.returns().npv_usd);
  }
}

TEST_CASE("a price that is nothing is a line of nothing") {
  samples::Sample sample = samples::sample();
  samples::fix(sample.country.risk.war_premium_rate, 0.0);
  samples::fix(sample.site.logistics.freight, 0.0);
  const samples::Run run(sample);
  CHECK(run.flow.capex[cost::CapexItem::freight].usd == 0.0);
  CHECK(run.total(run.flow.opex[static_cast<std::size_t>(cost::OpexItem::war_risk)]) == 0.0);
}
