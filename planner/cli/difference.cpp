// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/difference.hpp"

#include <fmt/format.h>
#include <algorithm>

namespace landfall::cli {
namespace {

constexpr std::size_t shown = 24;

/// A stretch around `at` that prints: control characters and bytes beyond ASCII as dots.
std::string around(std::string_view text, std::size_t at) {
  if (at >= text.size()) return "the end of the file";
  std::string piece(text.substr(at - std::min(at, shown / 2), shown));
  for (char& c : piece) {
    if (static_cast<unsigned char>(c) < 32 || static_cast<unsigned char>(c) > 126) c = '.';
  }
  return '"' + piece + '"';
}

/// The last JSON name before `at`: `"capex_usd": 12` gives capex_usd.
std::string name_before(std::string_view text, std::size_t at) {
  const std::size_t colon = text.substr(0, std::min(at + 1, text.size())).rfind("\": ");
  if (colon == std::string_view::npos) return {};
  const std::size_t quote = text.substr(0, colon).rfind('"');
  if (quote == std::string_view::npos || colon - quote > 60) return {};
  return fmt::format(", near {}", text.substr(quote + 1, colon - quote - 1));
}

}  // namespace

std::string first_difference(const std::string& path, std::string_view found, std::string_view expected) {
  const std::size_t most = std::min(found.size(), expected.size());
  std::size_t at = 0;
  while (at < most && found[at] == expected[at]) ++at;
  const std::string_view before = found.substr(0, at);
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t start = before.rfind('\n') == std::string_view::npos ? 0 : before.rfind('\n') + 1;
  return fmt::format("{}:{}:{}: differs from what its inputs give{}: found {}, computed {}", path, line, at - start + 1,
                     name_before(expected, at), around(found, at), around(expected, at));
}

}  // namespace landfall::cli
