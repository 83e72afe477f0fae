// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/invocation.hpp"
#include "planner/committee/documents.hpp"
#include "planner/committee/stress.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "planner/publish/record.hpp"

namespace landfall::cli {

/// Everything a run needs, read and joined.
struct Loaded {
  portfolio::Portfolio portfolio;
  publish::Record record;
  std::vector<portfolio::Request::MapLayer> layers;  ///< for maps, not read yet
  std::string folder;                                ///< of the portfolio file
};

/// Which of the portfolio's places and modules to keep; empty: all that the portfolio asks for.
struct Selection {
  std::string site;
  std::string module;
};

/// Reads the built-in library, the portfolio (built-in unless named), the user's files and weather, and applies the options. All problems
/// of all files are reported together: throws InputError.
[[nodiscard]] Loaded load(const ScenarioOptions& options, const Selection& selection = {});

/// The built-in data files, the messages apart.
[[nodiscard]] std::vector<portfolio::SourceFile> built_in_library();
[[nodiscard]] publish::Messages built_in_messages();
[[nodiscard]] committee::Documents built_in_documents();
/// The stress tests of these ids, in the order of the file; "all" is all of them. An unknown id throws InputError and names the nearest.
[[nodiscard]] std::vector<committee::StressTest> built_in_stress_tests(const std::vector<std::string>& ids);

}  // namespace landfall::cli
