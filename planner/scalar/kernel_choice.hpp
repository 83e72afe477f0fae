// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <string_view>
#include <vector>

/// What the builds of planner/scalar/kernels.cmake share: a source that is compiled once for any machine and once for each instruction set
/// defines the function LANDFALL_KERNEL_ENTRY(name), which is name_portable, name_avx2, …
#define LANDFALL_JOINED(name, set) name##_##set
#define LANDFALL_KERNEL_OF(name, set) LANDFALL_JOINED(name, set)
#if defined(LANDFALL_KERNEL)
#define LANDFALL_KERNEL_ENTRY(name) LANDFALL_KERNEL_OF(name, LANDFALL_KERNEL)
#else
#define LANDFALL_KERNEL_ENTRY(name) LANDFALL_KERNEL_OF(name, portable)
#endif

namespace landfall {

/// A build of a kernel.
template <class Kernel>
struct KernelChoice {
  std::string_view name;  ///< "portable", "avx2", "avx512"
  std::unique_ptr<Kernel> (*make)();
};

/// The choice whose entry is `entry`.
template <class Kernel, Kernel* (*entry)()>
[[nodiscard]] KernelChoice<Kernel> kernel_choice(std::string_view name) {
  return {name, [] { return std::unique_ptr<Kernel>(entry()); }};
}

/// Of builds from the narrowest to the widest, those that this processor runs.
template <class Kernel>
[[nodiscard]] std::vector<KernelChoice<Kernel>> runnable(const std::vector<KernelChoice<Kernel>>& built) {
  std::vector<KernelChoice<Kernel>> found;
  for (const KernelChoice<Kernel>& each : built) {
    bool runs = each.name == "portable";
#if defined(__x86_64__)
    if (each.name == "avx2") runs = __builtin_cpu_supports("avx2");
    if (each.name == "avx512")
      runs = __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vl");
#endif
    if (runs) found.push_back(each);
  }
  return found;
}

}  // namespace landfall
