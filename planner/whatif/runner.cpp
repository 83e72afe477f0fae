// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/runner.hpp"

#include <algorithm>
#include <cmath>

#include "planner/whatif/group.hpp"

namespace landfall::whatif {

Runner::Workspace::Workspace(const std::vector<std::vector<double>>& base) {
  for (const std::vector<double>& values : base) {
    DrawTable& table = lanes.emplace_back(values.size(), static_cast<std::size_t>(Pack::lanes));
    for (std::uint32_t slot = 0; slot < values.size(); ++slot) std::fill_n(table.of(slot), Pack::lanes, values[slot]);
  }
}

Runner::Runner(const Plan& plan) : plan_(plan), configurations_(std::make_unique<Configurations>(plan)) {
  for (const World& world : plan.worlds) {
    std::vector<double>& values = base_.emplace_back(world.slots, 0.0);
    for (const std::string& site : world.portfolio.site_ids) {
      for (const std::string& module : world.portfolio.module_ids) {
        const auto facts = appraisal::facts_behind(world.portfolio, world.portfolio.sites.at(site), world.portfolio.modules.at(module));
        for (const appraisal::UsedFact& used : facts) values[used.fact->slot] = used.fact->value;
      }
    }
  }
}

Runner::~Runner() = default;

std::unique_ptr<Runner::Workspace> Runner::workspace() const { return std::make_unique<Workspace>(base_); }

bool Runner::run(std::uint64_t first, std::size_t count, Workspace& workspace, std::vector<Outcome>& outcomes,
                 const std::function<bool()>& stop) const {
  const std::size_t candidates = plan_.candidates.size();
  outcomes.assign(count * candidates, Outcome{});
  if (stop && stop()) return false;
  workspace.draws.fill(plan_, first, count);
  for (std::size_t c = 0; c < candidates; ++c) {
    const Candidate& candidate = plan_.candidates[c];
    DrawTable& lanes = workspace.lanes[candidate.world];
    Grouping grouping(plan_, c, *configurations_, workspace.draws, lanes);
    const auto place = [&](std::size_t round) -> Outcome& { return outcomes[round * candidates + c]; };
    const auto work = [&](const Group& group, const std::array<std::size_t, Pack::lanes>& rounds, int used) {
      grouping.load(rounds, lanes);
      workspace.ledger.clear(group.months);
      const Reading<Pack> in(lanes, 0);
      const finance::CashFlow<Pack> flow = finance::cash_flow(in, group.basis, workspace.ledger);
      std::array<Outcome*, Pack::lanes> into{};
      for (std::size_t i = 0; i < into.size(); ++i) into[i] = &place(rounds[i]);
      read_figures(flow, in, group.basis, plan_.worlds[candidate.world].portfolio.investor.returns.hurdle, covenant(), workspace.figures,
                   into, used);
    };
    for (std::size_t round = 0; round < count; round += Pack::lanes) {
      if (stop && stop()) return false;
      const int used = static_cast<int>(std::min<std::size_t>(Pack::lanes, count - round));
      std::array<Outcome*, Pack::lanes> fresh{};
      for (int i = 0; i < used; ++i) fresh[static_cast<std::size_t>(i)] = &place(round + static_cast<std::size_t>(i));
      grouping.add(round, used, fresh, work);
    }
    grouping.finish(work);
  }
  return true;
}

appraisal::Appraisal Runner::appraise(std::uint64_t scenario, portfolio::Portfolio& portfolio) const {
  const std::size_t candidates = plan_.candidates.size();
  const Candidate& candidate = plan_.candidates[static_cast<std::size_t>(scenario % candidates)];
  const World& world = plan_.worlds[candidate.world];
  portfolio = world.portfolio;
  Draws draws;
  draws.fill(plan_, scenario / candidates, 1);
  std::vector<double> drawn(world.slots, 0.0);
  std::vector<bool> varies(world.slots, false);
  for (std::size_t v = 0; v < world.varied.size(); ++v) {
    varies[world.varied[v].fact->slot] = true;
    drawn[world.varied[v].fact->slot] = draws.at(candidate.world, v, 0);
  }
  for (const InputRef& input : portfolio::inputs(portfolio)) {
    FactRecord& fact = *input.fact;
    if (varies[fact.slot]) fact.value = drawn[fact.slot];
    fact.low = fact.high = fact.value;
  }
  for (auto& [id, site] : portfolio.sites) sites::follow_country(site, portfolio.countries.at(site.country));
  const sites::Site& site = portfolio.sites.at(candidate.site);
  return appraisal::appraise(portfolio, site, portfolio.modules.at(candidate.module), appraisal::weather_of(portfolio, site),
                             appraisal::design_of(portfolio, site));
}

}  // namespace landfall::whatif
