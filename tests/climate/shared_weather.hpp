// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

namespace landfall::test {

inline std::string read_bytes(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The weather files that tests may use and the product does not carry, sorted; empty where there are none.
inline std::vector<std::filesystem::path> shared_weather_files() {
  const char* stated = std::getenv("LANDFALL_TEST_WEATHER");
  const std::filesystem::path folder = stated != nullptr ? stated : std::filesystem::path(LANDFALL_SOURCE_DIR) / "../shared/weather";
  std::vector<std::filesystem::path> files;
  if (!std::filesystem::is_directory(folder)) return files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".epw") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace landfall::test
