// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <tbb/parallel_for.h>
#include <tbb/task_arena.h>

#include "planner/whatif/statistics.hpp"
#include "tests/whatif/sample_study.hpp"

using namespace landfall;
using namespace landfall::whatif;

namespace {

constexpr std::size_t together = 4096;  // rounds

/// A study of one candidate over all its facts: money with debt, tax, both returns and their status, cover, levelised price, verdict.
std::unique_ptr<const Plan> study(bool gpu, Uncertainty uncertainty = Uncertainty::facts, double years = 0.0) {
  Study asked;
  asked.draws = 1000000;
  asked.sampling = Sampling::monte_carlo;
  asked.uncertainty = uncertainty;
  if (uncertainty == Uncertainty::named) asked.distributions = {samples::law("deal.letting.occupancy", Shape::uniform, 0.7, 0.95)};
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {gpu ? "nvl72-dry-2300" : "tower-pod-2000"},
                                                  gpu ? "gpu-rental-h200" : "colocation", gpu ? "gpu-loan" : "project-loan"));
  FactRecord& life = portfolios.back().deal.plan.life;
  if (years > 0.0) life.value = life.low = life.high = years;
  return samples::plan_of(asked, std::move(portfolios));
}

void run(benchmark::State& state, const Plan& plan, int threads) {
  const Runner runner(plan);
  tbb::task_arena arena(threads);
  std::vector<std::unique_ptr<Runner::Workspace>> workspaces;
  std::vector<std::vector<Outcome>> outcomes(static_cast<std::size_t>(threads));
  for (int i = 0; i < threads; ++i) workspaces.push_back(runner.workspace());
  std::uint64_t first = 0;
  for (auto _ : state) {
    arena.execute([&] {
      tbb::parallel_for(
          0, threads,
          [&](int i) {
            const auto at = static_cast<std::size_t>(i);
            benchmark::DoNotOptimize(runner.run(first + at * together, together, *workspaces[at], outcomes[at]));
          },
          tbb::static_partitioner());
    });
    first = (first + static_cast<std::uint64_t>(threads) * together) % 900000;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * threads * static_cast<std::int64_t>(together));
}

/// Full scenarios a second: the argument is the number of cores.
void scenarios_colocation(benchmark::State& state) { run(state, *study(false), static_cast<int>(state.range(0))); }
BENCHMARK(scenarios_colocation)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
void scenarios_gpu(benchmark::State& state) { run(state, *study(true), static_cast<int>(state.range(0))); }
BENCHMARK(scenarios_gpu)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
/// A plan of 20 operating years, as acceptance F2 has it: the deal's own life is longer.
void scenarios_of_twenty_years(benchmark::State& state) {
  run(state, *study(false, Uncertainty::facts, 20.0), static_cast<int>(state.range(0)));
}
BENCHMARK(scenarios_of_twenty_years)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();
/// One drawn input: what is left is the model.
void scenarios_of_one_input(benchmark::State& state) { run(state, *study(false, Uncertainty::named), static_cast<int>(state.range(0))); }
BENCHMARK(scenarios_of_one_input)->Arg(1)->Arg(2)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The same scenarios by `appraise`, the `double` reading, plant and all.
void scenarios_by_appraise(benchmark::State& state) {
  const auto plan = study(false);
  const Runner runner(*plan);
  std::uint64_t scenario = 0;
  for (auto _ : state) {
    portfolio::Portfolio portfolio;
    benchmark::DoNotOptimize(runner.appraise(scenario++, portfolio));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(scenarios_by_appraise)->Unit(benchmark::kMillisecond);

/// Drawing alone: facts a second, by sampling.
void draws_of(benchmark::State& state) {
  Study asked;
  asked.draws = 1000000;
  asked.sampling = static_cast<Sampling>(state.range(0));
  std::vector<portfolio::Portfolio> portfolios;
  portfolios.push_back(samples::shipped_portfolio({"my-johor"}, {"tower-pod-2000"}));
  const auto plan = samples::plan_of(asked, std::move(portfolios));
  Draws draws;
  std::uint64_t first = 0;
  for (auto _ : state) {
    draws.fill(*plan, first, together);
    first = (first + together) % 900000;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(together * plan->dimensions.size()));
}
BENCHMARK(draws_of)->DenseRange(0, 2)->Unit(benchmark::kMillisecond);

void statistics_of(benchmark::State& state) {
  const auto plan = study(false);
  const Runner runner(*plan);
  std::vector<Outcome> outcomes;
  (void)runner.run(0, together, *runner.workspace(), outcomes);
  for (auto _ : state) {
    Statistics statistics;
    statistics.add(*plan, 0, outcomes);
    benchmark::DoNotOptimize(statistics);
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(together));
}
BENCHMARK(statistics_of)->Unit(benchmark::kMillisecond);

}  // namespace
