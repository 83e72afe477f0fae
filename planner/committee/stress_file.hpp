// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/committee/stress.hpp"

namespace landfall::committee {

/// `[[tests]]`: id, name, history (a note), optional deal and places, `changes` of path, op and value, `events` of kind and effect. A
/// factor is not negative, so that ranges keep their order; a test changes something; ids are unique. Whether a path is one of the
/// register's depends on the deal and is the caller's to check.
[[nodiscard]] std::vector<StressTest> parse_stress_tests(std::string_view bytes, std::string file, Problems& problems);

}  // namespace landfall::committee
