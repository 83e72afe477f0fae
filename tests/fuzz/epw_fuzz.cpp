// SPDX-License-Identifier: Apache-2.0
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "climate/epw_file.hpp"

using namespace landfall;

/// The bytes as they are. Too short for a year, so every input must be refused, with a place and a reason.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Problems problems;
  (void)climate::parse_epw({reinterpret_cast<const char*>(data), size}, "fuzz.epw", problems);
  try {
    problems.raise_if_any();
  } catch (const InputError& error) {
    for (const InputProblem& problem : error.problems()) {
      if (problem.what.empty() || problem.where.file != "fuzz.epw" || problem.where.line == 0 || problem.where.column == 0) std::abort();
    }
    return 0;
  }
  std::abort();
}
