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

/// Least cover of each lane, as finance::returns has it; none without debt service. Lanes whose years begin with the same month go
/// together.
std::array<std::optional<double>, Pack::lanes> least_covers(const CashFlow<Pack>& flow) {
  std::array<std::optional<double>, Pack::lanes> least;
  std::array<bool, Pack::lanes> done{};
  for (int leader = 0; leader < Pack::lanes; ++leader) {
    if (done[static_cast<std::size_t>(leader)]) continue;
    const double first = std::ceil(flow.timeline.opening.lane(leader));
    std::array<int, Pack::lanes> open{};  // lanes that still pay
    int count = 0;
    for (int lane = leader; lane < Pack::lanes; ++lane) {
      if (std::ceil(flow.timeline.opening.lane(lane)) != first) continue;
      done[static_cast<std::size_t>(lane)] = true;
      open[static_cast<std::size_t>(count++)] = lane;
    }
    for (int from = static_cast<int>(first); from + 12 <= flow.timeline.months && count > 0; from += 12) {
      Pack service(0.0), cfads(0.0);
      for (int t = from; t < from + 12; ++t) {
        service = service + flow.debt.service[t];
        cfads = cfads + flow.cfads[t];
      }
      int left = 0;
      for (int i = 0; i < count; ++i) {
        const int lane = open[static_cast<std::size_t>(i)];
        const double paid = service.lane(lane);
        if (paid <= 1e-9 * flow.debt.size.lane(lane) || paid <= 0.0) continue;
        std::optional<double>& lowest = least[static_cast<std::size_t>(lane)];
        const double cover = cfads.lane(lane) / paid;
        if (!lowest || cover < *lowest) lowest = cover;
        open[static_cast<std::size_t>(left++)] = lane;
      }
      count = left;
    }
  }
  return least;
}

/// A row's months, lane by lane.
void to_lanes(const Row<Pack>& row, int months, std::span<std::vector<double>> lanes) {
  constexpr int width = Pack::lanes;
  for (std::vector<double>& lane : lanes) lane.resize(static_cast<std::size_t>(months));
  int t = 0;
  for (; t + width <= months; t += width) {
    std::array<Pack, width> block;
    for (int i = 0; i < width; ++i) block[static_cast<std::size_t>(i)] = row[t + i];
    transpose(block);
    for (int i = 0; i < width; ++i)
      block[static_cast<std::size_t>(i)].store(&lanes[static_cast<std::size_t>(i)][static_cast<std::size_t>(t)]);
  }
  for (; t < months; ++t) {
    for (int i = 0; i < width; ++i) lanes[static_cast<std::size_t>(i)][static_cast<std::size_t>(t)] = row[t].lane(i);
  }
}

}  // namespace

void read_figures(const CashFlow<Pack>& flow, const Reading<Pack>& in, const ScenarioWork& work, FigureSpace& space,
                  std::span<Outcome* const> outcomes) {
  const finance::Case& candidate = work.candidate;
  const int months = flow.timeline.months;
  const Pack discount = in(candidate.discount_rate), wanted = in(work.hurdle);
  Pack rate;
  for (int lane = 0; lane < Pack::lanes; ++lane) {
    const bool again = lane > 0 && discount.lane(lane) == discount.lane(lane - 1);
    rate.set_lane(lane, again ? rate.lane(lane - 1) : std::expm1(std::log1p(discount.lane(lane)) / 12.0));
  }
  const PresentValues value = present_values(flow, in, candidate, rate);
  const deal::Deal::Letting& letting = candidate.deal.letting;
  const Pack left = Pack(1.0) - in(letting.credit_loss) - in(letting.selling_cost) - in(candidate.scope.book.running.management);
  const Pack levelised = (value.rent - (value.project + value.tax) / left) / value.sold;
  const Pack capex = cost::total_usd(flow.capex);
  Pack highest = flow.debt.balance[0];
  for (int t = 1; t < months; ++t) highest = max(highest, flow.debt.balance[t]);

  const auto covers = least_covers(flow);
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
    if (const auto& cover = covers[at]) {
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
