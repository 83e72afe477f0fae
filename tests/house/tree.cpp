// SPDX-License-Identifier: Apache-2.0
#include "tests/house/tree.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>

namespace landfall::house {
namespace {

const std::filesystem::path root = std::filesystem::path(LANDFALL_SOURCE_DIR);

bool ours(const std::string& top_level_name) {
  return top_level_name != ".git" && top_level_name != ".cache" && !top_level_name.starts_with("build");
}

void add(const std::filesystem::path& path, std::vector<TextFile>& into) {
  std::ifstream stream(path, std::ios::binary);
  std::string text{std::istreambuf_iterator<char>(stream), {}};
  if (text.find('\0') != std::string::npos) return;
  into.push_back({path.lexically_relative(root).generic_string(), std::move(text)});
}

std::vector<TextFile> read_all() {
  std::vector<TextFile> all;
  for (const auto& top : std::filesystem::directory_iterator(root)) {
    if (!ours(top.path().filename().string())) continue;
    if (!top.is_directory()) {
      add(top.path(), all);
      continue;
    }
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top.path())) {
      if (entry.is_regular_file()) add(entry.path(), all);
    }
  }
  std::sort(all.begin(), all.end(), [](const TextFile& a, const TextFile& b) { return a.path < b.path; });
  return all;
}

}  // namespace

const std::vector<TextFile>& files() {
  static const std::vector<TextFile> all = read_all();
  return all;
}

std::vector<TextFile> product(const std::vector<std::string_view>& endings) {
  std::vector<TextFile> chosen;
  for (const TextFile& each : files()) {
    const bool inside = each.path.starts_with("climate/") || each.path.starts_with("sites/") || each.path.starts_with("planner/");
    const bool ends = std::any_of(endings.begin(), endings.end(), [&](std::string_view ending) { return each.path.ends_with(ending); });
    if (inside && ends) chosen.push_back(each);
  }
  return chosen;
}

std::vector<TextFile> sources() { return product({".cpp", ".hpp"}); }

TextFile file(std::string_view path) {
  const auto at = std::find_if(files().begin(), files().end(), [&](const TextFile& each) { return each.path == path; });
  return at == files().end() ? TextFile{std::string(path), {}} : *at;
}

bool exists(std::string_view path) { return std::filesystem::exists(root / path); }

std::vector<std::string> matches(const std::string& text, const std::string& pattern) {
  const std::regex regex(pattern);
  std::vector<std::string> found;
  for (std::sregex_iterator at(text.begin(), text.end(), regex), end; at != end; ++at) found.push_back((*at)[1].str());
  return found;
}

std::vector<std::string> includes(const TextFile& source) { return matches(source.text, "#include [<\"]([^>\"]+)[>\"]"); }

}  // namespace landfall::house
