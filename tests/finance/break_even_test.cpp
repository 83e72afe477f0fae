// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/break_even.hpp"

#include <doctest/doctest.h>

#include "tests/finance/run.hpp"

using namespace landfall;
using finance::BreakEven;
using finance::Lever;

namespace {

const BreakEven& of(const std::vector<BreakEven>& all, Lever lever) { return all[static_cast<std::size_t>(lever)]; }

/// The sample with one lever put where the break-even says.
samples::Sample moved(samples::Sample sample, const BreakEven& to) {
  const double factor = to.value.value() / to.base;
  switch (to.lever) {
    case Lever::price:
      samples::fix(sample.deal.colocation.rent_level, factor * sample.deal.colocation.rent_level.value);
      samples::fix(sample.deal.gpu.price, factor * sample.deal.gpu.price.value);
      break;
    case Lever::occupancy: samples::fix(sample.deal.letting.occupancy, *to.value); break;
    case Lever::tariff: samples::fix(sample.site.power.energy_tariff, *to.value); break;
    case Lever::capex: break;
  }
  return sample;
}

}  // namespace

TEST_CASE("where a lever breaks even, equity earns exactly the hurdle") {
  int closed = 0;
  for (const samples::Choice& choice : {samples::Choice{}, samples::Choice{"sa-riyadh", "fanwall-chiller-450", "colocation", "level-loan"},
                                        samples::Choice{"th-bangkok", "ai-rdhx-1000", "gpu-rental-b300", "gpu-loan"}}) {
    const samples::Sample sample = samples::sample(choice);
    for (const double hurdle : {0.08, 0.12, 0.2}) {
      const std::vector<BreakEven> all = finance::break_evens(sample.candidate(), hurdle);
      REQUIRE(all.size() == finance::lever_count);
      for (const BreakEven& each : all) {
        if (!each.value || each.lever == Lever::capex) continue;
        CAPTURE(choice.site);
        CAPTURE(finance::to_string(each.lever));
        const finance::Returns returns = samples::Run(moved(sample, each)).returns();
        const auto& roots = returns.equity.roots;
        CHECK(std::any_of(roots.begin(), roots.end(), [&](double root) { return std::abs(root - hurdle) < 1e-9; }));
        ++closed;
      }
    }
  }
  CHECK(closed >= 9);
}

TEST_CASE("the base of a lever is what the candidate has, in its unit") {
  const samples::Sample sample = samples::sample();
  const samples::Run run(sample);
  const std::vector<BreakEven> all = finance::break_evens(sample.candidate(), 0.12);
  CHECK(of(all, Lever::price).base == run.flow.revenue.price[0]);
  CHECK(of(all, Lever::price).unit == "USD/kW-month");
  CHECK(of(all, Lever::occupancy).base == sample.deal.letting.occupancy.value);
  CHECK(of(all, Lever::tariff).base == sample.site.power.energy_tariff.value);
  CHECK(of(all, Lever::capex).base == cost::total_usd(run.flow.capex));
}

TEST_CASE("a dearer capital cost than break-even earns less than the hurdle, a cheaper one more") {
  const samples::Sample sample = samples::sample();
  const double rate = samples::Run(sample).returns().equity.rate.value();
  const auto at = [&](double hurdle) { return of(finance::break_evens(sample.candidate(), hurdle), Lever::capex); };
  CHECK(at(rate).value.value() == doctest::Approx(at(rate).base).epsilon(1e-8));
  CHECK(at(rate + 0.02).value.value() < at(rate).base);
  CHECK(at(rate - 0.02).value.value() > at(rate).base);
}

TEST_CASE("a hurdle that no occupancy reaches has no break-even") {
  const samples::Sample sample = samples::sample();
  CHECK_FALSE(of(finance::break_evens(sample.candidate(), 0.9), Lever::occupancy).value.has_value());
}
