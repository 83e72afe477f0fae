// SPDX-License-Identifier: Apache-2.0
#include "planner/whatif/kernel.hpp"

extern "C" {
landfall::whatif::ScenarioKernel* landfall_scenarios_portable();
#if defined(LANDFALL_HAS_KERNELS)
landfall::whatif::ScenarioKernel* landfall_scenarios_avx2();
landfall::whatif::ScenarioKernel* landfall_scenarios_avx512();
#endif
}

namespace landfall::whatif {
namespace {

template <ScenarioKernel* (*entry)()>
std::unique_ptr<ScenarioKernel> made() {
  return std::unique_ptr<ScenarioKernel>(entry());
}

}  // namespace

std::vector<ScenarioKernelChoice> scenario_kernels() {
  std::vector<ScenarioKernelChoice> found{{"portable", made<landfall_scenarios_portable>}};
#if defined(LANDFALL_HAS_KERNELS)
  if (__builtin_cpu_supports("avx2")) found.push_back({"avx2", made<landfall_scenarios_avx2>});
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    found.push_back({"avx512", made<landfall_scenarios_avx512>});
  }
#endif
  return found;
}

}  // namespace landfall::whatif
