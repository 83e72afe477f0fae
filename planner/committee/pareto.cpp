// SPDX-License-Identifier: Apache-2.0
#include "planner/committee/pareto.hpp"

namespace landfall::committee {
namespace {

bool stands(const Candidate& candidate) {
  return candidate.appraisal.verdict != gates::Verdict::blocked && candidate.appraisal.returns.equity.rate.has_value();
}

bool dominates(const Candidate& a, const Candidate& b) {
  const double irr_a = *a.appraisal.returns.equity.rate, irr_b = *b.appraisal.returns.equity.rate;
  const double pue_a = a.appraisal.annual.pue, pue_b = b.appraisal.annual.pue;
  const double cost_a = a.appraisal.capex_usd_per_w, cost_b = b.appraisal.capex_usd_per_w;
  return irr_a >= irr_b && pue_a <= pue_b && cost_a <= cost_b && (irr_a > irr_b || pue_a < pue_b || cost_a < cost_b);
}

}  // namespace

std::vector<bool> pareto_front(const Comparison& comparison) {
  const std::vector<Candidate>& all = comparison.candidates;
  std::vector<bool> front(all.size());
  for (std::size_t i = 0; i < all.size(); ++i) front[i] = stands(all[i]) && !dominated_by(comparison, i);
  return front;
}

std::optional<std::size_t> dominated_by(const Comparison& comparison, std::size_t candidate) {
  const std::vector<Candidate>& all = comparison.candidates;
  if (!stands(all[candidate])) return std::nullopt;
  for (std::size_t j = 0; j < all.size(); ++j) {
    if (stands(all[j]) && dominates(all[j], all[candidate])) return j;
  }
  return std::nullopt;
}

}  // namespace landfall::committee
