// SPDX-License-Identifier: Apache-2.0
#include "planner/finance/kernel.hpp"

extern "C" {
landfall::finance::Kernel* landfall_kernel_portable();
#if defined(LANDFALL_HAS_KERNELS)
landfall::finance::Kernel* landfall_kernel_avx2();
landfall::finance::Kernel* landfall_kernel_avx512();
#endif
}

namespace landfall::finance {

std::vector<KernelChoice<Kernel>> kernels() {
  return runnable<Kernel>({
    kernel_choice<Kernel, landfall_kernel_portable>("portable"),
#if defined(LANDFALL_HAS_KERNELS)
        kernel_choice<Kernel, landfall_kernel_avx2>("avx2"), kernel_choice<Kernel, landfall_kernel_avx512>("avx512"),
#endif
  });
}

}  // namespace landfall::finance
