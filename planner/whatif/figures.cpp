// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/figures.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "planner/finance/returns.hpp"

namespace landfall::whatif {
namespace {

using finance::CashFlow;

/// Present values of the project, of rent, of what is sold and of the unlevered tax.
struct PresentValues {
  Pack project{0.0}, rent{0.0}, sold{0.0}, tax{0.0};
};

/// Rows that only reports read are not kept, so what is sold is worked out again as deal::write_revenue has it.
PresentValues present_values(const CashFlow<Pack>& flow, const Reading<Pack>& in, const finance::Case& candidate, const Pack& rate) {
  const cost::Timeline<Pack>& timeline = flow.timeline;
  const bool colocation = candidate.deal.kind == deal::DealKind::colocation;
  const Pack capacity = colocation ? flow.capex.it_kw : deal::gpus(in, candidate.deal, flow.capex.it_kw);
  const Pack discount = Pack(1.0) / (Pack(1.0) + rate);
  PresentValues value;
  for (int t = timeline.months; t-- > 0;) {
    value.project = value.project * discount + flow.project[t];
    value.rent = value.rent * discount + flow.revenue.rent[t];
    value.tax = value.tax * discount + flow.unlevered_tax[t];
    Pack sold(0.0);
    if (timeline.active.holds(t)) {
      const Pack units = capacity * flow.letting.share[t] * timeline.operating[t];
      sold = colocation ? units : units * cost::hours_of(timeline.calendar_month(t));
    }
    value.sold = value.sold * discount + sold;
  }
  return value;
}

/// Least cover of one lane, as finance::returns has it.
std::optional<double> least_cover(const CashFlow<Pack>& flow, int lane) {
  std::optional<double> least;
  const int first = static_cast<int>(std::ceil(flow.timeline.opening.lane(lane)));
  const double size = flow.debt.size.lane(lane);
  for (int from = first; from + 12 <= flow.timeline.months; from += 12) {
    double service = 0.0, cfads = 0.0;
    for (int t = from; t < from + 12; ++t) {
      service = service + flow.debt.service[t].lane(lane);
      cfads = cfads + flow.cfads[t].lane(lane);
    }
    if (service <= 1e-9 * size || service <= 0.0) break;
    const double cover = cfads / service;
    if (!least || cover < *least) least = cover;
  }
  return least;
}

/// A row's months, lane by lane.
void to_lanes(const Row<Pack>& row, int months, std::span<std::vector<double>> lanes) {
  for (std::vector<double>& lane : lanes) lane.resize(static_cast<std::size_t>(months));
  for (int t = 0; t < months; ++t) {
    std::array<double, Pack::lanes> all;
    row[t].store(all.data());
    for (std::size_t i = 0; i < all.size(); ++i) lanes[i][static_cast<std::size_t>(t)] = all[i];
  }
}

}  // namespace

void read_figures(const CashFlow<Pack>& flow, const Reading<Pack>& in, const ScenarioWork& work, FigureSpace& space,
                  std::span<Outcome* const> outcomes) {
  const finance::Case& candidate = work.candidate;
  const int months = flow.timeline.months;
  const Pack discount = in(candidate.discount_rate), wanted = in(work.hurdle);
  Pack rate;
  for (int lane = 0; lane < Pack::lanes; ++lane) rate.set_lane(lane, std::expm1(std::log1p(discount.lane(lane)) / 12.0));
  const PresentValues value = present_values(flow, in, candidate, rate);
  const deal::Deal::Letting& letting = candidate.deal.letting;
  const Pack left = Pack(1.0) - in(letting.credit_loss) - in(letting.selling_cost) - in(candidate.scope.book.running.management);
  const Pack levelised = (value.rent - (value.project + value.tax) / left) / value.sold;
  const Pack capex = cost::total_usd(flow.capex);
  Pack highest = flow.debt.balance[0];
  for (int t = 1; t < months; ++t) highest = max(highest, flow.debt.balance[t]);

  to_lanes(flow.project, months, space.project);
  to_lanes(flow.equity, months, space.equity);
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    const int lane = static_cast<int>(at);
    Outcome& outcome = *outcomes[at];
    set_returns(finance::annual_return(space.project[at]), finance::annual_return(space.equity[at]), wanted.lane(lane), outcome);
    outcome.capex_usd = capex.lane(lane);
    outcome.debt_usd = flow.debt.size.lane(lane);
    outcome.npv_usd = value.project.lane(lane);
    outcome.levelised_usd = value.sold.lane(lane) > 0.0 && left.lane(lane) > 0.0 ? levelised.lane(lane) : 0.0;
    outcome.months_to_revenue = flow.timeline.opening.lane(lane);
    if (const auto cover = least_cover(flow, lane)) {
      outcome.min_dscr = *cover;
      if (*cover < 1.0) outcome.flags |= cover_below_one;
      if (*cover < work.covenant_dscr) outcome.flags |= covenant_breach;
    }
    const double second = flow.debt.second.size.lane(lane);
    if (outcome.debt_usd > 0.0 && highest.lane(lane) > std::max(outcome.debt_usd, second) * (1.0 + 1e-6)) outcome.flags |= debt_grows;
    if (candidate.financing.repayment != finance::Repayment::none && outcome.debt_usd < 0.1 * flow.construction.cost.lane(lane))
      outcome.flags |= little_debt;
  }
}

}  // namespace landfall::whatif
