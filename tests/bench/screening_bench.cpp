// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>
#include <stdlib.h>

#include <tbb/task_arena.h>

#include "planner/screening/region.hpp"
#include "tests/built_in.hpp"
#include "tests/screening/region_files.hpp"

using namespace landfall;
using namespace landfall::screening;

namespace {

/// Pixels a second of one core through climate, plant and nothing else, by design.
void pixel_plant(benchmark::State& state) {
  const portfolio::Portfolio& portfolio = test::built_in_portfolio();
  auto module = portfolio.modules.begin();
  std::advance(module, state.range(0));
  state.SetLabel(module->first);
  const climate::Station& station = portfolio.stations.at("ae-dubai");
  const Analogue analogue(portfolio.stations);
  PixelScratch scratch;
  PixelClimate pixel = pixel_of(station);
  for (auto _ : state) {
    analogue.complete({station.longitude_deg, station.latitude_deg}, pixel);
    benchmark::DoNotOptimize(run_plant(pixel, module->second.plant, 0.85, scratch));
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(pixel_plant)->DenseRange(0, 13)->Unit(benchmark::kMicrosecond);

/// A whole block on two threads, money and rules included: what the aim of 5,000 pixels a second is about.
void screened_block(benchmark::State& state) {
  std::string folder = "/tmp/landfall-bench-XXXXXX";
  if (::mkdtemp(folder.data()) == nullptr) return state.SkipWithError("no folder");
  test::RegionSpec spec;
  spec.width = spec.height = 128;
  test::write_climate(folder, spec);
  Problems problems;
  const Request request = parse_screening("id = \"bench\"\nname = { en = \"b\", zh = \"b\" }\nmodule = \"tower-pod-2000\"\n" +
                                              std::string(test::climate_toml) + "[countries]\neverywhere = \"ae\"\n",
                                          "bench.toml", folder, problems);
  const Region region(request, test::built_in_portfolio(), "", problems);
  problems.raise_if_any();
  const Block block{16, 16, 96, 96};
  tbb::task_arena arena(2);
  for (auto _ : state) arena.execute([&] { benchmark::DoNotOptimize(region.screen(block)); });
  state.SetItemsProcessed(state.iterations() * static_cast<std::int64_t>(block.pixels()));
}
BENCHMARK(screened_block)->UseRealTime()->MeasureProcessCPUTime()->Unit(benchmark::kMillisecond);

}  // namespace
