// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "climate/base/input_error.hpp"
#include "planner/portfolio/portfolio_file.hpp"

namespace landfall::cli {

/// Where the bytes of a run come from: this machine's files and the program's own data, or what a pack has kept.
struct Source {
  std::vector<portfolio::SourceFile> built_in;  ///< the program's own data, messages apart, ascending by path
  std::function<std::string(const std::string& path, Problems& problems)> read;
  /// What layers with rules say (layer_rules.hpp); empty: they cannot be read here.
  std::function<std::string(const std::vector<portfolio::Request::MapLayer>& layers, const std::string& folder,
                            const portfolio::Portfolio& portfolio, Problems& problems)>
      layers;

  /// Of the built-in files. Throws std::runtime_error for one that is not there.
  [[nodiscard]] std::string_view file(std::string_view path) const;
};

/// The program's own data and this machine's files (`read_input`).
[[nodiscard]] Source this_machine();

}  // namespace landfall::cli
