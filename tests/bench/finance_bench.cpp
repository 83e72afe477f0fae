// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <string>

#include "planner/finance/cash_flow.hpp"
#include "planner/finance/irr.hpp"
#include "planner/risk/distribution.hpp"
#include "tests/finance/sample_case.hpp"

using namespace landfall;

namespace {

samples::Choice choice(const benchmark::State& state) {
  if (state.range(0) == 0) return {};
  if (state.range(0) == 1) return {.financing = "level-loan"};
  return {"my-johor", "ai-rdhx-1000", "gpu-rental-gb300", "gpu-loan"};
}

/// Scenarios a second of the whole engine: facts, cash flow, equity IRR.
void distribution(benchmark::State& state) {
  samples::Sample sample = samples::sample(choice(state));
  samples::Chance chance(1);
  const DrawTable draws = samples::random_draws(sample, 256, chance);
  const finance::Case candidate = sample.candidate();
  risk::Workspace workspace;
  for (auto _ : state) benchmark::DoNotOptimize(risk::distribution(candidate, draws, 0.12, workspace));
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()) * 256);
  state.counters["months"] = finance::plan_months(candidate);
}
BENCHMARK(distribution)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

/// The cash flow alone, on each kernel of this machine.
void cash_flow_of_packs(benchmark::State& state, const KernelChoice<finance::Kernel>& choice_of_kernel) {
  samples::Sample sample = samples::sample(choice(state));
  samples::Chance chance(1);
  const DrawTable draws = samples::random_draws(sample, 256, chance);
  const finance::Case candidate = sample.candidate();
  const std::unique_ptr<finance::Kernel> kernel = choice_of_kernel.make();
  const int months = finance::plan_months(candidate);
  std::vector<std::vector<double>> flows(kernel->lanes());
  std::size_t first = 0;
  for (auto _ : state) {
    kernel->equity_flows(candidate, months, draws, first, flows);
    first = (first + flows.size()) % 256;
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations() * flows.size()));
}
const int registered = [] {
  for (const KernelChoice<finance::Kernel>& kernel : finance::kernels()) {
    benchmark::RegisterBenchmark(("cash_flow_of_packs/" + std::string(kernel.name)).c_str(), cash_flow_of_packs, kernel)
        ->DenseRange(0, 2)
        ->Unit(benchmark::kMicrosecond);
  }
  return 0;
}();

void cash_flow_of_doubles(benchmark::State& state) {
  samples::Sample sample = samples::sample(choice(state));
  const finance::Case candidate = sample.candidate();
  Ledger<double> ledger(finance::plan_months(candidate));
  for (auto _ : state) {
    ledger.clear();
    benchmark::DoNotOptimize(finance::cash_flow(Reading<double>(), candidate, ledger));
  }
  state.SetItemsProcessed(static_cast<std::int64_t>(state.iterations()));
}
BENCHMARK(cash_flow_of_doubles)->DenseRange(0, 2)->Unit(benchmark::kMicrosecond);

std::vector<double> flows_of(const std::string& financing, bool equity) {
  samples::Sample sample = samples::sample({.financing = financing});
  const finance::Case candidate = sample.candidate();
  Ledger<double> ledger(finance::plan_months(candidate));
  const finance::CashFlow<double> flow = finance::cash_flow(Reading<double>(), candidate, ledger);
  return finance::values(equity ? flow.equity : flow.project, ledger.months());
}

void irr_of(benchmark::State& state, const std::vector<double>& flows) {
  for (auto _ : state) benchmark::DoNotOptimize(finance::irr(flows));
  const finance::Irr found = finance::irr(flows);
  state.counters["flows"] = static_cast<double>(flows.size());
  state.counters["sign_changes"] = found.sign_changes;
  state.counters["roots"] = static_cast<double>(found.roots.size());
}

/// 400 monthly flows of one change of sign: 36 months out, 364 in.
void irr_conventional(benchmark::State& state) {
  std::vector<double> flows(400, 1.0e6);
  for (std::size_t t = 0; t < 36; ++t) flows[t] = -2.0e6 - 1.0e5 * static_cast<double>(t);
  for (std::size_t t = 36; t < 400; ++t) flows[t] *= 1.0 + 0.002 * static_cast<double>(t);
  irr_of(state, flows);
}
BENCHMARK(irr_conventional);
void irr_project(benchmark::State& state) { irr_of(state, flows_of("all-equity", false)); }
BENCHMARK(irr_project);
void irr_equity(benchmark::State& state) { irr_of(state, flows_of("project-loan", true)); }
BENCHMARK(irr_equity);
/// 400 flows with three changes of sign: a call on shareholders in year 10 and decommissioning at the end.
void irr_several_changes(benchmark::State& state) {
  std::vector<double> flows(400, 1.0e6);
  for (std::size_t t = 0; t < 36; ++t) flows[t] = -3.0e6;
  for (std::size_t t = 120; t < 126; ++t) flows[t] = -1.0e6;
  flows[399] = -5.0e6;
  irr_of(state, flows);
}
BENCHMARK(irr_several_changes);

}  // namespace
