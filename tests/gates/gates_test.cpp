// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include <optional>
#include <string>
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

TEST_CASE("every kind of rule can pass, fail and be unknown, or says that it only informs") {
  Trial trial;
  using sites::RuleKind;
  const auto answered = [&](RuleKind kind, State wanted) {
    sites::Rule made = rule(kind, sites::Effect::blocks);
    const bool pass = wanted == State::pass, unknown = wanted == State::unknown;
    const sites::Answer yes_is_good = unknown ? sites::Answer::unknown : pass ? sites::Answer::yes : sites::Answer::no;
    made.licence_required = unknown ? sites::Answer::unknown : pass ? sites::Answer::no : sites::Answer::yes;
    made.insurable = yes_is_good;
    made.available = yes_is_good;
    made.resource = "seawater";
    made.regime = unknown ? sites::Regime::unknown : pass ? sites::Regime::open : sites::Regime::closed;
    made.maximum = unknown ? std::nullopt : std::optional(pass ? 2.0 : 1.0);
    made.years = unknown ? std::nullopt : std::optional(pass ? 30.0 : 10.0);
    made.layer = sites::LayerAnswer{};
    made.layer->inside = unknown ? std::nullopt : std::optional(!pass);
    return trial.put(made).state;
  };
  trial.module.plant.cooling.archetype = "seawater";
  for (const RuleKind kind : {RuleKind::export_licence, RuleKind::permit, RuleKind::limit, RuleKind::tenure, RuleKind::war_risk,
                              RuleKind::resource, RuleKind::layer}) {
    CAPTURE(sites::to_string(kind));
    for (const State wanted : {State::pass, State::fail, State::unknown}) CHECK(answered(kind, wanted) == wanted);
  }
  for (const RuleKind kind : {RuleKind::data, RuleKind::ownership}) CHECK(answered(kind, State::pass) == State::unknown);
}

TEST_CASE("another investor changes exactly the rules that ask about him") {
  Trial trial;
  for (const sites::RuleKind kind : {sites::RuleKind::export_licence, sites::RuleKind::permit, sites::RuleKind::limit,
                                     sites::RuleKind::tenure, sites::RuleKind::war_risk, sites::RuleKind::data}) {
    sites::Rule made = rule(kind);
    made.id = std::string(sites::to_string(kind));
    made.licence_required = sites::Answer::yes;
    made.maximum = 1.2;
    made.years = 10.0;
    trial.country.rules.push_back(made);
  }
  const auto with = [&](bool chips, std::vector<sites::Rule> own) {
    trial.investor.advanced_chips = chips;
    trial.investor.rules = std::move(own);
    return evaluate(trial.country, trial.site, {trial.investor, trial.module, trial.performance, 0.6, trial.plan_years});
  };
  const std::vector<Gate> chips = with(true, {}), none = with(false, {});
  REQUIRE(chips.size() == none.size());
  for (std::size_t i = 0; i < chips.size(); ++i) {
    CAPTURE(chips[i].rule.id);
    const bool asks = chips[i].rule.kind == sites::RuleKind::export_licence;
    CHECK((chips[i].state != none[i].state) == asks);
  }
  sites::Rule parent = rule(sites::RuleKind::export_licence, sites::Effect::blocks);
  parent.id = "parent";
  parent.licence_required = sites::Answer::yes;
  const std::vector<Gate> more = with(true, {parent});
  REQUIRE(more.size() == chips.size() + 1);
  for (std::size_t i = 0; i < chips.size(); ++i) CHECK(more[i].state == chips[i].state);
  CHECK(more.back().rule.id == "parent");
}

TEST_CASE("a layer's distance is kept, exceeded or unknown, and the way there is paid for in any case") {
  Trial trial;
  sites::Rule made = rule(sites::RuleKind::layer);
  made.layer = sites::LayerAnswer{};
  made.layer->layer = "hv";
  made.layer->distance = true;
  made.layer->metres = 12000.0;
  made.layer->maximum_m = 15000.0;
  Gate gate = trial.put(made);
  CHECK(gate.state == State::pass);
  CHECK(*gate.value == 12000.0);
  CHECK(*gate.threshold == 15000.0);
  CHECK(burden({gate}).cost_usd == 0.0);
  made.layer->usd_per_km = 1e6;
  gate = trial.put(made);
  CHECK(gate.state == State::pass);
  CHECK(burden({gate}).cost_usd == 12e6);
  CHECK(burden({gate}).months == 0.0);
  made.layer->maximum_m = 10000.0;
  gate = trial.put(made);
  CHECK(gate.state == State::fail);
  CHECK(burden({gate}).cost_usd == 13e6);  // the way, and what the rule names
  CHECK(burden({gate}).months == 6.0);
  made.layer->metres.reset();
  gate = trial.put(made);
  CHECK(gate.state == State::unknown);
  CHECK(burden({gate}).cost_usd == 0.0);
  CHECK(verdict({gate}) == Verdict::conditional);
}
