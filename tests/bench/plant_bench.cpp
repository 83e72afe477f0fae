// SPDX-License-Identifier: Apache-2.0
#include <benchmark/benchmark.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

#include "climate/calendar.hpp"
#include "climate/epw_file.hpp"
#include "climate/station_file.hpp"
#include "climate/typical_year.hpp"
#include "planner/plant/constants.hpp"
#include "planner/plant/performance.hpp"
#include "planner/plant/running.hpp"
#include "tests/climate/synthetic_epw.hpp"
#include "tests/plant/sample_designs.hpp"

using namespace landfall;

namespace {

const climate::Station& station() {
  static const climate::Station loaded = [] {
    std::ifstream file(LANDFALL_SOURCE_DIR "/climate/data/sg-singapore.toml");
    const std::string bytes((std::istreambuf_iterator<char>(file)), {});
    Problems problems;
    climate::Station parsed = climate::parse_station(bytes, "sg-singapore.toml", problems);
    problems.raise_if_any();
    return parsed;
  }();
  return loaded;
}

/// The product's own call: all loads, twelve months, adequacy and findings. Site-hours a second count each load.
void simulate_all_loads(benchmark::State& state) {
  const plant::Archetype& archetype = plant::archetypes()[static_cast<std::size_t>(state.range(0))];
  const climate::Year year = climate::typical_year(station());
  const auto& d = station().design;
  const climate::DesignConditions conditions{d.dry_bulb_0_4.value, d.coincident_wet_bulb.value, d.wet_bulb_0_4.value,
                                             d.dry_bulb_20_year.value};
  const plant::Design design = plant::sample_design(archetype.id);
  for (auto _ : state) benchmark::DoNotOptimize(plant::simulate(year, conditions, design));
  state.SetLabel(std::string(archetype.id));
  state.counters["site_hours"] = benchmark::Counter(static_cast<double>(state.iterations()) * climate::hours_per_year * plant::table_size,
                                                    benchmark::Counter::kIsRate);
}
BENCHMARK(simulate_all_loads)->DenseRange(0, 9)->Unit(benchmark::kMicrosecond);

/// One design at one load over a year of precomputed moist air: the hourly loop alone.
void one_load(benchmark::State& state) {
  const plant::Archetype& archetype = plant::archetypes()[static_cast<std::size_t>(state.range(0))];
  const climate::Year year = climate::typical_year(station());
  const plant::SkyYear sky(year);
  plant::Running running(plant::sample_design(archetype.id), plant::standard_pressure);
  plant::CoolingHours hours;
  for (auto _ : state) {
    for (std::size_t first = 0; first < sky.hours(); first += plant::block_hours) {
      running.plant().run(sky.block(first, std::min(plant::block_hours, sky.hours() - first), 0), hours);
      benchmark::DoNotOptimize(hours);
    }
  }
  state.SetLabel(std::string(archetype.id));
  state.counters["site_hours"] =
      benchmark::Counter(static_cast<double>(state.iterations()) * climate::hours_per_year, benchmark::Counter::kIsRate);
}
BENCHMARK(one_load)->DenseRange(0, 9)->Unit(benchmark::kMicrosecond);

/// A weather file's 1.6 MB of text to a year with its moist air.
void epw_to_year(benchmark::State& state) {
  const std::string text = test::SyntheticEpw{}.text();
  for (auto _ : state) {
    Problems problems;
    benchmark::DoNotOptimize(climate::parse_epw(text, "bench.epw", problems));
  }
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(text.size()));
}
BENCHMARK(epw_to_year)->Unit(benchmark::kMillisecond);

/// A station's normals to its typical year.
void typical_year(benchmark::State& state) {
  for (auto _ : state) benchmark::DoNotOptimize(climate::typical_year(station()));
}
BENCHMARK(typical_year)->Unit(benchmark::kMillisecond);

}  // namespace
