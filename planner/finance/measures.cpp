// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/measures.hpp"

#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

namespace landfall::finance {

std::optional<double> mirr(std::span<const double> flows, double finance_rate, double reinvest_rate) {
  if (!(finance_rate > -1.0 && reinvest_rate > -1.0)) {
    throw std::domain_error("rates above -1 wanted, found " + std::to_string(finance_rate) + " and " + std::to_string(reinvest_rate));
  }
  std::size_t length = flows.size();
  while (length > 0 && flows[length - 1] == 0.0) --length;
  if (length < 2) return std::nullopt;
  double out = 0.0, in = 0.0, discount = 1.0;
  for (std::size_t t = 0; t < length; ++t) {
    if (!std::isfinite(flows[t])) throw std::domain_error("a flow that is not finite");
    if (flows[t] < 0.0) out -= flows[t] * discount;
    in = in * (1.0 + reinvest_rate) + std::max(flows[t], 0.0);
    discount /= 1.0 + finance_rate;
  }
  if (!(out > 0.0 && in > 0.0)) return std::nullopt;
  return std::expm1(std::log(in / out) / static_cast<double>(length - 1));
}

std::optional<double> payback(std::span<const double> flows, double rate) {
  double running = 0.0, discount = 1.0;
  std::optional<double> at;
  for (std::size_t t = 0; t < flows.size(); ++t) {
    const double before = running;
    running += flows[t] * discount;
    discount /= 1.0 + rate;
    if (running < 0.0) {
      at.reset();
    } else if (!at && before < 0.0) {
      at = static_cast<double>(t) + before / (before - running);
    }
  }
  return at;
}

LoanCover loan_cover(const CashFlow<double>& flow, const Case& candidate) {
  const Debt<double>& debt = flow.debt;
  if (!(debt.size > 0.0)) return {};
  const Reading<double> in;
  const double repaid = std::min(flow.timeline.opening + 12.0 * in(candidate.financing.loan.tenor), flow.timeline.end);
  const double rate = monthly_rate(in, candidate);
  const double currency = candidate.financing.local_currency ? cost::currency_month(in, candidate.scope) : 1.0;
  double discount = 1.0, drawn = 0.0, within = 0.0, all = 0.0;
  for (int t = 0; t < flow.timeline.months; ++t) {
    discount /= (1.0 + rate * part_after(t, flow.timeline.opening)) * currency;
    drawn += debt.draw[t] * discount;
    const double operating = flow.timeline.running[t], window = part_after(t, flow.timeline.opening) - part_after(t, repaid);
    if (operating > 0.0) within += flow.cfads[t] * (window / operating) * discount;
    if (operating > 0.0) all += flow.cfads[t] * discount;
  }
  return {within / drawn, all / drawn};
}

}  // namespace landfall::finance
