// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/cli/invocation.hpp"
#include "planner/cli/source.hpp"
#include "planner/committee/documents.hpp"
#include "planner/committee/stress.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "planner/publish/explanation.hpp"
#include "planner/publish/record.hpp"

namespace landfall::cli {

/// A file that a run has read.
struct InputFile {
  std::string path;
  std::string bytes;
  bool built_in = false;  ///< of the program's own data
};

/// Everything a run needs, read and joined.
struct Loaded {
  portfolio::Portfolio portfolio;
  publish::Record record;
  std::vector<InputFile> files;                      ///< every file behind it, each once
  std::vector<portfolio::Request::MapLayer> layers;  ///< for maps, not read yet
  std::string folder;                                ///< of the portfolio file
  std::vector<committee::StressTest> stress;         ///< of the user's files, checked
};

/// Which of the portfolio's places and modules to keep; empty: all that the portfolio asks for.
struct Selection {
  std::string site;
  std::string module;
};

/// Reads the built-in library, the portfolio (built-in unless named), the user's files and weather, and applies the options. All problems
/// of all files are reported together: throws InputError.
[[nodiscard]] Loaded load(const ScenarioOptions& options, const Selection& selection = {}, const Source& source = this_machine());

/// The program's sentences.
[[nodiscard]] publish::Messages built_in_messages();
/// How the figures come about.
[[nodiscard]] publish::Explanations built_in_explanations();
/// Which paper settles which fact.
[[nodiscard]] committee::Documents documents_of(const Source& source);

}  // namespace landfall::cli
