// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <cstring>
#include <set>

#include "tests/whatif/sample_study.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

/// Scenarios in which packs and `appraise` differ in any bit.
int differences(const Runner& runner, std::uint64_t every) {
  const Plan& plan = runner.plan();
  const auto workspace = runner.workspace();
  std::vector<Outcome> outcomes;
  REQUIRE(runner.run(0, static_cast<std::size_t>(plan.rounds()), *workspace, outcomes));
  int different = 0;
  for (std::uint64_t scenario = 0; scenario < plan.scenarios(); scenario += every) {
    portfolio::Portfolio portfolio;
    const appraisal::Appraisal appraisal = runner.appraise(scenario, portfolio);
    const Outcome again = outcome_of(appraisal, portfolio.investor.returns.hurdle.value, runner.covenant());
    if (std::memcmp(&again, &outcomes[scenario], sizeof(again)) != 0) ++different;
  }
  return different;
}

}  // namespace

TEST_CASE("packs give the bits of appraise: facts drawn, several places, designs and deals") {
  Study study;
  study.draws = 64;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor", "sa-riyadh"}, {"nvl72-dry-2300", "tower-pod-2000"}));
  portfolios.push_back(
      samples::shipped_portfolio({"my-johor", "sa-riyadh"}, {"nvl72-dry-2300", "tower-pod-2000"}, "gpu-rental-h200", "gpu-loan"));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  CHECK(plan->candidates.size() == 8);
  CHECK(differences(Runner(*plan), 7) == 0);
}

TEST_CASE("packs give the bits of appraise when modules, plan length, tax periods and rules change from scenario to scenario") {
  Study study;
  study.draws = 40;
  study.axes = {samples::axis("project.it_load", {4000.0, 9000.0})};
  study.distributions = {samples::law("deal.plan.life", Shape::uniform, 8.0, 32.0),
                         samples::law("site.power.connection_time", Shape::triangular, 0.0, 90.0),
                         samples::law("country.tax.loss_carry_forward", Shape::uniform, 0.0, 12.0),
                         samples::law("country.tax.vat_recovery_time", Shape::uniform, 0.0, 30.0),
                         samples::law("deal.letting.occupancy", Shape::uniform, 0.2, 1.0)};
  study.events = {
      {"slip", 0.5, {{"site.power.connection_time", Change::add, 20.0, {}}, {"deal.letting.credit_loss", Change::multiply, 2.0, {}}}, {}}};
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"id-batam", "th-bangkok"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  CHECK(differences(Runner(*plan), 3) == 0);
}

TEST_CASE("the plant is simulated once a physical configuration, and again when its inputs change") {
  Study study;
  study.axes = {samples::axis("module.tower-pod-2000.electrical.ups_constant", {0.01, 0.02, 0.03}),
                samples::axis("deal.letting.occupancy", {0.7, 0.8, 0.9})};
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  const Runner runner(*plan);
  CHECK(plan->scenarios() == 9);
  CHECK(differences(runner, 1) == 0);
  CHECK(runner.simulated() == 3);
}

TEST_CASE("any scenario can be worked out alone, and groupings and block borders change nothing") {
  Study study;
  study.draws = 50;
  study.sampling = Sampling::sobol;
  study.axes = {samples::axis("deal.letting.occupancy", {0.7, 0.9})};
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor", "ae-dubai"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  const Runner runner(*plan);
  std::vector<Outcome> all, part;
  REQUIRE(runner.run(0, 100, *runner.workspace(), all));
  const auto workspace = runner.workspace();
  for (const std::uint64_t first : {99U, 3U, 48U, 0U}) {
    const std::size_t count = first == 48U ? 7 : 1;
    REQUIRE(runner.run(first, count, *workspace, part));
    CHECK(std::memcmp(part.data(), &all[first * 2], part.size() * sizeof(Outcome)) == 0);
  }
}

TEST_CASE("every instruction set gives the same bits") {
  Study study;
  study.draws = 61;
  study.uncertainty = Uncertainty::named;
  study.distributions = {samples::law("site.power.connection_time", Shape::uniform, 0.0, 60.0),
                         samples::law("deal.letting.lease_up", Shape::uniform, 0.0, 60.0)};
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor", "sa-riyadh"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  const Runner runner(*plan);
  std::vector<Outcome> portable, wider;
  const auto kernels = scenario_kernels();
  REQUIRE(runner.run(0, 61, *runner.workspace(kernels.front()), portable));
  for (const ScenarioKernelChoice& choice : kernels) {
    CAPTURE(choice.name);
    REQUIRE(runner.run(0, 61, *runner.workspace(choice), wider));
    CHECK(std::memcmp(portable.data(), wider.data(), portable.size() * sizeof(Outcome)) == 0);
  }
}

TEST_CASE("work that is asked to stop says so") {
  Study study;
  study.draws = 64;
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(study, std::move(portfolios));
  const Runner runner(*plan);
  std::vector<Outcome> outcomes;
  int asked = 0;
  CHECK_FALSE(runner.run(0, 64, *runner.workspace(), outcomes, [&] { return ++asked > 3; }));
  CHECK(asked == 4);
}
