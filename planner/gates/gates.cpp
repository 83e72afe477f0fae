// SPDX-License-Identifier: Apache-2.0
#include "planner/gates/gates.hpp"

#include <algorithm>

namespace landfall::gates {
namespace {

using sites::Answer;
using sites::Effect;
using sites::Regime;
using sites::Rule;
using sites::RuleKind;

void decide(Gate& gate, State state, const char* reason, std::vector<FindingArgument> arguments = {}) {
  gate.state = state;
  gate.reason = reason;
  gate.arguments = std::move(arguments);
}

void export_licence(Gate& gate, const Subject& subject) {
  if (!subject.investor.advanced_chips) return decide(gate, State::pass, "gate.no-advanced-chips");
  switch (gate.rule.licence_required) {
    case Answer::yes: return decide(gate, State::fail, "gate.licence-required");
    case Answer::no: return decide(gate, State::pass, "gate.licence-not-required");
    case Answer::unknown: return decide(gate, State::unknown, "gate.licence-unknown");
  }
}

void permit(Gate& gate, const Subject& subject) {
  const std::vector<std::string>& exempt = gate.rule.exempt_workloads;
  if (std::find(exempt.begin(), exempt.end(), subject.module.workload) != exempt.end()) {
    return decide(gate, State::pass, "gate.workload-exempt", {subject.module.workload});
  }
  switch (gate.rule.regime) {
    case Regime::open: return decide(gate, State::pass, "gate.permit-open");
    case Regime::vetted: return decide(gate, State::fail, "gate.permit-vetted");
    case Regime::allocation: return decide(gate, State::fail, "gate.permit-allocation");
    case Regime::frozen: return decide(gate, State::fail, "gate.permit-frozen");
    case Regime::closed: return decide(gate, State::fail, "gate.permit-closed");
    case Regime::unknown: return decide(gate, State::unknown, "gate.permit-unknown");
  }
}

void limit(Gate& gate, const Subject& subject) {
  const double load = gate.rule.load.value_or(subject.deal_load);
  const plant::AnnualFigures figures = plant::annual(subject.performance, load);
  const bool pue = gate.rule.metric == sites::Metric::pue;
  gate.threshold = gate.rule.maximum;
  gate.value = pue ? figures.pue : figures.wue_l_per_kwh;
  if (!gate.threshold) return decide(gate, State::unknown, pue ? "gate.pue-limit-unknown" : "gate.wue-limit-unknown", {*gate.value, load});
  const bool kept = *gate.value <= *gate.threshold;
  const char* reason = pue ? (kept ? "gate.pue-kept" : "gate.pue-exceeded") : (kept ? "gate.wue-kept" : "gate.wue-exceeded");
  decide(gate, kept ? State::pass : State::fail, reason, {*gate.value, *gate.threshold, load});
}

void tenure(Gate& gate, const Subject& subject) {
  gate.threshold = subject.plan_years;
  gate.value = gate.rule.years;
  if (!gate.value) return decide(gate, State::unknown, "gate.tenure-unknown", {subject.plan_years});
  if (*gate.value >= subject.plan_years) return decide(gate, State::pass, "gate.tenure-long-enough", {*gate.value, subject.plan_years});
  decide(gate, State::fail, gate.rule.renewable ? "gate.tenure-needs-renewal" : "gate.tenure-too-short", {*gate.value, subject.plan_years});
}

void war_risk(Gate& gate) {
  switch (gate.rule.insurable) {
    case Answer::yes: return decide(gate, State::pass, "gate.war-insurable");
    case Answer::no: return decide(gate, State::fail, "gate.war-uninsurable");
    case Answer::unknown: return decide(gate, State::unknown, "gate.war-unknown");
  }
}

void distance(Gate& gate, const sites::LayerAnswer& answer) {
  if (!answer.metres) return decide(gate, State::unknown, "gate.layer-unknown", {answer.layer});
  const double km = *answer.metres / 1000.0, usd = answer.way_usd();
  gate.value = *answer.metres;
  gate.threshold = answer.maximum_m;
  const bool kept = !answer.maximum_m || *answer.metres <= *answer.maximum_m;
  const State state = kept ? State::pass : State::fail;
  if (!answer.maximum_m) return decide(gate, state, "gate.layer-way", {answer.layer, km, usd / 1e6});
  const double limit_km = *answer.maximum_m / 1000.0;
  if (answer.usd_per_km > 0.0)
    return decide(gate, state, kept ? "gate.layer-near-way" : "gate.layer-far-way", {answer.layer, km, limit_km, usd / 1e6});
  decide(gate, state, kept ? "gate.layer-near" : "gate.layer-far", {answer.layer, km, limit_km});
}

void layer(Gate& gate) {
  const sites::LayerAnswer& answer = gate.rule.layer.value();
  if (answer.distance) return distance(gate, answer);
  if (!answer.inside) return decide(gate, State::unknown, "gate.layer-unknown", {answer.layer});
  const State state = *answer.inside == answer.should_be_inside ? State::pass : State::fail;
  decide(gate, state, *answer.inside ? "gate.layer-inside" : "gate.layer-outside", {answer.layer});
}

/// What a cooling archetype lives on and a place may not have; "" for most.
std::string_view resource_of(const modules::Module& module) {
  const std::string& archetype = module.plant.cooling.archetype;
  if (archetype == "seawater") return "seawater";
  return archetype == "district" ? "district-cooling" : "";
}

void resource(Gate& gate, const Subject& subject) {
  const bool sea = gate.rule.resource == "seawater";
  if (gate.rule.resource != resource_of(subject.module))
    return decide(gate, State::pass, sea ? "gate.seawater-not-needed" : "gate.district-not-needed", {});
  switch (gate.rule.available) {
    case Answer::yes: return decide(gate, State::pass, sea ? "gate.seawater-there" : "gate.district-there", {});
    case Answer::no: return decide(gate, State::fail, sea ? "gate.seawater-missing" : "gate.district-missing", {});
    case Answer::unknown: return decide(gate, State::unknown, sea ? "gate.seawater-unknown" : "gate.district-unknown", {});
  }
}

/// A place whose file says nothing of what the design lives on: unknown, not fine.
void ask_for_resource(std::vector<Gate>& gates, const sites::Site& site, const Subject& subject) {
  const std::string_view needed = resource_of(subject.module);
  const bool asked = std::any_of(gates.begin(), gates.end(), [&](const Gate& gate) { return gate.rule.resource == needed; });
  if (needed.empty() || asked) return;
  Rule rule;
  rule.id = site.id + "-" + std::string(needed);
  rule.kind = RuleKind::resource;
  rule.effect = Effect::blocks;
  rule.resource = needed;
  Gate gate{rule, site.id, State::unknown, {}, {}, {}, {}};
  resource(gate, subject);
  gates.push_back(std::move(gate));
}

Gate put(const Rule& rule, const std::string& owner, const Subject& subject) {
  Gate gate{rule, owner, State::unknown, {}, {}, {}, {}};
  switch (rule.kind) {
    case RuleKind::export_licence: export_licence(gate, subject); break;
    case RuleKind::permit: permit(gate, subject); break;
    case RuleKind::limit: limit(gate, subject); break;
    case RuleKind::tenure: tenure(gate, subject); break;
    case RuleKind::war_risk: war_risk(gate); break;
    case RuleKind::data: decide(gate, State::unknown, "gate.data-to-check"); break;
    case RuleKind::resource: resource(gate, subject); break;
    case RuleKind::layer: layer(gate); break;
    case RuleKind::ownership: decide(gate, State::unknown, "gate.ownership-to-check"); break;
  }
  return gate;
}

}  // namespace

std::string_view to_string(State state) {
  switch (state) {
    case State::pass: return "pass";
    case State::fail: return "fail";
    case State::unknown: return "unknown";
  }
  return "unknown";
}

std::string_view to_string(Verdict verdict) {
  switch (verdict) {
    case Verdict::proceed: return "proceed";
    case Verdict::conditional: return "conditional";
    case Verdict::blocked: return "blocked";
  }
  return "blocked";
}

std::vector<Gate> evaluate(const sites::Country& country, const sites::Site& site, const Subject& subject) {
  std::vector<Gate> gates;
  for (const Rule& rule : country.rules) gates.push_back(put(rule, country.id, subject));
  for (const Rule& rule : site.rules) gates.push_back(put(rule, site.id, subject));
  for (const Rule& rule : subject.investor.rules) gates.push_back(put(rule, subject.investor.id, subject));
  ask_for_resource(gates, site, subject);
  return gates;
}

Verdict verdict(const std::vector<Gate>& gates) {
  Verdict worst = Verdict::proceed;
  for (const Gate& gate : gates) {
    if (gate.rule.effect == Effect::informs || gate.state == State::pass) continue;
    if (gate.rule.effect == Effect::blocks && gate.state == State::fail) return Verdict::blocked;
    worst = Verdict::conditional;
  }
  return worst;
}

Burden burden(const std::vector<Gate>& gates) {
  Burden total;
  for (const Gate& gate : gates) {
    if (gate.rule.layer) total.cost_usd += gate.rule.layer->way_usd();
    if (gate.state != State::fail || gate.rule.effect != Effect::conditions) continue;
    total.months = std::max(total.months, gate.rule.months);
    total.cost_usd += gate.rule.cost_usd;
  }
  return total;
}

}  // namespace landfall::gates
