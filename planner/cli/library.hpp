// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/cli/invocation.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "planner/publish/record.hpp"

namespace landfall::cli {

/// Everything a run needs, read and joined.
struct Loaded {
  portfolio::Portfolio portfolio;
  publish::Record record;
};

/// Which of the portfolio's places and modules to keep; empty: all that the portfolio asks for.
struct Selection {
  std::string site;
  std::string module;
};

/// Reads the built-in library, the portfolio (built-in unless named), the user's files and weather, and applies the options. All problems of
/// all files are reported together: throws InputError.
[[nodiscard]] Loaded load(const ScenarioOptions& options, const Selection& selection = {});

/// The built-in data files, the messages apart.
[[nodiscard]] std::vector<portfolio::SourceFile> built_in_library();
[[nodiscard]] publish::Messages built_in_messages();

}  // namespace landfall::cli
