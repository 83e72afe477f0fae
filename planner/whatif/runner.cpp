// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/runner.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "planner/whatif/group.hpp"

namespace landfall::whatif {

Runner::Workspace::Workspace(const std::vector<std::vector<double>>& base, std::unique_ptr<ScenarioKernel> with) : kernel(std::move(with)) {
  for (const std::vector<double>& values : base) {
    DrawTable& table = lanes.emplace_back(values.size(), DrawTable::widest_pack);
    for (std::uint32_t slot = 0; slot < values.size(); ++slot) std::fill_n(table.of(slot), DrawTable::widest_pack, values[slot]);
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

std::unique_ptr<Runner::Workspace> Runner::workspace() const { return workspace(scenario_kernels().back()); }
std::unique_ptr<Runner::Workspace> Runner::workspace(const ScenarioKernelChoice& kernel) const {
  return std::make_unique<Workspace>(base_, kernel.make());
}

bool Runner::run(std::uint64_t first, std::size_t count, Workspace& workspace, std::vector<Outcome>& outcomes,
                 const std::function<bool()>& stop) const {
  const std::size_t candidates = plan_.candidates.size();
  outcomes.assign(count * candidates, Outcome{});
  if (stop && stop()) return false;
  workspace.draws.fill(plan_, first, count);
  for (std::size_t c = 0; c < candidates; ++c) {
    const Candidate& candidate = plan_.candidates[c];
    DrawTable& lanes = workspace.lanes[candidate.world];
    Grouping grouping(plan_, c, *configurations_, workspace.draws, lanes, workspace.kernel->lanes());
    const FactRecord& hurdle = plan_.worlds[candidate.world].portfolio.investor.returns.hurdle;
    const auto place = [&](std::size_t round) -> Outcome& { return outcomes[round * candidates + c]; };
    const auto work = [&](const Group& group, std::span<const std::size_t> rounds) {
      grouping.load(rounds, lanes, workspace.kernel->lanes());
      std::array<Outcome*, DrawTable::widest_pack> into{};
      for (std::size_t i = 0; i < rounds.size(); ++i) into[i] = &place(rounds[i]);
      workspace.kernel->run({group.basis, group.months, hurdle, covenant()}, lanes, std::span(into).first(rounds.size()));
    };
    constexpr auto step = static_cast<std::size_t>(Pack::lanes);
    std::array<Outcome*, step> fresh{};
    for (std::size_t round = 0; round < count; round += step) {
      if (stop && stop()) return false;
      const std::size_t used = std::min(step, count - round);
      for (std::size_t i = 0; i < used; ++i) fresh[i] = &place(round + i);
      grouping.add(round, std::span(fresh).first(used), work);
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
