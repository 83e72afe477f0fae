// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <vector>

#include "planner/gates/gates.hpp"

using namespace landfall;
using namespace landfall::gates;

namespace {

/// A plant whose PUE is `pue` and whose water is `wue` at every load.
plant::Performance steady(double pue, double wue) {
  plant::Performance performance;
  for (std::size_t k = 0; k < plant::table_size; ++k) {
    for (auto& point : performance.points[k]) {
      point.facility_kw = plant::table_loads[k] * pue;
      point.water_l_per_h = plant::table_loads[k] * wue;
      point.peak_facility_kw = point.facility_kw;
    }
  }
  return performance;
}

/// One rule put to an investor with advanced chips and an AI module.
struct Trial {
  sites::Country country;
  sites::Site site;
  Investor investor;
  modules::Module module;
  plant::Performance performance = steady(1.3, 1.9);
  double plan_years = 22.0;

  Trial() {
    module.workload = "ai";
    investor.advanced_chips = true;
  }
  Gate put(sites::Rule rule) {
    country.rules = {std::move(rule)};
    return evaluate(country, site, {investor, module, performance, 0.6, plan_years}).front();
  }
};

sites::Rule rule(sites::RuleKind kind, sites::Effect effect = sites::Effect::conditions) {
  sites::Rule made;
  made.id = "r";
  made.kind = kind;
  made.effect = effect;
  made.months = 6.0;
  made.cost_usd = 1e6;
  return made;
}

}  // namespace

TEST_CASE("an export licence is asked for only where advanced chips go") {
  Trial trial;
  sites::Rule licence = rule(sites::RuleKind::export_licence);
  licence.licence_required = sites::Answer::yes;
  CHECK(trial.put(licence).state == State::fail);
  licence.licence_required = sites::Answer::unknown;
  CHECK(trial.put(licence).state == State::unknown);
  licence.licence_required = sites::Answer::no;
  CHECK(trial.put(licence).state == State::pass);
  trial.investor.advanced_chips = false;
  licence.licence_required = sites::Answer::yes;
  CHECK(trial.put(licence).state == State::pass);
}

TEST_CASE("a rule of the investor follows him anywhere") {
  Trial trial;
  sites::Rule licence = rule(sites::RuleKind::export_licence, sites::Effect::blocks);
  licence.licence_required = sites::Answer::yes;
  trial.investor.rules = {licence};
  const auto gates = evaluate(trial.country, trial.site, {trial.investor, trial.module, trial.performance, 0.6, 22.0});
  REQUIRE(gates.size() == 1);
  CHECK(verdict(gates) == Verdict::blocked);
}

TEST_CASE("a permit regime lets exempt workloads through") {
  Trial trial;
  sites::Rule permit = rule(sites::RuleKind::permit, sites::Effect::blocks);
  permit.regime = sites::Regime::frozen;
  permit.exempt_workloads = {"ai"};
  CHECK(trial.put(permit).state == State::pass);
  trial.module.workload = "general";
  CHECK(trial.put(permit).state == State::fail);
  for (const auto& [regime, state] : {std::pair{sites::Regime::open, State::pass}, std::pair{sites::Regime::vetted, State::fail},
                                      std::pair{sites::Regime::allocation, State::fail}, std::pair{sites::Regime::closed, State::fail},
                                      std::pair{sites::Regime::unknown, State::unknown}}) {
    permit.regime = regime;
    CHECK(trial.put(permit).state == state);
  }
}

TEST_CASE("a limit is put to the simulated value, the bound itself included") {
  Trial trial;
  sites::Rule limit = rule(sites::RuleKind::limit, sites::Effect::blocks);
  limit.metric = sites::Metric::wue;
  limit.maximum = 1.8;
  const Gate exceeded = trial.put(limit);
  CHECK(exceeded.state == State::fail);
  CHECK(*exceeded.value == doctest::Approx(1.9));
  CHECK(*exceeded.threshold == 1.8);
  limit.maximum = 2.0;
  CHECK(trial.put(limit).state == State::pass);
  limit.metric = sites::Metric::pue;
  limit.maximum = 1.25;
  limit.load = 1.0;
  CHECK(trial.put(limit).state == State::fail);
}

TEST_CASE("tenure must outlast the plan") {
  Trial trial;
  sites::Rule tenure = rule(sites::RuleKind::tenure);
  tenure.years = 30.0;
  CHECK(trial.put(tenure).state == State::pass);
  tenure.years = 20.0;
  tenure.renewable = true;
  CHECK(trial.put(tenure).reason == "gate.tenure-needs-renewal");
  tenure.renewable = false;
  CHECK(trial.put(tenure).reason == "gate.tenure-too-short");
}

TEST_CASE("a design that lives on the sea needs it, and silence is not a yes") {
  Trial trial;
  trial.module.plant.cooling.archetype = "seawater";
  const auto silent = evaluate(trial.country, trial.site, {trial.investor, trial.module, trial.performance, 0.6, 22.0});
  REQUIRE(silent.size() == 1);
  CHECK(silent.front().state == State::unknown);
  CHECK(verdict(silent) == Verdict::conditional);
  sites::Rule sea = rule(sites::RuleKind::resource, sites::Effect::blocks);
  sea.resource = "seawater";
  sea.available = sites::Answer::no;
  CHECK(trial.put(sea).state == State::fail);
  trial.module.plant.cooling.archetype = "dx-air";
  CHECK(trial.put(sea).state == State::pass);
}

TEST_CASE("verdict: unknown lowers it to conditional, what only informs does not") {
  const auto gate = [](sites::Effect effect, State state) {
    return Gate{rule(sites::RuleKind::permit, effect), "x", state, {}, {}, {}, {}};
  };
  CHECK(verdict({}) == Verdict::proceed);
  CHECK(verdict({gate(sites::Effect::blocks, State::pass)}) == Verdict::proceed);
  CHECK(verdict({gate(sites::Effect::informs, State::unknown)}) == Verdict::proceed);
  CHECK(verdict({gate(sites::Effect::informs, State::fail)}) == Verdict::proceed);
  CHECK(verdict({gate(sites::Effect::blocks, State::unknown)}) == Verdict::conditional);
  CHECK(verdict({gate(sites::Effect::conditions, State::fail)}) == Verdict::conditional);
  CHECK(verdict({gate(sites::Effect::conditions, State::unknown), gate(sites::Effect::blocks, State::fail)}) == Verdict::blocked);
}

TEST_CASE("conditions run side by side in time and add up in cost") {
  const auto gate = [](State state, double months) {
    Gate made{rule(sites::RuleKind::permit), "x", state, {}, {}, {}, {}};
    made.rule.months = months;
    return made;
  };
  const Burden both = burden({gate(State::fail, 4.0), gate(State::fail, 9.0), gate(State::unknown, 30.0), gate(State::pass, 30.0)});
  CHECK(both.months == 9.0);
  CHECK(both.cost_usd == 2e6);
}
