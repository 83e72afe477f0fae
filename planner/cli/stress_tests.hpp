// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/library.hpp"
#include "planner/committee/stress.hpp"

namespace landfall::cli {

/// Every test that a run knows: the built-in ones, then those of the user's files in their order; the same id replaces an earlier one.
[[nodiscard]] std::vector<committee::StressTest> known_stress_tests(const Source& source, const Loaded& loaded);

/// The tests asked for by id, in the order in which they are known; "all" is all of them. Without ids, those of `--stress-file`. An unknown
/// id throws InputError and names the nearest.
[[nodiscard]] std::vector<committee::StressTest> stress_tests_of(const Source& source, const Loaded& loaded, const ScenarioOptions& options,
                                                                 const std::vector<std::string>& ids);

/// Adds a problem for every path of `tests` that no deal or loan registers and for every place that the library lacks, with the nearest.
void check_stress_tests(const std::vector<committee::StressTest>& tests, const portfolio::Portfolio& portfolio, Problems& problems);

}  // namespace landfall::cli
