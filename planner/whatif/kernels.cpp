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

std::vector<KernelChoice<ScenarioKernel>> scenario_kernels() {
  return runnable<ScenarioKernel>({
    kernel_choice<ScenarioKernel, landfall_scenarios_portable>("portable"),
#if defined(LANDFALL_HAS_KERNELS)
        kernel_choice<ScenarioKernel, landfall_scenarios_avx2>("avx2"), kernel_choice<ScenarioKernel, landfall_scenarios_avx512>("avx512"),
#endif
  });
}

}  // namespace landfall::whatif
