// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/group.hpp"

#include <algorithm>
#include <cmath>

#include "planner/cost/schedule.hpp"

namespace landfall::whatif {
namespace {

using gates::State;
using sites::RuleKind;

/// Rules whose answer depends on the scenario's money and time, not only on place, design and investor.
void put_again(gates::Gate& gate, const plant::AnnualFigures& at_deal_load, double plan_years) {
  if (gate.state == State::unknown) return;  // what the law says is not known in any scenario
  if (gate.rule.kind == RuleKind::tenure) {
    gate.state = *gate.rule.years >= plan_years ? State::pass : State::fail;
  } else if (gate.rule.kind == RuleKind::limit && !gate.rule.load) {
    const double value = gate.rule.metric == sites::Metric::pue ? at_deal_load.pue : at_deal_load.wue_l_per_kwh;
    gate.state = value <= *gate.rule.maximum ? State::pass : State::fail;
  }
}

}  // namespace

Grouping::Grouping(const Plan& plan, std::size_t candidate, Configurations& configurations, const Draws& draws, DrawTable& lanes,
                   std::size_t width)
    : plan_(plan),
      number_(candidate),
      candidate_(plan.candidates[candidate]),
      world_(plan.worlds[candidate_.world]),
      configurations_(configurations),
      draws_(draws),
      lanes_(lanes),
      width_(width) {}

void Grouping::load(std::span<const std::size_t> rounds, DrawTable& lanes, std::size_t width) const {
  for (const std::size_t v : candidate_.varied) {
    double* const lane = lanes.of(world_.varied[v].fact->slot);
    const double* const drawn = draws_.of(candidate_.world, v);
    for (std::size_t i = 0; i < rounds.size(); ++i) lane[i] = drawn[rounds[i]];
    for (std::size_t i = rounds.size(); i < width; ++i) lane[i] = lane[rounds.size() - 1];
  }
}

std::shared_ptr<const Configuration> Grouping::configuration(std::size_t round) {
  std::vector<double> values;
  values.reserve(candidate_.physical.size());
  for (const std::size_t v : candidate_.physical) values.push_back(draws_.at(candidate_.world, v, round));
  if (last_ && values == last_values_) return last_;
  last_ = configurations_.of(number_, values);
  last_values_ = std::move(values);
  const sites::Site& site = world_.portfolio.sites.at(candidate_.site);
  gates_ = gates::evaluate(world_.portfolio.countries.at(site.country), site,
                           {world_.portfolio.investor, last_->module, last_->performance, 1.0, 0.0});
  return last_;
}

Group& Grouping::group_of(const Structure& structure, const std::shared_ptr<const Configuration>& configuration) {
  for (std::size_t i = groups_.size(); i-- > 0;) {
    if (groups_[i]->structure == structure) return *groups_[i];
  }
  const portfolio::Portfolio& portfolio = world_.portfolio;
  const sites::Site& site = portfolio.sites.at(candidate_.site);
  const cost::Scope scope{portfolio.countries.at(site.country),
                          site,
                          configuration->module,
                          portfolio.book,
                          configuration->performance,
                          cost::build_of(portfolio.project, structure.modules),
                          {structure.delay_months, structure.condition_usd},
                          portfolio.on_site.chosen ? &configuration->on_site : nullptr,
                          energy::cycles_a_year(configuration->supply)};
  const auto basis = [&](const cost::Scope& of) {
    return finance::Case{of,
                         configuration->curves,
                         portfolio.deal,
                         portfolio.financing,
                         portfolio.investor.returns.discount_rate,
                         portfolio.investor.pillar2_in_scope,
                         portfolio.valuation_month - 1};
  };
  const bool other_tax =
      site.tax.vat_recovery_time.value != structure.vat_recovery_time || site.tax.loss_carry_forward.value != structure.loss_carry_forward;
  if (!other_tax) {
    groups_.push_back(std::make_unique<Group>(Group{structure, configuration, {}, basis(scope), structure.months, {}, 0}));
    return *groups_.back();
  }
  auto own = std::make_unique<sites::Site>(site);
  own->tax.vat_recovery_time.value = structure.vat_recovery_time;
  own->tax.loss_carry_forward.value = structure.loss_carry_forward;
  const cost::Scope own_scope{scope.country,    *own,          scope.module,        scope.book, scope.performance, scope.build,
                              scope.conditions, scope.on_site, scope.battery_cycles};
  groups_.push_back(std::make_unique<Group>(Group{structure, configuration, std::move(own), basis(own_scope), structure.months, {}, 0}));
  return *groups_.back();
}

void Grouping::add(std::size_t first, std::span<Outcome* const> outcomes, const Work& work) {
  std::array<std::size_t, Pack::lanes> rounds{};
  for (std::size_t i = 0; i < outcomes.size(); ++i) rounds[i] = first + i;
  load(std::span(rounds).first(outcomes.size()), lanes_, Pack::lanes);
  const portfolio::Portfolio& portfolio = world_.portfolio;
  const sites::Site& site = portfolio.sites.at(candidate_.site);
  const sites::Country& country = portfolio.countries.at(site.country);
  const modules::Module& module = portfolio.modules.at(candidate_.module);
  const Reading<Pack> in(lanes_, 0);
  const auto opening_after = [&](double delay, const Configuration& configuration) {
    const cost::Scope scope{country, site, module, portfolio.book, configuration.performance, {}, {delay, 0.0}};
    return cost::schedule(in, scope).opening;
  };
  const std::shared_ptr<const Configuration> leading = configuration(first);
  const Pack free_opening = opening_after(0.0, *leading);
  const Pack life = in(portfolio.deal.plan.life);
  const Pack load_share = in(portfolio.deal.letting.occupancy) * in(portfolio.deal.letting.utilisation);
  const Pack project = in(portfolio.project.it_load), each = in(module.it.load);
  const Pack vat = in(site.tax.vat_recovery_time), losses = in(site.tax.loss_carry_forward);
  double known_delay = 0.0, known_share = -1.0;
  const Configuration* known = nullptr;
  plant::AnnualFigures figures;
  Pack opening = free_opening;
  for (std::size_t at = 0; at < outcomes.size(); ++at) {
    const int lane = static_cast<int>(at);
    const std::shared_ptr<const Configuration> own = configuration(rounds[at]);
    Outcome& outcome = *outcomes[at];
    const double share = load_share.lane(lane);
    if (own.get() != known || share != known_share) figures = plant::annual(own->performance, std::max(share, plant::table_loads.front()));
    known = own.get();
    known_share = share;
    if (share >= plant::table_loads.front()) {
      outcome.pue = figures.pue;
    } else {
      outcome.flags |= load_below_table;
    }
    const double plan_years = free_opening.lane(lane) / 12.0 + life.lane(lane);
    for (gates::Gate& gate : gates_) put_again(gate, figures, plan_years);
    outcome.verdict = static_cast<std::uint8_t>(gates::verdict(gates_));
    const gates::Burden burden = gates::burden(gates_);
    if (burden.months != known_delay) {
      opening = opening_after(burden.months, *own);
      known_delay = burden.months;
    }
    Structure structure;
    structure.configuration = own.get();
    structure.modules = static_cast<int>(std::ceil(project.lane(lane) / each.lane(lane) - 1e-9));
    structure.months = 12 * static_cast<int>(std::ceil((opening.lane(lane) + 12.0 * life.lane(lane)) / 12.0));
    structure.delay_months = burden.months;
    structure.condition_usd = burden.cost_usd;
    structure.vat_recovery_time = vat.lane(lane);
    structure.loss_carry_forward = losses.lane(lane);
    Group& group = group_of(structure, own);
    group.waiting[group.count++] = rounds[at];
    if (group.count == width_) {
      // Working a pack overwrites the lanes that this loop still reads.
      full_.push_back({&group, group.waiting});
      group.count = 0;
    }
  }
  for (const Full& full : full_) work(*full.group, std::span(full.rounds).first(width_));
  full_.clear();
}

void Grouping::finish(const Work& work) {
  for (const std::unique_ptr<Group>& group : groups_) {
    if (group->count > 0) work(*group, std::span(group->waiting).first(group->count));
    group->count = 0;
  }
}

}  // namespace landfall::whatif
