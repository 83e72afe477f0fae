// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/data/embedded.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::test {

/// The built-in portfolio, as the program loads it.
[[nodiscard]] inline const portfolio::Portfolio& built_in_portfolio() {
  static const portfolio::Portfolio portfolio = [] {
    std::vector<portfolio::SourceFile> library;
    std::string request;
    for (const EmbeddedFile& file : embedded_files()) {
      if (file.path == "planner/portfolio/data/built-in.toml") request = std::string(file.bytes);
      if (in_library(file.path)) library.push_back({std::string(file.path), std::string(file.bytes)});
    }
    Problems problems;
    portfolio::Portfolio assembled = portfolio::assemble(portfolio::parse_request(request, "built-in.toml", problems), library, problems);
    problems.raise_if_any();
    return assembled;
  }();
  return portfolio;
}

}  // namespace landfall::test
