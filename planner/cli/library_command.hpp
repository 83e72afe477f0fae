// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/cli/invocation.hpp"
#include "planner/portfolio/portfolio.hpp"
#include "planner/publish/catalogue.hpp"

namespace landfall::cli {

/// `list`, `show ID`, `check` and perhaps `page ID` of one kind of thing in the library.
struct LibraryKind {
  const char* name;
  const char* about;
  publish::Catalogue (*list)(const portfolio::Portfolio&, publish::Language);
  publish::Catalogue (*show)(const portfolio::Portfolio&, const std::string& id, publish::Language);
  publish::Catalogue (*check)(const publish::Context&);
  std::string (*page)(const publish::Context&, const std::string& id) = nullptr;  ///< Markdown of a country
};
void add_library_command(CLI::App& app, Invocation& invocation, const LibraryKind& kind);

}  // namespace landfall::cli
