// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Marks a function that holds an hourly loop: compiled twice, for any x86-64 and for AVX2, and chosen when the program starts. The
/// source allows no contraction and no reordering, so that both give the same bits (tests/plant/properties_test.cpp). Sanitizers of
/// addresses and threads are not up when the choice is made, so they get one version.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define LANDFALL_NO_CLONES
#endif
#endif
#if defined(__x86_64__) && defined(__ELF__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && \
    !defined(LANDFALL_NO_CLONES)
#define LANDFALL_HOURLY_LOOP __attribute__((target_clones("avx2", "default")))
#else
#define LANDFALL_HOURLY_LOOP
#endif

/// Choices without branches for the hourly loops. By value, unlike std::min and std::max, whose references stop GCC from turning a
/// loop into vector instructions. For a NaN the second argument is returned.
namespace landfall::plant {

[[nodiscard]] inline double lesser(double a, double b) { return a < b ? a : b; }
[[nodiscard]] inline double greater(double a, double b) { return a > b ? a : b; }
[[nodiscard]] inline double within(double x, double low, double high) { return lesser(greater(x, low), high); }

}  // namespace landfall::plant
