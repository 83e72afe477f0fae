// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/due_diligence.hpp"

#include <algorithm>
#include <cmath>
#include <functional>

#include "planner/committee/other_plant.hpp"
#include "planner/committee/root.hpp"
#include "planner/committee/what_if.hpp"

namespace landfall::committee {
namespace {

using Evaluate = std::function<Outcome(double)>;

void find_switch(Doubt& doubt, const Outcome& low, const Outcome& base, const Outcome& high, const Evaluate& at) {
  const FactRecord& fact = *doubt.fact;
  const auto meets = [](const Outcome& outcome) { return outcome.npv_at_hurdle >= 0.0; };
  const auto value_at = [&](double x) { return at(x).npv_at_hurdle; };
  const auto look = [&](double end, const Outcome& there) {
    if (meets(there) == meets(base) || end == fact.value) return;
    const double root = sign_change(value_at, fact.value, end, base.npv_at_hurdle, there.npv_at_hurdle);
    if (!doubt.switching_value || std::abs(root - fact.value) < std::abs(*doubt.switching_value - fact.value)) doubt.switching_value = root;
  };
  look(fact.low, low);
  look(fact.high, high);
}

void weigh(Doubt& doubt, const Outcome& low, const Outcome& base, const Outcome& high) {
  doubt.equity_irr_low = low.equity_irr;
  doubt.equity_irr_high = high.equity_irr;
  const auto [least, most] = std::minmax({low.counted_irr, base.counted_irr, high.counted_irr});
  doubt.swing = most - least;
  doubt.score = doubt.swing * openness[static_cast<std::size_t>(doubt.fact->confidence)];
}

}  // namespace

bool weighs_more(double score_a, const std::string& path_a, double score_b, const std::string& path_b) {
  return score_a != score_b ? score_a > score_b : path_a < path_b;
}

DueDiligence due_diligence(const portfolio::Portfolio& portfolio, const appraisal::Appraisal& appraisal, const Documents& documents,
                           const ForEach& for_each) {
  const finance::Case& basis = *appraisal.basis;
  const double hurdle = portfolio.investor.returns.hurdle.value;
  const std::vector<appraisal::UsedFact> facts = appraisal::facts_behind(portfolio, basis.scope.site, basis.scope.module);
  WhatIf what_if(basis, facts, hurdle);
  const OtherPlant other_plant(portfolio, appraisal, hurdle);
  const Outcome base = what_if.at(WhatIfPoint{});
  const bool blocked = appraisal.verdict == gates::Verdict::blocked;

  const auto doubt_of = [&](const appraisal::UsedFact& used, const Outcome& low, const Outcome& high, const Evaluate& at) {
    Doubt doubt;
    doubt.path = used.path;
    doubt.fact = used.fact;
    doubt.description = used.description;
    weigh(doubt, low, base, high);
    if (doubt.swing < no_effect) return doubt;
    find_switch(doubt, low, base, high, at);
    doubt.flips_verdict = doubt.switching_value.has_value() && !blocked;
    doubt.document = documents.settling(doubt.path);
    return doubt;
  };

  DueDiligence result;
  double without_effect = 0.0, without_range = 0.0;
  std::vector<const appraisal::UsedFact*> drawn, simulated;
  std::vector<WhatIfPoint> ends;
  for (const appraisal::UsedFact& used : facts) {
    const FactRecord& fact = *used.fact;
    if (appraisal::is_chance(fact)) continue;
    if (fact.high <= fact.low) {
      without_range += 1.0;
    } else if (other_plant.owns(used.path)) {
      simulated.push_back(&used);
    } else {
      drawn.push_back(&used);
      ends.push_back({fact.slot, fact.low});
      ends.push_back({fact.slot, fact.high});
    }
  }
  std::vector<Doubt> doubts(simulated.size());
  for_each(simulated.size(), [&](std::size_t i) {
    const FactRecord& fact = *simulated[i]->fact;
    const Evaluate at = [&](double x) { return other_plant.at(simulated[i]->path, x); };
    doubts[i] = doubt_of(*simulated[i], at(fact.low), at(fact.high), at);
  });
  const std::vector<Outcome> outcomes = what_if.at(ends);
  for (std::size_t i = 0; i < drawn.size(); ++i) {
    const std::uint32_t slot = drawn[i]->fact->slot;
    doubts.push_back(doubt_of(*drawn[i], outcomes[2 * i], outcomes[2 * i + 1], [&](double x) { return what_if.at(WhatIfPoint{slot, x}); }));
  }
  for (Doubt& doubt : doubts) {
    if (doubt.swing < no_effect) {
      without_effect += 1.0;
    } else {
      result.doubts.push_back(std::move(doubt));
    }
  }
  std::sort(result.doubts.begin(), result.doubts.end(),
            [](const Doubt& a, const Doubt& b) { return weighs_more(a.score, a.path, b.score, b.path); });
  result.findings.push_back({Severity::info, "evidence.left-out", {without_range, without_effect}, "committee.due-diligence"});
  return result;
}

}  // namespace landfall::committee
