// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "planner/data/embedded.hpp"
#include "planner/portfolio/portfolio_file.hpp"
#include "planner/publish/messages.hpp"

/// The program's own data as the program reads it, for tests of the rooms above it.
namespace landfall::test {

[[nodiscard]] inline std::vector<portfolio::SourceFile> built_in_library() {
  std::vector<portfolio::SourceFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (in_library(file.path)) files.push_back({std::string(file.path), std::string(file.bytes)});
  }
  return files;
}

/// The built-in portfolio, after `change` has been at its request.
[[nodiscard]] inline portfolio::Portfolio built_in_with(const std::function<void(portfolio::Request&)>& change) {
  constexpr std::string_view path = "planner/portfolio/data/built-in.toml";
  Problems problems;
  portfolio::Request request = portfolio::parse_request(std::string(embedded_file(path)), std::string(path), problems);
  change(request);
  portfolio::Portfolio portfolio = portfolio::assemble(request, built_in_library(), problems);
  problems.raise_if_any();
  return portfolio;
}

/// The built-in portfolio, as the program loads it.
[[nodiscard]] inline const portfolio::Portfolio& built_in_portfolio() {
  static const portfolio::Portfolio portfolio = built_in_with([](portfolio::Request&) {});
  return portfolio;
}

[[nodiscard]] inline publish::Messages built_in_messages() {
  std::vector<publish::MessageFile> files;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with("planner/publish/messages/")) files.push_back({std::string(file.path), file.bytes});
  }
  return publish::Messages(files);
}

}  // namespace landfall::test
