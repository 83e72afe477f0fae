// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>

#include "planner/modules/supply_class_file.hpp"

namespace landfall::test {

/// The supply classes that ship.
[[nodiscard]] inline const modules::SupplyClasses& supply_classes() {
  static const modules::SupplyClasses classes = [] {
    modules::SupplyClasses read;
    Problems problems;
    for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::path(LANDFALL_SOURCE_DIR) / "planner/plant/data")) {
      std::ifstream file(entry.path());
      const std::string bytes{std::istreambuf_iterator<char>(file), {}};
      modules::SupplyClass made = modules::parse_supply_class(bytes, entry.path().filename().string(), problems);
      read[made.id] = std::move(made);
    }
    problems.raise_if_any();
    return read;
  }();
  return classes;
}

}  // namespace landfall::test
