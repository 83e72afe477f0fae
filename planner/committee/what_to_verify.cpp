// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/what_to_verify.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

#include "planner/committee/on_threads.hpp"
#include "planner/committee/other_plant.hpp"
#include "planner/committee/root.hpp"
#include "planner/committee/what_if.hpp"

namespace landfall::committee {
namespace {

/// One leading candidate at both ends of each of its facts.
struct Leader {
  const appraisal::Appraisal* appraisal = nullptr;
  std::unique_ptr<WhatIf> what_if;
  std::unique_ptr<OtherPlant> other_plant;
  Outcome base;
  struct Ends {
    const appraisal::UsedFact* used = nullptr;
    Outcome low, high;
  };
  std::vector<appraisal::UsedFact> facts;
  std::map<std::string, Ends> ends;  ///< by path, only of facts that move the return
};

double swing_of(const Leader& leader, const Leader::Ends& ends) {
  const auto [least, most] = std::minmax({ends.low.counted_irr, leader.base.counted_irr, ends.high.counted_irr});
  return most - least;
}

/// A change too small to count is left out: the fact does not move the return.
void keep(Leader& leader, const appraisal::UsedFact& used, const Outcome& low, const Outcome& high) {
  const Leader::Ends ends{&used, low, high};
  if (swing_of(leader, ends) >= no_effect) leader.ends.emplace(used.path, ends);
}

void run_ends(Leader& leader) {
  std::vector<const appraisal::UsedFact*> drawn;
  std::vector<WhatIfPoint> points;
  for (const appraisal::UsedFact& used : leader.facts) {
    if (used.fact->high <= used.fact->low || appraisal::is_chance(*used.fact)) continue;
    if (leader.other_plant->owns(used.path)) {
      keep(leader, used, leader.other_plant->at(used.path, used.fact->low), leader.other_plant->at(used.path, used.fact->high));
      continue;
    }
    drawn.push_back(&used);
    points.push_back({used.fact->slot, used.fact->low});
    points.push_back({used.fact->slot, used.fact->high});
  }
  const std::vector<Outcome> outcomes = leader.what_if->at(points);
  for (std::size_t i = 0; i < drawn.size(); ++i) keep(leader, *drawn[i], outcomes[2 * i], outcomes[2 * i + 1]);
}

/// What a candidate returns with the fact elsewhere; its base return where the fact is none of its own.
double return_at(const Leader& leader, const std::string& path, double value) {
  const auto found = leader.ends.find(path);
  if (found == leader.ends.end()) return leader.base.counted_irr;
  if (leader.other_plant->owns(path)) return leader.other_plant->at(path, value).counted_irr;
  return leader.what_if->at(WhatIfPoint{found->second.used->fact->slot, value}).counted_irr;
}

double return_at_end(const Leader& leader, const std::string& path, Outcome Leader::Ends::*end) {
  const auto found = leader.ends.find(path);
  return found == leader.ends.end() ? leader.base.counted_irr : (found->second.*end).counted_irr;
}

void find_flip(Verification& entry, const std::vector<Leader>& leaders) {
  const Leader& winner = leaders.front();
  const double from = entry.fact->value;
  const auto look = [&](double end, Outcome Leader::Ends::*which) {
    const double winner_there = return_at_end(winner, entry.path, which);
    for (std::size_t i = 1; i < leaders.size(); ++i) {
      const Leader& rival = leaders[i];
      const double lead = winner.base.counted_irr - rival.base.counted_irr,
                   lead_there = winner_there - return_at_end(rival, entry.path, which);
      if (lead_there >= 0.0 || lead <= 0.0) continue;
      const auto lead_at = [&](double x) { return return_at(winner, entry.path, x) - return_at(rival, entry.path, x); };
      const double root = sign_change(lead_at, from, end, lead, lead_there);
      if (!entry.flips_winner || std::abs(root - from) < std::abs(entry.flips_winner->value - from)) {
        entry.flips_winner = Verification::Flip{rival.appraisal->site, rival.appraisal->module, root};
      }
    }
  };
  look(entry.fact->low, &Leader::Ends::low);
  look(entry.fact->high, &Leader::Ends::high);
}

/// How much of the way from the value to the end of its range the fact must go: 1 is the end itself.
double way_to_flip(const Verification& entry) {
  const FactRecord& fact = *entry.fact;
  const double change = entry.flips_winner->value - fact.value;
  const double room = change < 0.0 ? fact.value - fact.low : fact.high - fact.value;
  return room > 0.0 ? std::abs(change) / room : 1.0;
}

std::optional<std::size_t> smallest_flip(std::vector<Verification>& facts) {
  std::optional<std::size_t> smallest;
  for (std::size_t i = 0; i < facts.size(); ++i) {
    if (!facts[i].flips_winner) continue;
    facts[i].flips_winner->way = way_to_flip(facts[i]);
    if (!smallest || facts[i].flips_winner->way < facts[*smallest].flips_winner->way) smallest = i;
  }
  return smallest;
}

bool comes_before(const Verification& a, const Verification& b) {
  if (a.flips_winner.has_value() != b.flips_winner.has_value()) return a.flips_winner.has_value();
  return weighs_more(a.score, a.path, b.score, b.path);
}

}  // namespace

WhatToVerify what_to_verify(const portfolio::Portfolio& portfolio, const Comparison& comparison, const Documents& documents,
                            std::size_t leading, int threads) {
  const double hurdle = portfolio.investor.returns.hurdle.value;
  std::vector<Leader> leaders;
  for (const Candidate& candidate : comparison.candidates) {
    if (leaders.size() == leading || candidate.appraisal.verdict == gates::Verdict::blocked) break;
    Leader leader;
    leader.appraisal = &candidate.appraisal;
    leaders.push_back(std::move(leader));
  }
  WhatToVerify result;
  result.leading = leaders.size();
  on_threads(threads)(leaders.size(), [&](std::size_t i) {
    Leader& leader = leaders[i];
    const finance::Case& basis = *leader.appraisal->basis;
    leader.facts = appraisal::facts_behind(portfolio, basis.scope.site, basis.scope.module);
    leader.what_if = std::make_unique<WhatIf>(basis, leader.facts, hurdle);
    leader.other_plant = std::make_unique<OtherPlant>(portfolio, *leader.appraisal, hurdle);
    leader.base = leader.what_if->at(WhatIfPoint{});
    run_ends(leader);
  });

  std::map<std::string, Verification> facts;
  for (const Leader& leader : leaders) {
    for (const auto& [path, ends] : leader.ends) {
      Verification& entry = facts[path];
      entry.path = path;
      entry.fact = ends.used->fact;
      entry.description = ends.used->description;
      ++entry.candidates;
      const bool meets = leader.base.npv_at_hurdle >= 0.0;
      if ((ends.low.npv_at_hurdle >= 0.0) != meets || (ends.high.npv_at_hurdle >= 0.0) != meets) ++entry.verdicts;
      const double swing = swing_of(leader, ends);
      if (swing > entry.swing) {
        entry.swing = swing;
        entry.swing_site = leader.appraisal->site;
        entry.swing_module = leader.appraisal->module;
      }
    }
  }
  for (auto& [path, entry] : facts) {
    find_flip(entry, leaders);
    entry.score = entry.swing * openness[static_cast<std::size_t>(entry.fact->confidence)];
    entry.document = documents.settling(path);
    result.facts.push_back(std::move(entry));
  }
  std::sort(result.facts.begin(), result.facts.end(), comes_before);
  result.smallest_flip = smallest_flip(result.facts);
  return result;
}

}  // namespace landfall::committee
