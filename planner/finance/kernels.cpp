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
namespace {

template <Kernel* (*entry)()>
std::unique_ptr<Kernel> made() {
  return std::unique_ptr<Kernel>(entry());
}

}  // namespace

std::vector<KernelChoice> kernels() {
  std::vector<KernelChoice> found{{"portable", made<landfall_kernel_portable>}};
#if defined(LANDFALL_HAS_KERNELS)
  if (__builtin_cpu_supports("avx2")) found.push_back({"avx2", made<landfall_kernel_avx2>});
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl")) {
    found.push_back({"avx512", made<landfall_kernel_avx512>});
  }
#endif
  return found;
}

}  // namespace landfall::finance
