// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <doctest/doctest.h>

#include <boost/json.hpp>
#include <cstdlib>
#include <fstream>
#include <optional>
#include <regex>
#include <sstream>
#include <string>
#include <vector>

/// Cases that others published, in a folder beside the source: LANDFALL_TEST_REFERENCE, or ../shared/reference.
namespace landfall::reference {

/// The file as JSON; nothing, and a message, where it is absent. Numbers that are none (NaN) read as null.
[[nodiscard]] inline std::optional<boost::json::value> cases(const std::string& name) {
  const char* named = std::getenv("LANDFALL_TEST_REFERENCE");
  const std::string folder = named != nullptr ? named : std::string(LANDFALL_SOURCE_DIR) + "/../shared/reference";
  std::ifstream file(folder + "/" + name);
  if (!file) {
    MESSAGE("skipped: no " << name << " in " << folder);
    return std::nullopt;
  }
  std::stringstream text;
  text << file.rdbuf();
  return boost::json::parse(std::regex_replace(text.str(), std::regex("-?\\b(NaN|Infinity)\\b"), "null"));
}

[[nodiscard]] inline std::vector<double> numbers(const boost::json::value& list) {
  std::vector<double> values;
  for (const auto& each : list.as_array()) values.push_back(each.to_number<double>());
  return values;
}

}  // namespace landfall::reference
