// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

/// The project's own files, for the tests that judge the house instead of a model.
namespace landfall::house {

struct TextFile {
  std::string path;  ///< from the root, with `/`
  std::string text;
};

/// All text files of the project, sorted by path; what git or a build makes is left out, and so are binary files.
[[nodiscard]] const std::vector<TextFile>& files();

/// Those of the product (climate, sites, planner) with one of these endings.
[[nodiscard]] std::vector<TextFile> product(const std::vector<std::string_view>& endings);

/// C++ sources of the product.
[[nodiscard]] std::vector<TextFile> sources();

/// The file at this path, or one with an empty text.
[[nodiscard]] TextFile file(std::string_view path);
[[nodiscard]] bool exists(std::string_view path);  ///< a file or a folder

/// What the first group of `pattern` matches, in order of appearance.
[[nodiscard]] std::vector<std::string> matches(const std::string& text, const std::string& pattern);

/// The paths that a source includes with quotes or angle brackets.
[[nodiscard]] std::vector<std::string> includes(const TextFile& source);

}  // namespace landfall::house
