// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <malloc.h>
#include <sys/mman.h>
#include <cstdint>
#include <vector>

namespace landfall::cli {

/// Keeps the process's heap once it has grown, on large pages; to be called first in `main`. Candidates need the same megabytes again and
/// again: given back to the kernel in between, or fetched 4 kB at a time, their pages cost more than the arithmetic. Nothing depends on any
/// of this but time; without glibc it does nothing.
inline void keep_memory() {
#if defined(__GLIBC__)
  constexpr int heap = 1 << 27;
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_MMAP_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, heap);
  const std::vector<char> first(1 << 18);  // grows the heap to its size
  const auto at = reinterpret_cast<std::uintptr_t>(first.data());
  constexpr std::uintptr_t page = 1 << 21;
  madvise(reinterpret_cast<void*>((at + page - 1) / page * page), heap - page, MADV_HUGEPAGE);
#endif
}

}  // namespace landfall::cli
